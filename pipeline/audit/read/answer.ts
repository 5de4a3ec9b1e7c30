/** An answer taken apart. */
export interface AnswerParts {
  /** Text inside <answer>…</answer>; null when there is no whole wrapper. */
  readonly answer: string | null;
  /** Text of the correction that follows; null when there is none. */
  readonly correction: string | null;
  /** Name of the correction's tag as written, e.g. correct. */
  readonly correctionTag: string | null;
  /** Anything outside the known wrappers. */
  readonly outside: string;
}

const [OPEN, CLOSED] = ["<answer>", "</answer>"] as const;
const ANSWER = /<answer>([\s\S]*?)<\/answer>/u;
const CORRECTION = /<(correct|correction)>([\s\S]*?)<\/\1>/u;

/** Reads an answer of a released record: `<answer>…</answer>`, in the human set followed by `<correct>…</correct>`. */
export function readAnswer(text: string): AnswerParts {
  const end = text.length - CLOSED.length;
  if (text.startsWith(OPEN) && text.indexOf(CLOSED) === end)
    return { answer: text.slice(OPEN.length, end), correction: null, correctionTag: null, outside: "" };
  const answer = ANSWER.exec(text);
  const rest = answer === null ? text : text.replace(answer[0], "");
  const correction = CORRECTION.exec(rest);
  return {
    answer: answer?.[1] ?? null,
    correction: correction?.[2] ?? null,
    correctionTag: correction?.[1] ?? null,
    outside: (correction === null ? rest : rest.replace(correction[0], "")).trim(),
  };
}

const SPAN = /^\s*(-?\d+(?:\.\d+)?)\s+to\s+(-?\d+(?:\.\d+)?)\s*$/u;

/** The two numbers of a positive answer, seconds; null when it is no span. */
export function readSpan(answer: string): readonly [number, number] | null {
  const found = SPAN.exec(answer);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}
