import type { CategoryPath } from "../../../../schemas/category.ts";
import type { OfferedWords } from "../../../../schemas/engine-reply.ts";
import type { LevelPlan } from "../../../../schemas/plan.ts";
import type { Random } from "../../../lib/random.ts";
import type { Edit } from "../../lexicon/edits/edit.ts";
import { combine, type EditableQuery, singleEdits, type SingleEdit } from "../../lexicon/mirror/swaps.ts";
import { ratesOf } from "./rates.ts";
import { wordsFor } from "./words.ts";

/**
 * Draws replacement words for each planned category, smaller plans first, such that they go together: the same in every level that
 * has the category. A category without honest edit gets none: the model chooses there.
 */
export function drawOffers(
  subject: EditableQuery,
  levels: readonly LevelPlan[],
  random: Random,
): OfferedWords[] {
  const categories = [...levels]
    .sort((a, b) => a.categories.length - b.categories.length)
    .flatMap((level) => level.categories);
  const all = singleEdits(subject);
  const chosen: Edit[] = [];
  const drawnFor = new Map<CategoryPath, string>();
  for (const category of new Set(categories)) {
    const fitting = all.filter(
      ({ edit }) => edit.category === category && combine(subject, [...chosen, edit]) !== undefined,
    );
    const drawn = drawOne(subject, fitting, random);
    if (drawn === undefined) continue;
    chosen.push(drawn.edit);
    drawnFor.set(category, drawn.text);
  }
  return levels.flatMap(({ level, categories: planned }) =>
    planned.flatMap((category) => {
      const text = drawnFor.get(category);
      return text === undefined ? [] : [{ level, ...wordsFor([category], subject.query.text, text) }];
    }),
  );
}

/** An edit and how it is drawn among those of its slot. */
interface Proposal {
  readonly one: SingleEdit;
  /** Rate of the words that it puts in, by which it is proposed. */
  readonly rate: number;
  /** Rate of the words that it takes out. */
  readonly own: number;
}

/**
 * One edit by a Metropolis step in each slot, slots in random order: a word b is proposed in place of a at its rate among all that
 * may stand there, p(b) / Z, and taken with min(1, Z / (Z + p(a) - p(b))), where Z is what those rates add up to: so a gives way
 * to b as often as b to a. A slot that keeps its word is left for the next; when all do, each is asked again.
 */
function drawOne(
  subject: EditableQuery,
  edits: readonly SingleEdit[],
  random: Random,
): SingleEdit | undefined {
  let slots = random.shuffle([...slotsOf(subject, edits).values()]).map((proposals) => ({
    left: [...proposals],
    all: proposals.reduce((sum, { rate }) => sum + rate, 0),
  }));
  while (slots.length > 0) {
    for (const { left, all } of slots) {
      const proposal = random.weighted(left, ({ rate }) => rate);
      if (proposal === undefined) return undefined;
      left.splice(left.indexOf(proposal), 1);
      if (random.next() * (all + proposal.own - proposal.rate) < all) return proposal.one;
    }
    slots = slots.filter(({ left }) => left.length > 0);
  }
  return undefined;
}

/** Edits by the slot that they change, without those that no video shows in such company. */
function slotsOf({ query, inventory }: EditableQuery, edits: readonly SingleEdit[]): Map<string, Proposal[]> {
  const slots = new Map<string, Proposal[]>();
  for (const one of edits) {
    const rates = one.edit.changes.map((change) => ratesOf(query, inventory, change));
    if (rates.includes("unseen")) continue;
    const counted = rates.filter((pair) => pair !== undefined && pair !== "unseen");
    const rate = counted.reduce((product, { other }) => product * other, 1);
    const own = counted.reduce((product, pair) => product * pair.own, 1);
    const slot = one.edit.locks.join(" ");
    slots.set(slot, [...(slots.get(slot) ?? []), { one, rate, own }]);
  }
  return slots;
}
