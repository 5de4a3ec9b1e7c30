import path from "node:path";
import type { CategoryPath } from "../../../../schemas/category.ts";
import { type Level, LEVELS } from "../../../../schemas/level.ts";
import { DiskIndex, indexFolder } from "../../../lib/disk-index.ts";
import { Appender, move, remove, sizeOf } from "../../../lib/files.ts";
import { fingerprint } from "../../../lib/fingerprint.ts";
import { type BlockSettings, MomentBlocks } from "../../../lib/moment-blocks.ts";
import { parseJson, readRecords } from "../../../lib/ndjson.ts";
import { type Random, seededRandom } from "../../../lib/random.ts";
import { takingTurns } from "../../../lib/turns.ts";
import type { EngineSurroundings } from "../../engine.ts";
import { type Inventories, type Inventory, NOTHING_SHOWN } from "../inventory/inventory.ts";
import { MentionReader } from "../knowledge.ts";
import { type BlockMoment, keptOf, readKept } from "./block-moment.ts";
import { exchangeSide, exchangeWords, type ExchangeSide } from "./exchange.ts";
import { editable } from "./swaps.ts";
import { findTrades, type Side, type Trade } from "./candidates.ts";
import { Given } from "./given.ts";
import type { Match, Matches } from "./match.ts";
import { matchMoments } from "./matching.ts";
import { type MirrorRecord, mirrorRecord, type Offer } from "./offers.ts";
import { ANYTHING, FurtherRounds, type Limits } from "./rounds.ts";

/** Raise when moments would be matched otherwise, so that files of older versions are made anew. */
export const MATCHING = 13;

/** What decides which moments trade. */
export interface MirrorSettings extends BlockSettings {
  /** Rounds of matching: one for each candidate that may be asked for. */
  readonly samples: number;
}

/** How often matches were opened by this process: each opening has an index of its own. */
let openings = 0;

/** Which moments trade texts: made once for the moments of a run, kept in the engine's folder, looked up on disk. */
export class Mirrors {
  readonly #index: DiskIndex;

  private constructor(index: DiskIndex) {
    this.#index = index;
  }

  /** Reads the matches of a run's moments, making them first when the folder holds none that fit. */
  static async open(
    surroundings: EngineSurroundings,
    settings: MirrorSettings,
    inventories: Inventories,
  ): Promise<Mirrors> {
    const { folder, momentsFingerprint, signal } = surroundings;
    const name = fingerprint({ format: MATCHING, moments: momentsFingerprint, ...settings }).slice(0, 16);
    const file = path.join(folder, `mirrors-${name}.ndjson`);
    if ((await sizeOf(file)) === undefined) await makeMatches(surroundings, settings, inventories, file);
    openings += 1; // two may be open at once: a batch is filled while the engine is at work
    const index = await DiskIndex.open(indexFolder(folder, `mirrors-${openings}`));
    const turn = takingTurns(signal);
    for await (const { record } of readRecords(file, mirrorRecord)) {
      await turn();
      await index.put(record.id, JSON.stringify(record));
    }
    return new Mirrors(index);
  }

  /**
   * What a moment may be given as one of its candidates, smaller levels first; empty when no other moment trades with it.
   *
   * @param sample 0 for the first candidate, which decides the plan
   */
  offersOf(id: string, sample: number): readonly Offer[] {
    const text = this.#index.get(id);
    if (text === undefined) return [];
    return mirrorRecord.parse(parseJson(text)).offers.filter((offered) => offered.sample === sample);
  }

  async close(): Promise<void> {
    await this.#index.close();
  }
}

/** Matches all moments of the run, block by block, and keeps the result under its name only when it is whole. */
async function makeMatches(
  { moments, folder, signal }: EngineSurroundings,
  settings: MirrorSettings,
  inventories: Inventories,
  file: string,
): Promise<void> {
  const turn = takingTurns(signal);
  const index = await DiskIndex.open(indexFolder(folder, "mirror-blocks"));
  const partial = `${file}.partial`;
  await remove(partial);
  const out = await Appender.open(partial);
  try {
    const blocks = await MomentBlocks.survey(index, settings, moments, turn);
    for await (const moment of moments()) {
      await turn();
      await blocks.put(moment, keptOf(moment));
    }
    for await (const { name, corpus, values } of blocks.all()) {
      const members = values.map(readKept);
      const random = seededRandom(settings.seed, "mirror", name);
      const sides = await sidesOf(members, turn);
      const shown = inventories.get(corpus) ?? NOTHING_SHOWN;
      const block: Block = {
        sides: await editableSides(sides, shown, turn),
        trades: await findTrades(sides, random, turn),
        random,
        turn,
      };
      const rounds = await matchRounds(block, settings.samples);
      for (const record of recordsOf(members, rounds)) await out.write(`${JSON.stringify(record)}\n`);
    }
    await out.commit();
  } finally {
    await out.close();
    await index.close();
  }
  await move(partial, file);
}

/** The moments of a block, ready to be matched. */
interface Block {
  readonly sides: readonly ExchangeSide[];
  readonly trades: readonly Trade[];
  readonly random: Random;
  readonly turn: () => Promise<unknown>;
}

/** As many rounds as candidates may be asked for, fewer when a round finds nothing more. */
async function matchRounds(block: Block, samples: number): Promise<Matches[][]> {
  const first = await matchRound(block, ANYTHING);
  const rounds = [first];
  const further = new FurtherRounds(block.sides, first);
  while (rounds.length < samples) {
    const round = await matchRound(block, further);
    if (round.every((matches) => matches.size === 0)) break;
    further.note(round);
    rounds.push(round);
  }
  return rounds;
}

async function matchRound({ sides, trades, random, turn }: Block, limits: Limits): Promise<Matches[]> {
  const given = new Given();
  const matches = matchMoments(sides, trades, given, limits);
  await exchangeWords(sides, matches, random, given, turn, limits);
  return matches;
}

async function editableSides(
  sides: readonly Side[],
  shown: Inventory,
  turn: () => Promise<unknown>,
): Promise<ExchangeSide[]> {
  const made: ExchangeSide[] = [];
  for (const { text, video, source, known } of sides) {
    await turn();
    made.push(exchangeSide({ text, video, source }, editable(text, shown, known)));
  }
  return made;
}

async function sidesOf(members: readonly BlockMoment[], turn: () => Promise<unknown>): Promise<Side[]> {
  const queries = new Map<string, string[]>();
  for (const { video, query } of members) queries.set(video, [...(queries.get(video) ?? []), query]);
  const reader = new MentionReader();
  const sides: Side[] = [];
  for (const { id, query, video, source, companions } of members) {
    await turn();
    const known = reader.knowTexts(query, [...(queries.get(video) ?? []), ...companions]);
    sides.push({ id, text: query, video, source, known });
  }
  return sides;
}

function recordsOf(members: readonly BlockMoment[], rounds: readonly (readonly Matches[])[]): MirrorRecord[] {
  return members.flatMap(({ id }, index) => {
    const offers = rounds.flatMap((round, sample) =>
      LEVELS.flatMap((level): Offer[] => {
        const match = round[index]?.get(level);
        const partner = members[match?.partner ?? -1];
        return match === undefined || partner === undefined ? [] : [offerOf(sample, level, match, partner)];
      }),
    );
    return offers.length === 0 ? [] : [{ id, offers }];
  });
}

function offerOf(sample: number, level: Level, { set, exchanged }: Match, partner: BlockMoment): Offer {
  const made = { sample, level, categories: readSet(set), partner: partner.id };
  if (exchanged === undefined) return { ...made, text: partner.query };
  const steps = exchanged.steps.map(({ edit, text }) => ({ category: edit.category, text }));
  return { ...made, text: exchanged.text, steps };
}

/** Reads a category set back; what is no category was never written. */
function readSet(set: string): CategoryPath[] {
  return mirrorRecord.shape.offers.element.shape.categories.parse(set.split(" "));
}
