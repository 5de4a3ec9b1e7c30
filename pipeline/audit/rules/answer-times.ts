import { pythonFixed1 } from "../../lib/python-json.ts";
import { readAnswer, readSpan } from "../read/answer.ts";
import { finding, NOTHING, recordRule } from "./rule.ts";

const name = "answer-times";

/** What a model is to answer is what it is scored by. */
export const answerTimes = recordRule(
  name,
  'A positive answer is its record\'s timestamp, written as Python writes "%.1f to %.1f": training teaches the one, evaluation scores the other.',
  ({ record }) => {
    const [window] = record.windows;
    if (window === undefined) return NOTHING;
    const expected = `${pythonFixed1(window[0])} to ${pythonFixed1(window[1])}`;
    return record.positives.flatMap(({ place, answer }) => {
      const text = readAnswer(answer ?? "").answer;
      if (text === null || text.trim() === "" || text.trim() === expected) return [];
      const span = readSpan(text);
      const close =
        span !== null && Math.abs(span[0] - window[0]) < 0.051 && Math.abs(span[1] - window[1]) < 0.051;
      const message = close
        ? "the answer rounds the timestamp differently"
        : "the answer is not the record's timestamp";
      return [finding(name, close ? "note" : "error", `${place}.a`, message, { actual: text, expected })];
    });
  },
);
