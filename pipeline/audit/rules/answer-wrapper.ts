import { readAnswer } from "../read/answer.ts";
import { finding, itemRule, NOTHING } from "./rule.ts";

const name = "answer-wrapper";

/** Every answer can be read by a trainer. */
export const answerWrapper = itemRule(
  name,
  "Every item has an answer inside one whole <answer>…</answer>, with nothing else outside than a correction. " +
    "An empty answer crashes the released evaluator; a broken wrapper scores a right model as wrong.",
  ({ place, answer }) => {
    if (answer === null) return NOTHING;
    const path = `${place}.a`;
    if (answer.trim() === "") return [finding(name, "error", path, "the answer is empty")];
    const parts = readAnswer(answer);
    if (parts.answer === null)
      return [finding(name, "error", path, "the answer has no whole <answer>…</answer>", shown(answer))];
    if (parts.answer.trim() === "")
      return [finding(name, "error", path, "there is nothing inside <answer>", shown(answer))];
    if (parts.outside !== "")
      return [finding(name, "error", path, "there is text outside the wrapper", { actual: parts.outside })];
    return NOTHING;
  },
);

/** The beginning of an answer, as evidence. */
function shown(answer: string): { readonly actual: string } {
  return { actual: answer.length > 160 ? `${answer.slice(0, 160)}…` : answer };
}
