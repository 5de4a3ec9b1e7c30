import type { Distributions } from "../../schemas/audit-report.ts";
import { CATEGORY_PATHS } from "../../schemas/category.ts";

type Baselines = Distributions["baselines"];

/**
 * What answering without looking scores: the constant category answer with the best RT-IoU, always refusing and always answering.
 *
 * @param categorySets negatives by their categories, joined by commas
 */
export function constantBaselines(
  categorySets: ReadonlyMap<string, number>,
  positives: number,
  negatives: number,
): Baselines {
  const sets = Array.from(categorySets, ([key, count]) => ({ categories: new Set(key.split(",")), count }));
  const total = sets.reduce((sum, { count }) => sum + count, 0);
  let rtIou: Baselines["rtIou"] = { categories: [], score: 0 };
  for (const answer of answersOfUpTo3()) {
    const score =
      total === 0
        ? 0
        : sets.reduce((sum, { categories, count }) => sum + count * jaccard(answer, categories), 0) / total;
    if (score > rtIou.score + 1e-12) rtIou = { categories: answer, score };
  }
  const all = Math.max(1, positives + negatives);
  return {
    rtIou,
    alwaysRefuse: scores(0, f1OfConstant(negatives / all)),
    alwaysAnswer: scores(f1OfConstant(positives / all), 0),
  };
}

function scores(relevantF1: number, irrelevantF1: number): Baselines["alwaysRefuse"] {
  return { relevantF1, irrelevantF1, averageF1: (relevantF1 + irrelevantF1) / 2 };
}

/** F1 of a class when everything is called so: recall 1, precision its share. */
function f1OfConstant(share: number): number {
  return share === 0 ? 0 : (2 * share) / (share + 1);
}

function jaccard(answer: readonly string[], truth: ReadonlySet<string>): number {
  const common = answer.filter((category) => truth.has(category)).length;
  return common / (answer.length + truth.size - common);
}

/** Every set of one to three categories. */
function answersOfUpTo3(): string[][] {
  return CATEGORY_PATHS.flatMap((a, i) => [
    [a],
    ...CATEGORY_PATHS.slice(i + 1).flatMap((b, j) => [
      [a, b],
      ...CATEGORY_PATHS.slice(i + j + 2).map((c) => [a, b, c]),
    ]),
  ]);
}
