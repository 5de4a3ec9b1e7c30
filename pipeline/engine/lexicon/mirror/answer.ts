import type { CategoriesReply } from "../../../../schemas/categories-reply.ts";
import type { CategoryPath } from "../../../../schemas/category.ts";
import type { EngineReply } from "../../../../schemas/engine-reply.ts";
import type { NegativeReply } from "../../../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../../../schemas/plan.ts";
import { haveSameCategories } from "../../../lib/categories.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import type { Random } from "../../../lib/random.ts";
import type { Change as SlotChange } from "../edits/edit.ts";
import { reasonFor } from "../eligible.ts";
import type { Negatives } from "../negatives.ts";
import { writeRefusal } from "../refusal/refusal.ts";
import type { Offer } from "./offers.ts";
import { combine, type EditableQuery, singleEdits, type SingleEdit } from "./swaps.ts";
import { readTwin, type TwinReading } from "./twins.ts";

/** An offer read again: what it says of each category. */
interface Reading {
  readonly categories: readonly CategoryPath[];
  readonly changes: readonly TwinReading["changes"][number][];
  /** Changes that the claims are told with; none where they stand as they are. */
  readonly slots: readonly SlotChange[];
}

/** Reads offers against what is known of the video now; undefined for one that no longer holds. */
function readerOf(subject: EditableQuery, offers: readonly Offer[]): (offered: Offer) => Reading | undefined {
  const wanted = new Set(offers.flatMap(({ steps = [] }) => steps.map(({ category }) => category)));
  const edits = wanted.size === 0 ? [] : singleEdits(subject, (category) => wanted.has(category));
  return (offered) =>
    offered.steps === undefined
      ? twinReading(subject, offered)
      : exchangeReading(subject, edits, offered, offered.steps);
}

function twinReading({ query, known }: EditableQuery, { text, categories }: Offer): Reading | undefined {
  const found = readTwin(query.text, text, known).find((reading) =>
    haveSameCategories(reading.categories, categories),
  );
  return found === undefined ? undefined : { ...found, slots: [] };
}

function exchangeReading(
  subject: EditableQuery,
  all: readonly SingleEdit[],
  { text, categories }: Offer,
  steps: NonNullable<Offer["steps"]>,
): Reading | undefined {
  const edits = steps.flatMap((step) => {
    const found = all.find((one) => one.text === step.text && one.edit.category === step.category);
    return found === undefined ? [] : [found.edit];
  });
  if (edits.length !== steps.length || combine(subject, edits) !== text) return undefined;
  return { categories, changes: edits, slots: edits.flatMap(({ changes }) => changes) };
}

/** Writes the negatives that a moment was matched with, and refusals that name what differs. */
export function writeMirrored(
  subject: EditableQuery,
  plans: readonly LevelPlan[],
  offers: readonly Offer[],
  random: Random,
): Negatives & { readonly mirrors: NonNullable<EngineReply["mirrors"]> } {
  const negs: Record<string, NegativeReply> = {};
  const left: string[] = [];
  const mirrors: NonNullable<EngineReply["mirrors"]> = [];
  const read = readerOf(subject, offers);
  for (const plan of plans) {
    const label = LEVEL_NAMES[plan.level].prompt;
    const offered = offers.find(({ level }) => level === plan.level);
    const reading = offered === undefined ? undefined : read(offered);
    if (
      offered === undefined ||
      reading === undefined ||
      !haveSameCategories(reading.categories, plan.categories)
    ) {
      left.push(`${label}: no moment of another video trades texts with this one`);
      continue;
    }
    negs[label] = {
      irrel_query: offered.text,
      applied_categories: plan.categories.map((path) => ({ path })),
      reasoning: refusalOf(plan, reading, subject.query.text, random),
      difficulty_tag: label,
    };
    mirrors.push({ level: plan.level, partner: offered.partner });
  }
  return { negs, left, mirrors };
}

function refusalOf(plan: LevelPlan, { changes, slots }: Reading, original: string, random: Random): string {
  const denied = plan.categories.map((path) => ({
    category: path,
    claims: changes.filter(({ category }) => category === path).map(({ claim }) => claim()),
  }));
  return writeRefusal(plan.level, denied, slots, original, random);
}

/** What a moment's offers make possible: categories in the order in which they nest, and the levels that can be written. */
export function eligibleOf(
  subject: EditableQuery,
  offers: readonly Offer[],
): { readonly eligible: CategoriesReply["eligible_categories"]; readonly plans: LevelPlan[] } {
  const readingOf = readerOf(subject, offers);
  const read = offers.flatMap((offered) => {
    const reading = readingOf(offered);
    return reading === undefined ? [] : [{ level: offered.level, ...reading }];
  });
  const order = [...new Set(read.flatMap(({ categories }) => categories))];
  const eligible = order.flatMap((path) => {
    for (const { changes, slots } of read) {
      const change = changes.find(({ category }) => category === path);
      if (change !== undefined) return [{ path, reason: reasonFor({ claim: change.claim, changes: slots }) }];
    }
    return [];
  });
  const plans = read.map(({ level, categories }) => ({
    level,
    categories: order.filter((path) => categories.includes(path)),
  }));
  return { eligible, plans };
}
