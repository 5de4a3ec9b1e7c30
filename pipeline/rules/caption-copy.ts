import { contentStems } from "../lib/inflection.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { comparableText } from "../lib/text.ts";
import { analysisOf, sameSequence } from "./analysis.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeFacts, NegativeRule } from "./rule.ts";
import type { Finding } from "../../schemas/finding.ts";

const name = "caption-copy";

/** The negative is not among the things that are true of its video. */
export const captionCopy: NegativeRule = {
  name,
  description:
    "The negative is no caption of its own video, nor one up to articles, pronouns, auxiliaries and inflection. " +
    "A sentence with all its content words and more is a suspicion.",
  scope: "negative",
  check: (facts) => {
    const others = facts.captions.filter((caption) => !caption.own);
    const findings = others.flatMap(({ text }) => compared(facts, text));
    const worst = findings.find(({ severity }) => severity === "error") ?? findings[0];
    return worst === undefined ? [] : [worst];
  },
};

function compared(facts: NegativeFacts, caption: string): Finding[] {
  const evidence = { actual: caption };
  if (comparableText(caption) === comparableText(facts.query))
    return [error(name, "query", "the negative is another caption of the video", evidence)];
  const { queryStems } = analysisOf(facts);
  const stems = contentStems(caption);
  if (sameSequence(queryStems, stems))
    return [error(name, "query", "another caption of the video says the same in other grammar", evidence)];
  if (
    queryStems.length === 0 ||
    !sentencesOf(caption).some((sentence) => covers(contentStems(sentence), queryStems))
  )
    return [];
  const message = "a sentence of another caption holds all content words of the negative";
  return [suspicion(name, "query", message, { ...evidence, probability: null })];
}

function covers(stems: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((stem) => stems.includes(stem));
}
