import type { Finding } from "../../../schemas/finding.ts";
import { NumberMap } from "../../lib/number-map.ts";
import { type DatasetRule, finding, itemOf } from "./rule.ts";
import { placeNumber, placeText } from "./fingerprints.ts";

const name = "label-conflict";

/** No query is both true and false of one video. */
export const labelConflict: DatasetRule = {
  name,
  scope: "dataset",
  description:
    "No text is a positive and a negative of the same video, files together. The annotated positive is the more trustworthy, so the negative is probably true.",
  open: ({ files }) => {
    const sides = [new NumberMap(), new NumberMap()] as const;
    return {
      check: (keys) => {
        const found: Finding[] = [];
        for (const item of keys.items) {
          const [own, other] = item.isPositive ? sides : [sides[1], sides[0]];
          if (own.get(item.inVideo) !== undefined) continue;
          own.set(item.inVideo, placeNumber(keys));
          const opposite = other.get(item.inVideo);
          if (opposite === undefined) continue;
          const message = `the same text of the same video is ${item.isPositive ? "negative" : "positive"} in ${placeText(opposite, files)}`;
          const { place = "", query = "" } = itemOf(keys, item) ?? {};
          found.push(finding(name, "error", `${place}.q`, message, { actual: query }));
        }
        return found;
      },
    };
  },
};
