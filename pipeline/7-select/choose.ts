import { type Level, LEVELS } from "../../schemas/level.ts";
import type { SelectSettings } from "../../schemas/config.ts";
import type { Random } from "../lib/random.ts";
import { BlockChoices, type Choices, type LeftBecause } from "./block-choices.ts";
import { type Choosable, type Chooser } from "./choosable.ts";
import { matchPairs } from "./match-pairs.ts";
import { beyondQuotas } from "./quotas.ts";
import { type Pair, pairsAt, type Turn } from "./pairs.ts";

/** What is chosen for the moments of a block. */
export interface BlockChoice {
  readonly all: readonly Choices[];
  /** Why the candidates of a moment's open plans were left, by candidate id. */
  readonly left: readonly ReadonlyMap<string, LeftBecause>[];
  /** Share of changed words without a counterpart. */
  readonly gap: number;
}

/**
 * Chooses for all moments of a block together, at most one candidate for each plan. "balanced" takes pairs of opposite changes
 * and nothing else; "mixed" fills up with the candidates that tell the least; "first" takes what was asked for first. What is
 * beyond the quotas is dropped again.
 *
 * @param turn awaited now and then, so that long work can be stopped
 */
export async function chooseInBlock(
  choosers: readonly Chooser[],
  settings: SelectSettings,
  random: Random,
  turn: Turn,
): Promise<BlockChoice> {
  const { policy } = settings;
  const block = new BlockChoices(choosers);
  for (const level of LEVELS) {
    if (policy !== "first") await takePairs(block, level, turn);
    if (policy === "mixed") await fillUp(block, level, random, turn);
    if (policy === "first") takeFirst(block, level);
  }
  for (const { moment, level, because } of await beyondQuotas(choosers, block.all, settings, random, turn))
    block.drop(moment, level, because);
  return { all: block.all, left: choosers.map((_, moment) => block.left(moment)), gap: block.gap.share() };
}

async function takePairs(block: BlockChoices, level: Level, turn: Turn): Promise<void> {
  const fit: Pair[] = [];
  for (const pair of await pairsAt(level, block.choosers, turn)) {
    await turn();
    if (pair.sides.every(({ moment, candidate }) => block.isFit(moment, candidate))) fit.push(pair);
  }
  for (const { sides } of await matchPairs(fit, turn)) {
    // two moments of one video may both have wanted the same text
    if (!sides.every(({ moment, candidate }) => block.isFit(moment, candidate))) continue;
    for (const [index, { moment, candidate }] of sides.entries()) {
      const partner = block.choosers[sides[1 - index]?.moment ?? -1]?.id ?? null;
      block.take(moment, { candidate, by: "pair", partner });
    }
  }
}

/** Gives each open plan the candidate that widens the gap least; of equals the one with fewer doubts, then the smaller edit. */
async function fillUp(block: BlockChoices, level: Level, random: Random, turn: Turn): Promise<void> {
  for (const moment of random.shuffle([...block.choosers.keys()])) {
    await turn();
    const best = block
      .fitting(moment, level)
      .map((candidate) => ({ candidate, cost: block.costOf(moment, candidate) }))
      .sort((a, b) => a.cost - b.cost || compare(a.candidate, b.candidate))[0];
    if (best !== undefined) block.take(moment, { candidate: best.candidate, by: "gap", partner: null });
  }
}

function takeFirst(block: BlockChoices, level: Level): void {
  for (const moment of block.choosers.keys()) {
    const first = block.fitting(moment, level).sort((a, b) => a.sample - b.sample)[0];
    if (first !== undefined) block.take(moment, { candidate: first, by: "order", partner: null });
  }
}

function compare(a: Choosable, b: Choosable): number {
  return a.doubts - b.doubts || a.size - b.size || a.sample - b.sample;
}
