import { contentStems } from "../lib/inflection.ts";
import { analysisOf, refusalAnalysisOf } from "./analysis.ts";
import { error } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-sides";

const SHOWN =
  /\b(?:video|footage|clip|segment|scene|recording|film|material|person|man|woman)\b[^,;.]{0,40}?\b(?:shows?|depicts?|presents?|displays?|features?|contains?|is|are)\b/iu;
const ASKED =
  /\b(?:query|request|it)\b (?:\w+ )?(?:asks?|requests?|mentions?|says?|states?|describes?|refers?|specif(?:ies|y)|claims?|names?)\b/iu;
const DENIED = /\b(?:not|no|never|rather than|instead of|without)\b/iu;

/** Where one statement of a sentence ends and the next begins. */
const STATEMENTS = /[,;:]|\b(?=(?:rather than|instead of|but|while|whereas|so|not)\b)/iu;

/** The refusal does not confuse what the video shows with what the query asks for. */
export const refusalSides: NegativeRule = {
  name,
  description:
    "No sentence says that the video shows what only the negative has, and not what only the original has; nor that the query asks for what the video shows.",
  scope: "negative",
  check: (facts) => {
    const { addedStems, removedStems } = analysisOf(facts);
    if (addedStems.length === 0 || removedStems.length === 0) return [];
    for (const sentence of refusalAnalysisOf(facts).sentences) {
      const { shown, denied, asked } = sidesOf(sentence);
      const evidence = { actual: sentence };
      const asksForTrue = onlyHas(asked, removedStems, addedStems);
      if (
        onlyHas(shown, addedStems, removedStems) &&
        (asksForTrue || onlyHas(denied, removedStems, addedStems))
      )
        return [
          error(
            name,
            "refusal",
            "the sides are swapped: this says that the video shows the negative",
            evidence,
          ),
        ];
      const asksForAllTrue = asksForTrue && removedStems.every((stem) => asked.includes(stem));
      if (asksForAllTrue && onlyHas(shown, removedStems, addedStems))
        return [error(name, "refusal", "this says that the query asks for what the video shows", evidence)];
    }
    return [];
  },
};

interface Sides {
  readonly shown: readonly string[];
  readonly denied: readonly string[];
  readonly asked: readonly string[];
}

/** Content stems of a sentence by what it says of them. */
function sidesOf(sentence: string): Sides {
  const sides = { shown: [] as string[], denied: [] as string[], asked: [] as string[] };
  for (const statement of sentence.split(STATEMENTS)) {
    const stems = contentStems(statement);
    if (DENIED.test(statement)) sides.denied.push(...stems);
    else if (ASKED.test(statement)) sides.asked.push(...stems);
    else if (SHOWN.test(statement)) sides.shown.push(...stems);
  }
  return sides;
}

/** Whether a list holds some of the first stems and none of the second. */
function onlyHas(stems: readonly string[], some: readonly string[], none: readonly string[]): boolean {
  return some.some((stem) => stems.includes(stem)) && !none.some((stem) => stems.includes(stem));
}
