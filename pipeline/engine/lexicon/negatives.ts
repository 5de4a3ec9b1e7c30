import type { CategoryPath } from "../../../schemas/category.ts";
import type { NegativeReply } from "../../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../../schemas/plan.ts";
import { LEVEL_NAMES } from "../../lib/levels.ts";
import type { Random } from "../../lib/random.ts";
import { compose, type Composer } from "./edits/compose.ts";
import type { Edit } from "./edits/edit.ts";
import { realise } from "./edits/realise.ts";
import { writeRefusal } from "./refusal/refusal.ts";

/** Negatives for the planned levels, by the label that was asked for; and the levels that could not be done, with the reason. */
export interface Negatives {
  readonly negs: Readonly<Record<string, NegativeReply>>;
  readonly left: readonly string[];
}

/** A plan's categories, those of smaller plans first, so that each smaller negative is a part of the larger. */
function nestedOrder(plan: LevelPlan, plans: readonly LevelPlan[]): CategoryPath[] {
  const smaller = plans
    .filter((other) => other.categories.length < plan.categories.length)
    .sort((a, b) => a.categories.length - b.categories.length)
    .flatMap((other) => other.categories)
    .filter((category) => plan.categories.includes(category));
  return [...new Set([...smaller, ...plan.categories])];
}

function writeNegative(
  composer: Composer,
  plan: LevelPlan,
  edits: readonly Edit[],
  random: Random,
): NegativeReply {
  const changes = edits.flatMap((edit) => edit.changes);
  const denied = plan.categories.flatMap((category) => {
    const edit = edits.find((one) => one.category === category);
    return edit === undefined ? [] : [{ category, claims: [edit.claim()] }];
  });
  return {
    irrel_query: realise(composer.query, changes),
    applied_categories: plan.categories.map((path) => ({ path })),
    reasoning: writeRefusal(plan.level, denied, changes, composer.query.text, random),
    difficulty_tag: LEVEL_NAMES[plan.level].prompt,
  };
}

/** Writes one negative per planned level; the edits of a smaller level are those of the larger one. */
export function writeNegatives(
  composer: Composer,
  plans: readonly LevelPlan[],
  edits: ReadonlyMap<CategoryPath, readonly Edit[]>,
  random: Random,
): Negatives {
  const negs: Record<string, NegativeReply> = {};
  const left: string[] = [];
  let done: readonly Edit[] = [];
  for (const plan of [...plans].sort((a, b) => b.categories.length - a.categories.length)) {
    const label = LEVEL_NAMES[plan.level].prompt;
    const covered = plan.categories.every((category) => done.some((edit) => edit.category === category));
    if (!covered) {
      const missing = plan.categories.filter((category) => !edits.has(category));
      const made = missing.length > 0 ? undefined : compose(composer, nestedOrder(plan, plans), edits);
      if (made === undefined) {
        const why =
          missing.length > 0 ? `no honest edit for ${missing.join(", ")}` : "its edits do not go together";
        left.push(`${label}: ${why}`);
        continue;
      }
      done = made;
    }
    const chosen = done.filter((edit) => plan.categories.includes(edit.category));
    negs[label] = writeNegative(composer, plan, chosen, random);
  }
  return { negs, left };
}
