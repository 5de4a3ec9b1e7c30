import {
  type LedgerEntry,
  type LedgerSpend,
  type LedgerTotals,
  ledgerTotals,
} from "../../../schemas/ledger-entry.ts";
import { OperatorError } from "../../lib/errors.ts";
import { parseJson } from "../../lib/ndjson.ts";

const NOTHING: LedgerSpend = {
  replies: 0,
  input: 0,
  cachedInput: 0,
  output: 0,
  usd: 0,
  unpriced: 0,
  lost: 0,
  lostUsd: 0,
  lostTokens: 0,
};

/** Totals as stored; those of a new ledger are empty. */
export function readTotals(text: string | undefined, folder: string): LedgerTotals {
  if (text === undefined) return {};
  const parsed = ledgerTotals.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new OperatorError(`ledger ${folder}: its totals are not of this version; give another --ledger`, 1);
  }
  return parsed.data;
}

/** Totals with one more reply. */
export function addEntry(totals: LedgerTotals, { stage, request, usage, usd }: LedgerEntry): LedgerTotals {
  const name = spendName(stage, request.model);
  const spend = totals[name] ?? NOTHING;
  return {
    ...totals,
    [name]: {
      ...spend,
      replies: spend.replies + 1,
      input: spend.input + (usage?.input ?? 0),
      cachedInput: spend.cachedInput + (usage?.cachedInput ?? 0),
      output: spend.output + (usage?.output ?? 0),
      usd: spend.usd + (usd ?? 0),
      unpriced: spend.unpriced + (usd === null ? 1 : 0),
    },
  };
}

/** Totals with one more call whose reply never came whole. */
export function addLost(
  totals: LedgerTotals,
  stage: string,
  model: string,
  worst: { readonly usd: number; readonly tokens: number },
): LedgerTotals {
  const name = spendName(stage, model);
  const spend = totals[name] ?? NOTHING;
  return {
    ...totals,
    [name]: {
      ...spend,
      lost: spend.lost + 1,
      lostUsd: spend.lostUsd + worst.usd,
      lostTokens: spend.lostTokens + worst.tokens,
    },
  };
}

/** Everything that counts against a budget: what was billed, and the worst case of what was lost. */
export function spentOf(totals: LedgerTotals): { usd: number; tokens: number } {
  let [usd, tokens] = [0, 0];
  for (const spend of Object.values(totals)) {
    usd += spend.usd + spend.lostUsd;
    tokens += spend.input + spend.output + spend.lostTokens;
  }
  return { usd, tokens };
}

function spendName(stage: string, model: string): string {
  return `${stage} ${model}`;
}
