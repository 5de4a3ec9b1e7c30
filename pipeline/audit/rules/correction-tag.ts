import type { Finding } from "../../../schemas/finding.ts";
import { comparableText } from "../../lib/text.ts";
import { readAnswer } from "../read/answer.ts";
import { finding, itemRule, NOTHING } from "./rule.ts";

const name = "correction-tag";

/** Corrections are written as prompt and reward read them. */
export const correctionTag = itemRule(
  name,
  "A correction stands in <correction>, the tag that prompt and reward read (the human set uses <correct>), and is the original query.",
  (item, record) => {
    const { correction, correctionTag: tag } = readAnswer(item.answer ?? "");
    if (correction === null) return NOTHING;
    const path = `${item.place}.a`;
    const found: Finding[] = [];
    if (tag === "correct") {
      const evidence = { actual: "<correct>", expected: "<correction>" };
      found.push(finding(name, "note", path, "the tag is not the one that prompt and reward read", evidence));
    }
    const isNegative = record.negatives.some(({ place }) => place === item.place);
    if (isNegative && comparableText(correction) !== comparableText(record.original)) {
      const evidence = { actual: correction, expected: record.original };
      found.push(finding(name, "suspicion", path, "the correction is not the original query", evidence));
    }
    return found;
  },
);
