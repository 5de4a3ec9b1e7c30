import { type Level, LEVELS } from "../../../schemas/level.ts";
import { OPENING_WORDS } from "./keys.ts";
import { type DatasetRule, finding, NOTHING } from "./rule.ts";

const name = "opening-tells-level";

/** Share of refusals above which the opening is said to give the level away. */
const TELLING = 0.9;

/** Refusals do not all begin by naming their level. */
export const openingTellsLevel: DatasetRule = {
  name,
  scope: "dataset",
  description: `The first ${OPENING_WORDS} words of a refusal do not give its level away in more than ${TELLING * 100} of 100: strength is asked for, a fixed phrase is not, and a model that learns the phrase has learnt no reason.`,
  open: () => {
    const counts = new Map<number, Record<Level, number>>();
    const totals: Record<Level, number> = { strong: 0, moderate: 0, weak: 0 };
    return {
      check: ({ items }) => {
        for (const { level, opening } of items) {
          if (level === null) continue;
          const known = counts.get(opening) ?? { strong: 0, moderate: 0, weak: 0 };
          known[level] += 1;
          totals[level] += 1;
          counts.set(opening, known);
        }
        return NOTHING;
      },
      finish: () => {
        const all = LEVELS.reduce((sum, level) => sum + totals[level], 0);
        const told = [...counts.values()].reduce((sum, known) => sum + toldByOthers(known), 0);
        const usual = Math.max(...Object.values(totals));
        if (all < 30 || told / all <= Math.max(TELLING, usual / all)) return [];
        const message = `the first ${OPENING_WORDS} words give the level away in ${told} of ${all} refusals`;
        return [
          finding(name, "suspicion", "refusal.opening", message, {
            actual: String(told),
            expected: `about ${usual}`,
          }),
        ];
      },
    };
  },
};

/** Refusals of one opening whose level the others with the same opening give away: a phrase used once tells nobody anything. */
function toldByOthers(known: Readonly<Record<Level, number>>): number {
  return LEVELS.reduce((sum, level) => {
    const rivals = Math.max(...LEVELS.filter((other) => other !== level).map((other) => known[other]));
    return known[level] - 1 > rivals ? sum + known[level] : sum;
  }, 0);
}
