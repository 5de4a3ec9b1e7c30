import type { CategoryPath } from "../../../schemas/category.ts";
import type { Random } from "../../lib/random.ts";
import { compose, type Composer } from "./edits/compose.ts";
import type { Claim, Edit } from "./edits/edit.ts";

/** Weights that keep rare categories from drowning among those that fit nearly every query. */
const WEIGHTS: Readonly<Record<CategoryPath, number>> = {
  "Action/ActionSequence": 1.1,
  "Action/FineGrainedAction": 0.9,
  "Object/ObjectExistence": 0.85,
  "Object/ObjectPartRelation": 1.05,
  "Object/ObjectSpatialRelation": 1.05,
  "Object/ObjectMoving": 1.05,
  "Scene/SceneExistence": 1,
  "Scene/SceneTransition": 1.2,
  "Attribute/AttributeValue": 1.1,
  "Attribute/Counting": 0.8,
  "Attribute/Comparison": 1.4,
};

/** Ways to put three (or two) categories first, in order of their ranks. */
function* leading(categories: readonly CategoryPath[], size: number): Generator<CategoryPath[]> {
  if (size === 0) yield [];
  else
    for (const [i, first] of categories.entries())
      for (const rest of leading(categories.slice(i + 1), size - 1)) yield [first, ...rest];
}

/**
 * Categories with an honest edit, by diagnostic strength, as many as go together in one query: the first three do wherever any
 * three do, and each further one goes with any two of those. Where only two go together there are two, so that no plan asks
 * for what cannot be written.
 */
export function rankCategories(
  composer: Composer,
  edits: ReadonlyMap<CategoryPath, readonly Edit[]>,
  random: Random,
): CategoryPath[] {
  const scores = [...edits].map(([category, list]) => {
    const strength = Math.max(...list.map((edit) => edit.strength));
    return { category, score: strength * WEIGHTS[category] * (0.7 + 0.6 * random.next()) };
  });
  const ranked = scores.sort((a, b) => b.score - a.score).map((one) => one.category);
  for (const size of [3, 2, 1]) {
    const first = firstThatCompose(composer, ranked, size, edits);
    if (first === undefined) continue;
    return size < 3 ? first : first.concat(ranked.filter((one) => joins(composer, one, first, edits)));
  }
  return [];
}

function firstThatCompose(
  composer: Composer,
  ranked: readonly CategoryPath[],
  size: number,
  edits: ReadonlyMap<CategoryPath, readonly Edit[]>,
): CategoryPath[] | undefined {
  for (const first of leading(ranked, size)) if (compose(composer, first, edits) !== undefined) return first;
  return undefined;
}

/** True when a category goes together with every two of those that lead. */
function joins(
  composer: Composer,
  category: CategoryPath,
  first: readonly CategoryPath[],
  edits: ReadonlyMap<CategoryPath, readonly Edit[]>,
): boolean {
  if (first.includes(category)) return false;
  return first.every(
    (left) => compose(composer, [category, ...first.filter((one) => one !== left)], edits) !== undefined,
  );
}

const REASONS: Readonly<Record<Claim["family"], (shown: string, asked: string) => string>> = {
  object: (shown, asked) =>
    `The query names ${shown}; asking for ${asked} would name a thing that the video does not show.`,
  involved: (shown, asked) =>
    `The query is about ${shown}; asking for ${asked} would be about a thing that takes no part in what the video shows.`,
  part: (shown, asked) =>
    `The query names ${shown}; asking for ${asked} would name a part or accessory that the video does not show.`,
  scene: (shown, asked) => `The scene is ${shown}; ${asked} would be a setting that the video does not show.`,
  person: (shown, asked) =>
    `The query is about ${shown}; ${asked} would be someone the video does not show doing this.`,
  attribute: (shown, asked) =>
    `The query speaks of ${shown}; ${asked} would have a property that the video does not show.`,
  action: (shown, asked) => `The act is ${shown}; ${asked} looks alike but does not happen in the video.`,
  order: (shown, asked) => `The order is ${shown}; ${asked} would be an order that the video does not show.`,
  place: (shown, asked) =>
    `The position is that of ${shown}; ${asked} would be a position that the video does not show.`,
  direction: (shown, asked) =>
    `The direction is that of ${shown}; ${asked} would be a movement that the video does not show.`,
  count: (shown, asked) =>
    `The query speaks of ${shown}; ${asked} would be a number that the video does not show.`,
  comparison: (shown, asked) =>
    `The query compares, ${shown}; ${asked} would be the reverse of what the video shows.`,
  transition: (shown, asked) =>
    `The scene changes by ${shown}; ${asked} would be a change that the video does not show.`,
};

/** Why a category can turn the query false, in one sentence. */
export function reasonFor(edit: Pick<Edit, "claim" | "changes">): string {
  const { family, shown, asked } = edit.claim();
  return REASONS[family](shown, asked(edit.changes));
}
