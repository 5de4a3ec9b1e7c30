/** A full stop that the next sentence follows without a blank. Two characters before it keep initials and "p.m." out. */
const GLUE = /(?<=[\p{Ll}\p{N}"”’)]{2}[.!?]["”’)]?)(?=[“‘]?\p{Lu})/gu;

/** Where one sentence ends and the next begins, blanks between them or not. */
const BOUNDARY = /(?<=[.!?]["”’)]{0,3})\s+(?=["“‘(]?[\p{Lu}\p{N}]|\[)/gu;

/** Whether two sentences of a text touch without a blank. */
export function hasGluedSentences(text: string): boolean {
  return text.search(GLUE) !== -1;
}

/** The text with a blank between any two sentences that touch. */
export function separateSentences(text: string): string {
  return text.replace(GLUE, " ");
}

/** Sentences of a text, trimmed; glued ones are told apart. */
export function sentencesOf(text: string): string[] {
  return separateSentences(text)
    .split(BOUNDARY)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}
