import path from "node:path";
import { ClassicLevel } from "classic-level";
import { describe, expect, it } from "vitest";
import {
  exportLedger,
  pruneLedger,
  reportLedger,
  verifyLedger,
} from "../../../pipeline/engine/ledger/commands.ts";
import { Ledger, ledgerKey } from "../../../pipeline/engine/ledger/ledger.ts";
import { collect, scratchFolder } from "../../support/scratch.ts";
import { entryWith } from "./entries.ts";

/** A ledger of three sound entries and, if asked for, one of every damage. */
async function ledgerOf({ damaged = false } = {}): Promise<Ledger> {
  const folder = path.join(await scratchFolder(), "ledger");
  const ledger = await Ledger.open(folder);
  const system = ledger.keepText("the system message");
  const add = async (sample: number, outcome: "answered" | "unreachable", at: string): Promise<void> => {
    const base = entryWith({ outcome, at });
    const entry = { ...base, request: { ...base.request, system, sample } };
    await ledger.put(ledgerKey(entry.request), entry);
  };
  await add(0, "answered", "2025-01-01T00:00:00.000Z");
  await add(1, "answered", "2025-02-01T00:00:00.000Z");
  await add(2, "unreachable", "2025-02-01T00:00:00.000Z");
  if (!damaged) return ledger;
  const lost = entryWith();
  await ledger.put(ledgerKey(lost.request), lost);
  await ledger.put("0".repeat(64), { ...lost, request: { ...lost.request, system } });
  await ledger.close();
  const db = new ClassicLevel(folder);
  await db.put(`entry/${"1".repeat(64)}`, '{"half":');
  await db.close();
  return Ledger.open(folder);
}

describe("reportLedger", () => {
  it("says what a ledger holds and what was spent, by stage and model", async () => {
    const ledger = await ledgerOf();
    const report = await reportLedger(ledger);
    expect(report.replies).toBe(3);
    expect(report.spend).toEqual([
      expect.objectContaining({ stage: "negatives", model: "gpt-5-mini", replies: 3, usd: 0.75, input: 30 }),
    ]);
    await ledger.close();
  });
});

describe("verifyLedger", () => {
  it("finds nothing in a sound ledger", async () => {
    const ledger = await ledgerOf();
    expect(await verifyLedger(ledger)).toEqual({ checked: 3, damaged: {}, keys: [] });
    await ledger.close();
  });

  it("names every kind of damage; pruning removes just that", async () => {
    const ledger = await ledgerOf({ damaged: true });
    const found = await verifyLedger(ledger);
    expect(found).toMatchObject({
      checked: 6,
      damaged: { "not-an-entry": 1, "wrong-key": 1, "missing-text": 1 },
    });
    expect(await pruneLedger(ledger, { damaged: true })).toBe(3);
    expect(await verifyLedger(ledger)).toEqual({ checked: 3, damaged: {}, keys: [] });
    await ledger.close();
  });
});

describe("exportLedger", () => {
  it("writes every entry with its texts", async () => {
    const ledger = await ledgerOf();
    const lines = (await collect(exportLedger(ledger))).map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({ request: { system: "the system message" }, text: "{}" });
    await ledger.close();
  });
});

describe("pruneLedger", () => {
  it.each([
    [{ outcomes: ["unreachable" as const] }, 1],
    [{ before: "2025-01-15" }, 1],
    [{ model: "other" }, 0],
    [{ prompt: "table-16@", outcomes: ["answered" as const] }, 2],
    [{}, 0],
  ])("%o removes %i", async (filter, removed) => {
    const ledger = await ledgerOf();
    expect(await pruneLedger(ledger, filter)).toBe(removed);
    const report = await reportLedger(ledger);
    expect(report.replies).toBe(3 - removed);
    expect(report.spend[0]?.usd).toBe(0.75);
    await ledger.close();
  });
});
