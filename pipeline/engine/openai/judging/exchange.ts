import type { JudgeQuestion } from "../../../lib/judge-question.ts";
import type { Exchange } from "../messages.ts";
import type { Prompts } from "../prompts.ts";

/** The exchange of a judge's question: Table 17 or our own prompt as system message, one JSON object as user message. */
export function judgeExchange(question: JudgeQuestion, prompts: Prompts): Exchange {
  const { kind, about } = question;
  const prompt = kind === "presence" ? prompts.presence : prompts.refusalCategories;
  return {
    kind,
    momentId: about,
    sample: 0,
    turn: 0,
    prompt: prompt.id,
    system: prompt.text,
    messages: [{ role: "user", content: JSON.stringify(inputOf(question)) }],
    labels: [],
  };
}

function inputOf(question: JudgeQuestion): object {
  if (question.kind === "refusal-categories") return { generated_response: question.refusal };
  const { captions, statements } = question;
  return {
    descriptions: captions.map(({ window, text }) =>
      window === null ? text : `${window[0]} to ${window[1]} s: ${text}`,
    ),
    statements: { A: statements[0], B: statements[1] },
  };
}
