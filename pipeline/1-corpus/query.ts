import type { Adjustment } from "../../schemas/moment.ts";
import { cleanText } from "../lib/text.ts";
import { withoutUnprintable } from "../lib/unprintable.ts";
import type { Defect } from "./source.ts";

/** A query as it is stored, and what was changed to get there. */
export interface ReadQuery {
  readonly query: string;
  readonly adjustments: readonly Adjustment[];
}

/** Cleans a query: NFC, one blank for every run of white space, nothing unprintable. A query without a letter or digit is a defect. */
export function readQuery(raw: string): ReadQuery | Defect {
  const adjustments: Adjustment[] = [];
  const printable = withoutUnprintable(raw);
  if (printable !== raw) {
    const message = `control characters removed, ${raw.length} characters to ${printable.length}`;
    adjustments.push({ name: "unprintable-removed", message });
  }
  const composed = printable.normalize("NFC");
  if (composed !== printable)
    adjustments.push({ name: "nfc-normalised", message: "characters composed (Unicode NFC)" });
  const query = cleanText(composed);
  if (query !== composed) {
    const message = `white space collapsed, ${composed.length} characters to ${query.length}`;
    adjustments.push({ name: "whitespace-collapsed", message });
  }
  if (!/[\p{L}\p{N}]/u.test(query)) return { reason: "empty-query", message: "the query has no words" };
  return { query, adjustments };
}
