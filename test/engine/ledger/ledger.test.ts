import path from "node:path";
import { describe, expect, it } from "vitest";
import { Ledger, ledgerKey } from "../../../pipeline/engine/ledger/ledger.ts";
import { spentOf } from "../../../pipeline/engine/ledger/totals.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { entryWith } from "./entries.ts";

describe("Ledger", () => {
  it("keeps replies, texts, notes and totals over a restart", async () => {
    const folder = path.join(await scratchFolder(), "deep", "ledger");
    const first = await Ledger.open(folder);
    const system = first.keepText("a system message");
    const entry = entryWith({ text: "häßlich \u0000 \ud83d\ude00" });
    await Promise.all([first.put("a", entry), first.put("b", entry), first.setNote("server", { x: 1 })]);
    await first.lost("categories", "m", { usd: 0.5, tokens: 7 });
    await first.close();
    const second = await Ledger.open(folder);
    expect(second.get("a")).toEqual(entry);
    expect(second.get("c")).toBeUndefined();
    expect(second.text(system)).toBe("a system message");
    expect(second.note("server")).toEqual({ x: 1 });
    expect(second.totals()).toMatchObject({
      "negatives gpt-5-mini": { replies: 2, input: 20, cachedInput: 8, output: 6, usd: 0.5, lost: 0 },
      "categories m": { replies: 0, lost: 1, lostUsd: 0.5, lostTokens: 7 },
    });
    expect(spentOf(second.totals())).toEqual({ usd: 1, tokens: 33 });
    await second.close();
  });

  it("does not resolve a write before it can be read by another process", async () => {
    const folder = path.join(await scratchFolder(), "ledger");
    const ledger = await Ledger.open(folder);
    let stored = false;
    const put = ledger.put("a", entryWith()).then(() => (stored = true));
    expect(ledger.get("a")).toBeUndefined();
    await put;
    expect([stored, ledger.get("a")?.outcome]).toEqual([true, "answered"]);
    await ledger.close();
  });

  it("takes a later reply under the same key, and counts both", async () => {
    const ledger = await Ledger.open(path.join(await scratchFolder(), "ledger"));
    await Promise.all([ledger.put("a", entryWith({ text: "1" })), ledger.put("a", entryWith({ text: "2" }))]);
    expect(ledger.get("a")?.text).toBe("2");
    expect(ledger.totals()["negatives gpt-5-mini"]?.replies).toBe(2);
    await ledger.close();
  });
});

describe("ledgerKey", () => {
  const { request } = entryWith();
  it("does not depend on the order of fields", () => {
    const reversed = Object.fromEntries(Object.entries(request).reverse()) as typeof request;
    expect(ledgerKey(reversed)).toBe(ledgerKey(request));
  });

  it.each([
    ["endpoint", { endpoint: "http://other/v1" }],
    ["model", { model: "other" }],
    ["prompt", { prompt: "table-16@000000000000" }],
    ["system", { system: "f".repeat(64) }],
    ["messages", { messages: [{ role: "user" as const, content: "{} " }] }],
    ["schema", { schema: "e".repeat(64) }],
    ["parameters", { parameters: { max_completion_tokens: 1 } }],
    ["sample", { sample: 1 }],
    ["turn", { turn: 1 }],
  ])("changes with %s", (_, changes) => {
    expect(ledgerKey({ ...request, ...changes })).not.toBe(ledgerKey(request));
  });
});
