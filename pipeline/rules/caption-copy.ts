import { type Finding, SEVERITIES } from "../../schemas/finding.ts";
import { comparableText } from "../lib/text.ts";
import { sameSequence } from "./analysis.ts";
import type { CaptionText } from "./caption-text.ts";
import { error, note, suspicion } from "./finding.ts";
import type { NegativeFacts } from "./negative.ts";
import type { NegativeRule } from "./rule.ts";

const name = "caption-copy";

/** The negative is not among the things that are true of its video. */
export const captionCopy: NegativeRule = {
  name,
  description:
    "The negative is no caption of its own video, nor one up to articles, pronouns, auxiliaries and inflection. " +
    "A sentence with all its content words and more is a suspicion when they stand in its order, else a note.",
  scope: "negative",
  check: (facts) => {
    const { otherCaptions } = facts;
    if (otherCaptions.length === 0) return [];
    const comparable = comparableText(facts.query);
    const findings = otherCaptions.flatMap((caption) => compared(facts, comparable, caption));
    if (findings.length === 0) return [];
    return SEVERITIES.flatMap((severity) => findings.find((one) => one.severity === severity) ?? []).slice(
      0,
      1,
    );
  },
};

function compared({ analysis }: NegativeFacts, comparable: string, said: CaptionText): Finding[] {
  const evidence = { actual: said.text };
  if (said.comparable === comparable)
    return [error(name, "query", "the negative is another caption of the video", evidence)];
  const { queryStems } = analysis;
  if (queryStems.length === 0) return [];
  if (sameSequence(queryStems, said.stems))
    return [error(name, "query", "another caption of the video says the same in other grammar", evidence)];
  if (!queryStems.every((stem) => said.stems.includes(stem))) return [];
  const covering = said.sentenceStems.filter((stems) => queryStems.every((stem) => stems.includes(stem)));
  if (covering.length === 0) return [];
  if (covering.some((stems) => holdsInOrder(stems, queryStems))) {
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
