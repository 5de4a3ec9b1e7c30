import { finding, recordRule } from "./rule.ts";

const name = "pair-complete";

/** A record teaches both answers. */
export const pairComplete = recordRule(
  name,
  "A record holds a positive and a negative: training and evaluation pair them.",
  ({ record }) => [
    ...(record.positives.length === 0 ? [finding(name, "note", "GRPO", "the record has no positive")] : []),
    ...(record.negatives.length === 0 ? [finding(name, "note", "GRPO", "the record has no negative")] : []),
  ],
);
