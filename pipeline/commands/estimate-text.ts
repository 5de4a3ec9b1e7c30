import type { Interval, StageEstimate } from "../engine/openai/money/estimate.ts";
import { textTable } from "../lib/table.ts";

/** What requests would cost, as a table. */
export function estimateText(estimates: readonly StageEstimate[]): string {
  const rows = estimates.map((one) => [
    one.stage,
    one.calls,
    one.inLedger,
    range(one.inputTokens),
    range(one.outputTokens),
    one.usd === null ? "no price known" : range(one.usd, 2),
    one.basis,
  ]);
  return textTable(
    ["asked for", "calls", "in the ledger", "input tokens", "output tokens", "USD", "lengths from"],
    rows,
  );
}

function range({ low, likely, high }: Interval, digits = 0): string {
  const [best, least, most] = [likely, low, high].map((value) =>
    value.toLocaleString("en-US", { maximumFractionDigits: digits }),
  );
  return `${best} (${least} to ${most})`;
}
