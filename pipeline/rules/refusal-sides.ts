import type { Finding } from "../../schemas/finding.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";
import type { Sentence } from "./sentence.ts";
import type { Statement, StatementKind } from "./statements.ts";

const name = "refusal-sides";

/** The refusal does not confuse what the video shows with what the query asks for. */
export const refusalSides: NegativeRule = {
  name,
  description:
    "No sentence says that the video shows what only the negative has, and not what only the original has; nor does one, or one and the next, say that the query asks for what the video shows.",
  scope: "negative",
  check: (facts) => {
    const { addedStems, removedStems } = facts.analysis;
    if (addedStems.length === 0 || removedStems.length === 0) return [];
    const { sentences } = facts.refusalAnalysis;
    for (const sentence of sentences) {
      if (!sentence.cutsWords && !mayConfuse(sentence.stems, addedStems, removedStems)) continue;
      if (!mistakes(sentence.statements, removedStems)) continue;
      const { shown, denied, asked } = sidesOf(sentence.statements);
      const asksForTrue = onlyHas(asked, removedStems, addedStems);
      const deniesTrue = onlyHas(denied, removedStems, addedStems);
      if (onlyHas(shown, addedStems, removedStems) && (asksForTrue || deniesTrue))
        return [finding("the sides are swapped: this says that the video shows the negative", sentence.text)];
      const asksForAllTrue = asksForTrue && removedStems.every((stem) => asked.includes(stem));
      if (asksForAllTrue && onlyHas(shown, removedStems, addedStems))
        return [finding("this says that the query asks for what the video shows", sentence.text)];
    }
    return saidOfBoth(sentences, addedStems, removedStems);
  },
};

/** Two sentences of which one says that the query asks for what only the original has, and the next that the video shows it. */
function saidOfBoth(
  sentences: readonly Sentence[],
  added: readonly string[],
  removed: readonly string[],
): Finding[] {
  const at = sentences.findIndex((sentence, index) => {
    const next = sentences[index + 1];
    if (next === undefined || ![sentence, next].every(({ stems }) => onlyHas(stems, removed, added)))
      return false;
    const { asked } = sidesOf(sentence.statements);
    const { shown } = sidesOf(next.statements);
    return removed.every((stem) => asked.includes(stem) && shown.includes(stem));
  });
  const pair = sentences.slice(at, at + 2).map(({ text }) => text);
  return at < 0 ? [] : [finding("this says that the query asks for what the video shows", pair.join(" "))];
}

/** Whether a sentence names both sides, or twice what the original has: without that it confuses nothing. */
function mayConfuse(stems: readonly string[], added: readonly string[], removed: readonly string[]): boolean {
  const all = stems.filter((stem) => removed.includes(stem));
  return all.length > 1 || (all.length > 0 && added.some((stem) => stems.includes(stem)));
}

/** Whether any statement asks for what the original has or denies it: without that nothing is confused. */
function mistakes(statements: readonly Statement[], removed: readonly string[]): boolean {
  return statements.some(
    (statement) =>
      removed.some((stem) => statement.stems.includes(stem)) &&
      (statement.kind === "asked" || statement.kind === "denied"),
  );
}

function finding(message: string, actual: string): Finding {
  return error(name, "refusal", message, { actual });
}

/** Content stems of a sentence by what it says of them. */
function sidesOf(statements: readonly Statement[]): Record<StatementKind, string[]> {
  const sides: Record<StatementKind, string[]> = { shown: [], denied: [], asked: [] };
  for (const { kind, stems } of statements) if (kind !== null) sides[kind].push(...stems);
  return sides;
}

/** Whether a list holds some of the first stems and none of the second. */
function onlyHas(stems: readonly string[], some: readonly string[], none: readonly string[]): boolean {
  return some.some((stem) => stems.includes(stem)) && !none.some((stem) => stems.includes(stem));
}
