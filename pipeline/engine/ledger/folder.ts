import path from "node:path";
import type { Config } from "../../../schemas/config.ts";

/** Folder of the ledger that a configuration names: its own, else one inside the run. */
export function ledgerFolder({ ledger, run }: Pick<Config, "ledger" | "run">): string {
  return ledger ?? path.join(run, "ledger");
}
