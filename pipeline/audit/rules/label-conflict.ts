import type { Finding } from "../../../schemas/finding.ts";
import type { AuditPositive } from "../record.ts";
import { finding, type AuditRule } from "./rule.ts";
import { placeNumber, placeText, textKey } from "./fingerprints.ts";

const name = "label-conflict";

/** No query is both true and false of one video. */
export const labelConflict: AuditRule = {
  name,
  description:
    "No text is a positive and a negative of the same video, files together. The annotated positive is the more trustworthy, so the negative is probably true.",
  open: ({ files }) => {
    const sides = [new Map<number, number>(), new Map<number, number>()] as const;
    return {
      check: ({ record }) => {
        const found: Finding[] = [];
        const enter = ({ place, query }: AuditPositive, side: 0 | 1): void => {
          const key = textKey(record.videoKey, query);
          const known = sides[side].has(key);
          const opposite = sides[side === 0 ? 1 : 0].get(key);
          if (!known) sides[side].set(key, placeNumber(record));
          if (opposite === undefined || known) return;
          const message = `the same text of the same video is ${side === 0 ? "negative" : "positive"} in ${placeText(opposite, files)}`;
          found.push(finding(name, "error", `${place}.q`, message, { actual: query }));
        };
        for (const item of record.positives) enter(item, 0);
        for (const item of record.negatives) enter(item, 1);
        return found;
      },
    };
  },
};
