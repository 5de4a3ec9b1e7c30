import type { ProbePair } from "../../../pipeline/audit/probes/pairs.ts";
import { type Random, seededRandom } from "../../../pipeline/lib/random.ts";

const VERBS = ["holds", "opens", "washes", "moves", "drops", "shows"];
const THINGS = ["cup", "box", "plate", "chair", "lamp", "coat", "spoon", "towel", "bag", "shoe"];
const PLACES = ["table", "shelf", "floor", "bed", "desk", "sofa"];

function sentence(random: Random, thing: string): string {
  return `a person ${random.pick(VERBS)} the ${thing} near the ${random.pick(PLACES)} ${random.below(5000)}.`;
}

/**
 * Made-up pairs that differ in one noun, each of its own video. Without a leak both nouns come from one distribution; a leak is
 * the share of negatives whose noun is one that no original uses.
 */
export function madeUpPairs(count: number, leak: number, seed: string): ProbePair[] {
  const random = seededRandom("pairs", seed);
  return Array.from({ length: count }, (_, index) => {
    const thing = random.pick(THINGS);
    const original = sentence(random, thing);
    const other = random.pick(THINGS.filter((candidate) => candidate !== thing));
    const replacement = random.next() < leak ? "gadget" : other;
    return {
      original,
      negative: original.replace(thing, replacement),
      video: `video ${index}`,
      corpus: index % 2 === 0 ? "one" : "two",
      level: index % 3 === 0 ? "strong" : "moderate",
      categories: ["Object/ObjectExistence"],
      mirror: null,
    };
  });
}
