import type { Finding } from "../../../schemas/finding.ts";
import { NumberMap } from "../../lib/number-map.ts";
import { type DatasetRule, finding, itemOf } from "./rule.ts";
import { placeNumber, placeText } from "./fingerprints.ts";

const name = "duplicate-negative";

/** No negative stands twice. */
export const duplicateNegative: DatasetRule = {
  name,
  scope: "dataset",
  description:
    "A negative occurs once per video, files together: a repeated one counts twice in every score.",
  open: ({ files }) => {
    const first = new NumberMap();
    return {
      check: (keys) => {
        const found: Finding[] = [];
        for (const item of keys.items) {
          if (item.isPositive) continue;
          const before = first.get(item.inVideo);
          if (before === undefined) {
            first.set(item.inVideo, placeNumber(keys));
            continue;
          }
          const message = `the same negative of the same video stands in ${placeText(before, files)}`;
          const { place = "", query = "" } = itemOf(keys, item) ?? {};
          found.push(finding(name, "error", `${place}.q`, message, { actual: query }));
        }
        return found;
      },
    };
  },
};
