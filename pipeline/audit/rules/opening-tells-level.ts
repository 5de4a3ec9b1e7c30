import { LEVELS } from "../../../schemas/level.ts";
import { type LevelCounts, OPENING_WORDS } from "../openings.ts";
import { type DatasetRule, finding } from "./rule.ts";

const name = "opening-tells-level";

/** Share of refusals above which the opening is said to give the level away. */
const TELLING = 0.9;

/** Refusals do not all begin by naming their level. */
export const openingTellsLevel: DatasetRule = {
  name,
  scope: "dataset",
  description: `The first ${OPENING_WORDS} words of a refusal do not give its level away in more than ${TELLING * 100} of 100: strength is asked for, a fixed phrase is not, and a model that learns the phrase has learnt no reason.`,
  open: () => ({
    finish: ({ openings }) => {
      const counts = [...openings.values()];
      const totals = LEVELS.map((level) => sumOf(counts.map((known) => known[level])));
      const told = sumOf(counts.map(toldByOthers));
      const [all, usual] = [sumOf(totals), Math.max(...totals)];
      if (all < 30 || told / all <= Math.max(TELLING, usual / all)) return [];
      const message = `the first ${OPENING_WORDS} words give the level away in ${told} of ${all} refusals`;
      return [
        finding(name, "suspicion", "refusal.opening", message, {
          actual: String(told),
          expected: `about ${usual}`,
        }),
      ];
    },
  }),
};

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Refusals of one opening whose level the others with the same opening give away: a phrase used once tells nobody anything. */
function toldByOthers(known: Readonly<LevelCounts>): number {
  return LEVELS.reduce((sum, level) => {
    const rivals = Math.max(...LEVELS.filter((other) => other !== level).map((other) => known[other]));
    return known[level] - 1 > rivals ? sum + known[level] : sum;
  }, 0);
}
