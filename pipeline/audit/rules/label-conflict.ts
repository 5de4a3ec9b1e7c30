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
        const items = [
          ...record.positives.map((item) => ({ ...item, side: 0 as const })),
          ...record.negatives.map((item) => ({ ...item, side: 1 as const })),
        ];
        return items.flatMap(({ place, query, side }) => {
          const key = textKey(record.videoKey, query);
          const known = sides[side].has(key);
          const opposite = sides[side === 0 ? 1 : 0].get(key);
          if (!known) sides[side].set(key, placeNumber(record));
          if (opposite === undefined || known) return [];
          const message = `the same text of the same video is ${side === 0 ? "negative" : "positive"} in ${placeText(opposite, files)}`;
          return [finding(name, "error", `${place}.q`, message, { actual: query })];
        });
      },
    };
  },
};
