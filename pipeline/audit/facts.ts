import type { Level } from "../../schemas/level.ts";
import { NegativeFacts } from "../rules/negative.ts";
import type { AuditNegative, AuditRecord } from "./record.ts";
import type { Audited } from "./rules/rule.ts";

/**
 * A record with its negatives as rules see them. Negatives of a record without a positive have nothing to be compared with and
 * are left to the rules about records.
 */
export function auditedOf(record: AuditRecord): Audited {
  if (record.positives.length === 0) return { record, negatives: [] };
  return {
    record,
    negatives: record.negatives.map((negative) => ({
      negative,
      facts: new NegativeFacts({
        original: record.original,
        captions: record.captions,
        level: negative.level ?? levelByCount(negative),
        categories: negative.categories,
        query: negative.query,
        refusalText: negative.refusalText,
        refusal: negative.refusal,
      }),
    })),
  };
}

/** The level that a number of categories stands for, where the file names none. */
function levelByCount({ categories }: AuditNegative): Level {
  if (categories.length <= 1) return "strong";
  return categories.length === 2 ? "moderate" : "weak";
}
