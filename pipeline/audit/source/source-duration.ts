import { finding } from "../rules/rule.ts";
import type { SourceRule } from "./source-rule.ts";

const name = "source-duration";

/** Rounding of one and the same duration. */
const ROUNDING_SECONDS = 0.05;
/** Ways of measuring that circulate for one video differ by no more than this. */
const MEASURING_SECONDS = 0.3;

/** The duration is the source's. */
export const sourceDuration: SourceRule = {
  name,
  description:
    "The duration is that of the source corpus. More than 0.3 s apart it is another video's (an error); between 0.05 and 0.3 s it may be measured otherwise (a suspicion).",
  check: ({ record: { duration } }, { queries }) => {
    if (duration === null) return [];
    const known = queries.map((query) => query.duration);
    const closest = known.sort((a, b) => Math.abs(a - duration) - Math.abs(b - duration))[0];
    if (closest === undefined) return [];
    const difference = Math.abs(closest - duration);
    if (difference <= ROUNDING_SECONDS) return [];
    const severity = difference > MEASURING_SECONDS ? "error" : "suspicion";
    const message = `the duration is ${difference.toFixed(2)} s from the source's`;
    return [
      finding(name, severity, "duration", message, { actual: String(duration), expected: String(closest) }),
    ];
  },
};
