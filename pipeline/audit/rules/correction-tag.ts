import { comparableText } from "../../lib/text.ts";
import { readAnswer } from "../read/answer.ts";
import { finding, recordRule } from "./rule.ts";

const name = "correction-tag";

/** Corrections are written as prompt and reward read them. */
export const correctionTag = recordRule(
  name,
  "A correction stands in <correction>, the tag that prompt and reward read (the human set uses <correct>), and is the original query.",
  ({ record }) =>
    [...record.positives, ...record.negatives].flatMap((item) => {
      const { correction, correctionTag: tag } = readAnswer(item.answer ?? "");
      const path = `${item.place}.a`;
      const isNegative = record.negatives.some(({ place }) => place === item.place);
      const wrongTag =
        tag === "correct"
          ? [
              finding(name, "note", path, "the tag is not the one that prompt and reward read", {
                actual: "<correct>",
                expected: "<correction>",
              }),
            ]
          : [];
      if (
        !isNegative ||
        correction === null ||
        comparableText(correction) === comparableText(record.original)
      )
        return wrongTag;
      return [
        ...wrongTag,
        finding(name, "suspicion", path, "the correction is not the original query", {
          actual: correction,
          expected: record.original,
        }),
      ];
    }),
);
