/** A full stop that the next sentence follows without a blank. Two characters before it keep initials and "p.m." out. */
const GLUE = /(?<=[\p{Ll}\p{N}"”’)]{2}[.!?]["”’)]?)(?=[“‘]?\p{Lu})/gu;

/** Where one sentence ends and the next begins, blanks between them or not. */
const BOUNDARY = /(?<=[.!?]["”’)]{0,3})\s+(?=["“‘(]?[\p{Lu}\p{N}]|\[)/gu;

const ASCII = /^[\0-\x7f]*$/;
/** A glued stop of an ASCII text with what stands around it. */
const PLAIN_GLUE = /[a-z0-9")]{2}[.!?][")]?[A-Z]/;

/** Whether two sentences of a text touch without a blank. */
export function hasGluedSentences(text: string): boolean {
  return ASCII.test(text) ? PLAIN_GLUE.test(text) : text.search(GLUE) !== -1;
}

/** The text with a blank between any two sentences that touch. */
export function separateSentences(text: string): string {
  return text.replace(GLUE, " ");
}

/** Sentences of a text, trimmed; glued ones are told apart. */
export function sentencesOf(text: string): string[] {
  return ASCII.test(text) ? plainSentences(text) : sentencesByPattern(text);
}

/** The same for any text, by the patterns above. */
export function sentencesByPattern(text: string): string[] {
  return separateSentences(text)
    .split(BOUNDARY)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

const STOP = /[.!?]([")]{0,3})(?:(?=([A-Z]))|\s+(?=["(]?[A-Z0-9]|\[))/g;
const BEFORE_GLUE = /[a-z0-9")]{2}$/;

/** Sentences of an ASCII text, several times faster: it looks at what follows a full stop instead of back from every place. */
function plainSentences(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  const take = (to: number): void => {
    const sentence = text.slice(from, to).trim();
    if (sentence !== "") sentences.push(sentence);
    from = to;
  };
  for (const found of text.matchAll(STOP)) {
    const [whole, closers = "", glued] = found;
    if (
      glued !== undefined &&
      (closers.length > 1 || !BEFORE_GLUE.test(text.slice(Math.max(0, found.index - 2), found.index)))
    )
      continue;
    take(found.index + whole.length);
  }
  take(text.length);
  return sentences;
}
