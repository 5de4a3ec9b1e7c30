import { type Finding, SEVERITIES } from "../../schemas/finding.ts";
import { contentStems } from "../lib/inflection.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { comparableText } from "../lib/text.ts";
import { analysisOf, sameSequence } from "./analysis.ts";
import { error, note, suspicion } from "./finding.ts";
import type { NegativeFacts, NegativeRule } from "./rule.ts";

const name = "caption-copy";

/** The negative is not among the things that are true of its video. */
export const captionCopy: NegativeRule = {
  name,
  description:
    "The negative is no caption of its own video, nor one up to articles, pronouns, auxiliaries and inflection. " +
    "A sentence with all its content words and more is a suspicion when they stand in its order, else a note.",
  scope: "negative",
  check: (facts) => {
    const others = facts.captions.filter((caption) => !caption.own);
    const findings = others.flatMap(({ text }) => compared(facts, text));
    return SEVERITIES.flatMap((severity) => findings.find((one) => one.severity === severity) ?? []).slice(
      0,
      1,
    );
  },
};

function compared(facts: NegativeFacts, caption: string): Finding[] {
  const evidence = { actual: caption };
  if (comparableText(caption) === comparableText(facts.query))
    return [error(name, "query", "the negative is another caption of the video", evidence)];
  const { queryStems } = analysisOf(facts);
  if (queryStems.length === 0) return [];
  if (sameSequence(queryStems, contentStems(caption)))
    return [error(name, "query", "another caption of the video says the same in other grammar", evidence)];
  const sentences = sentencesOf(caption).map(contentStems);
  const covering = sentences.filter((said) => queryStems.every((stem) => said.includes(stem)));
  if (covering.length === 0) return [];
  if (covering.some((said) => holdsInOrder(said, queryStems))) {
    const message = "another caption holds all content words of the negative, in its order";
    return [suspicion(name, "query", message, { ...evidence, probability: null })];
  }
  return [
    note(
      name,
      "query",
      "another caption holds all content words of the negative, in another order",
      evidence,
    ),
  ];
}

/** Whether a list holds the wanted items one after the other, others between them. */
function holdsInOrder(items: readonly string[], wanted: readonly string[]): boolean {
  let found = 0;
  for (const item of items) if (item === wanted[found]) found += 1;
  return found === wanted.length;
}
