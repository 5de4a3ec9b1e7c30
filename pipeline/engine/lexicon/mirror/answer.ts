import type { CategoriesReply } from "../../../../schemas/categories-reply.ts";
import type { CategoryPath } from "../../../../schemas/category.ts";
import type { NegativeReply } from "../../../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../../../schemas/plan.ts";
import { categoryTag } from "../../../lib/categories.ts";
import { LEVEL_NAMES } from "../../../lib/levels.ts";
import type { Random } from "../../../lib/random.ts";
import type { Knowledge } from "../knowledge.ts";
import { reasonFor } from "../eligible.ts";
import type { Negatives } from "../negatives.ts";
import { OPENINGS } from "../refusal/openings.ts";
import { explainClaim } from "../refusal/sentences.ts";
import type { Offer } from "./offers.ts";
import { readTwin, type TwinReading } from "./twins.ts";

function readingOf(query: string, { text, categories }: Offer, known: Knowledge): TwinReading | undefined {
  return readTwin(query, text, known).find(
    (reading) =>
      reading.categories.length === categories.length &&
      categories.every((path) => reading.categories.includes(path)),
  );
}

/** Writes the negatives that a moment was matched with, and refusals that name what differs. */
export function writeMirrored(
  query: string,
  plans: readonly LevelPlan[],
  offers: readonly Offer[],
  known: Knowledge,
  random: Random,
): Negatives & { readonly partners: readonly string[] } {
  const negs: Record<string, NegativeReply> = {};
  const left: string[] = [];
  const partners: string[] = [];
  for (const plan of plans) {
    const label = LEVEL_NAMES[plan.level].prompt;
    const offered = offers.find(({ level }) => level === plan.level);
    const reading = offered === undefined ? undefined : readingOf(query, offered, known);
    if (offered === undefined || reading === undefined || !covers(reading, plan.categories)) {
      left.push(`${label}: no moment of another video trades texts with this one`);
      continue;
    }
    negs[label] = {
      irrel_query: offered.text,
      applied_categories: plan.categories.map((path) => ({ path })),
      reasoning: reasoningOf(plan, reading, random),
      difficulty_tag: label,
    };
    partners.push(`${label} with ${offered.partner}`);
  }
  return { negs, left, partners };
}

function covers({ categories }: TwinReading, planned: readonly CategoryPath[]): boolean {
  return planned.length === categories.length && planned.every((path) => categories.includes(path));
}

function reasoningOf(plan: LevelPlan, { changes }: TwinReading, random: Random): string {
  const blocks = plan.categories.map((path) => {
    const said = changes
      .filter(({ category }) => category === path)
      .map(({ claim }) => explainClaim(claim, [], random));
    const tag = categoryTag(path);
    return `<${tag}>${[...new Set(said)].join(" ")}</${tag}>`;
  });
  return `<irrelevant_answer>${random.pick(OPENINGS[plan.level])}</irrelevant_answer>${blocks.join("")}`;
}

/** What a moment's offers make possible: categories in the order in which they nest, and the levels that can be written. */
export function eligibleOf(
  query: string,
  offers: readonly Offer[],
  known: Knowledge,
): { readonly eligible: CategoriesReply["eligible_categories"]; readonly plans: LevelPlan[] } {
  const sound = offers.filter((offered) => readingOf(query, offered, known) !== undefined);
  const order = [...new Set(sound.flatMap(({ categories }) => categories))];
  const changes = sound.flatMap((offered) => readingOf(query, offered, known)?.changes ?? []);
  const eligible = order.flatMap((path) => {
    const change = changes.find(({ category }) => category === path);
    return change === undefined ? [] : [{ path, reason: reasonFor({ claim: change.claim, changes: [] }) }];
  });
  const plans = sound.map(({ level, categories }) => ({
    level,
    categories: order.filter((path) => categories.includes(path)),
  }));
  return { eligible, plans };
}
