import path from "node:path";
import { describe, expect, it } from "vitest";
import { spentOn } from "../../pipeline/commands/spending.ts";
import { Ledger, ledgerKey } from "../../pipeline/engine/ledger/ledger.ts";
import { testConfig, withRun } from "../9-export/run.ts";
import { entryWith } from "../engine/ledger/entries.ts";

describe("what a run spent", () => {
  it("is what its own ledger counted, lost calls included", async () => {
    await withRun(async (run) => {
      const ledger = await Ledger.open(path.join(run, "ledger"));
      const entry = entryWith({ usage: { input: 1000, cachedInput: 200, output: 50 }, usd: 0.25 });
      await ledger.put(ledgerKey(entry.request), entry);
      await ledger.lost(entry.stage, entry.request.model, { usd: 0.5, tokens: 4000 });
      await ledger.close();
      expect(await spentOn(testConfig(run))).toEqual([
        expect.objectContaining({
          model: entry.request.model,
          replies: 1,
          input: 1000,
          output: 50,
          usd: 0.25,
          lost: 1,
        }),
      ]);
    });
  });

  it("is unknown without a ledger, and with one that other runs may share", async () => {
    await withRun(async (run) => {
      expect(await spentOn(testConfig(run))).toBeNull();
      const shared = path.join(run, "shared");
      await (await Ledger.open(shared)).close();
      expect(await spentOn(testConfig(run, { ledger: shared }))).toBeNull();
    });
  });
});
