import type { Config } from "../../schemas/config.ts";
import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { reportLedger } from "../engine/ledger/commands.ts";
import { ledgerFolder } from "../engine/ledger/folder.ts";
import { Ledger } from "../engine/ledger/ledger.ts";
import { sizeOf } from "../lib/files.ts";

/**
 * What the replies of a run cost, by stage and model, as its ledger counted it; null when nobody did: the run has no ledger, or
 * shares one with other runs, whose costs cannot be told from its own.
 */
export async function spentOn(config: Config): Promise<ReleaseManifest["spent"]> {
  const folder = ledgerFolder(config);
  if (config.ledger !== null || (await sizeOf(folder)) === undefined) return null;
  const ledger = await Ledger.open(folder);
  try {
    return [...(await reportLedger(ledger)).spend];
  } finally {
    await ledger.close();
  }
}
