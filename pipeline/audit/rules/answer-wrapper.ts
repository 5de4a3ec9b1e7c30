import { readAnswer } from "../read/answer.ts";
import { finding, recordRule } from "./rule.ts";

const name = "answer-wrapper";

/** Every answer can be read by a trainer. */
export const answerWrapper = recordRule(
  name,
  "Every item has an answer inside one whole <answer>…</answer>, with nothing else outside than a correction. " +
    "An empty answer crashes the released evaluator; a broken wrapper scores a right model as wrong.",
  ({ record }) =>
    [...record.positives, ...record.negatives].flatMap(({ place, answer }) => {
      const path = `${place}.a`;
      if (answer === null) return [];
      if (answer.trim() === "") return [finding(name, "error", path, "the answer is empty")];
      const parts = readAnswer(answer);
      const actual = answer.length > 160 ? `${answer.slice(0, 160)}…` : answer;
      if (parts.answer === null)
        return [finding(name, "error", path, "the answer has no whole <answer>…</answer>", { actual })];
      if (parts.answer.trim() === "")
        return [finding(name, "error", path, "there is nothing inside <answer>", { actual })];
      if (parts.outside !== "")
        return [finding(name, "error", path, "there is text outside the wrapper", { actual: parts.outside })];
      return [];
    }),
);
