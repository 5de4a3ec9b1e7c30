import type { AuditRule } from "./rule.ts";
import { finding } from "./rule.ts";
import { placeNumber, placeText, textKey } from "./fingerprints.ts";

const name = "duplicate-negative";

/** No negative stands twice. */
export const duplicateNegative: AuditRule = {
  name,
  description:
    "A negative occurs once per video, files together: a repeated one counts twice in every score.",
  open: ({ files }) => {
    const first = new Map<number, number>();
    return {
      check: ({ record }) =>
        record.negatives.flatMap(({ place, query }) => {
          const key = textKey(record.videoKey, query);
          const before = first.get(key);
          if (before === undefined) {
            first.set(key, placeNumber(record));
            return [];
          }
          const message = `the same negative of the same video stands in ${placeText(before, files)}`;
          return [finding(name, "error", `${place}.q`, message, { actual: query })];
        }),
    };
  },
};
