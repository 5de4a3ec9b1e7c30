import path from "node:path";
import type { CategoryPath } from "../../../../schemas/category.ts";
import { type Level, LEVELS } from "../../../../schemas/level.ts";
import { DiskIndex } from "../../../lib/disk-index.ts";
import { Appender, move, remove, sizeOf } from "../../../lib/files.ts";
import { fingerprint } from "../../../lib/fingerprint.ts";
import { parseJson, readRecords } from "../../../lib/ndjson.ts";
import { seededRandom } from "../../../lib/random.ts";
import { takingTurns } from "../../../lib/turns.ts";
import type { EngineSurroundings } from "../../engine.ts";
import { type Inventory, inventoryOf } from "../inventory/inventory.ts";
import { MentionReader } from "../knowledge.ts";
import { type BlockMoment, Blocks, type BlockSettings } from "./blocks.ts";
import { exchangeWords, type ExchangeSide } from "./exchange.ts";
import { editable } from "./swaps.ts";
import { findTrades, type Side } from "./candidates.ts";
import { type Match, type Matches, matchMoments, type Use } from "./matching.ts";
import { type MirrorRecord, mirrorRecord, type Offer } from "./offers.ts";

/** Raise when moments would be matched otherwise, so that files of older versions are made anew. */
const FORMAT = 5;

const NOTHING_SHOWN = inventoryOf(new Map());

/** What the videos of each corpus show. */
export type Inventories = ReadonlyMap<string, Inventory>;

/** Which moments trade texts: made once for the moments of a run, kept in the engine's folder, looked up on disk. */
export class Mirrors {
  readonly #index: DiskIndex;

  private constructor(index: DiskIndex) {
    this.#index = index;
  }

  /** Reads the matches of a run's moments, making them first when the folder holds none that fit. */
  static async open(
    surroundings: EngineSurroundings,
    settings: BlockSettings,
    inventories: Inventories,
  ): Promise<Mirrors> {
    const { folder, momentsFingerprint, signal } = surroundings;
    const name = fingerprint({ format: FORMAT, moments: momentsFingerprint, ...settings }).slice(0, 16);
    const file = path.join(folder, `mirrors-${name}.ndjson`);
    if ((await sizeOf(file)) === undefined) await makeMatches(surroundings, settings, inventories, file);
    const index = await DiskIndex.open(path.join(folder, `.index-mirrors-${name}`));
    const turn = takingTurns(signal);
    for await (const { record } of readRecords(file, mirrorRecord)) {
      await turn();
      await index.put(record.id, JSON.stringify(record));
    }
    return new Mirrors(index);
  }

  /** What a moment may be given, smaller levels first; empty when no other moment's text is a negative of its query. */
  offersOf(id: string): readonly Offer[] {
    const text = this.#index.get(id);
    return text === undefined ? [] : mirrorRecord.parse(parseJson(text)).offers;
  }

  async close(): Promise<void> {
    await this.#index.close();
  }
}

/** Matches all moments of the run, block by block, and keeps the result under its name only when it is whole. */
async function makeMatches(
  { moments, folder, signal }: EngineSurroundings,
  settings: BlockSettings,
  inventories: Inventories,
  file: string,
): Promise<void> {
  const turn = takingTurns(signal);
  const index = await DiskIndex.open(path.join(folder, ".index-mirror-blocks"));
  const partial = `${file}.partial`;
  await remove(partial);
  const out = await Appender.open(partial);
  try {
    const blocks = await dealt(moments, new Blocks(index, settings), turn);
    const use: Use = new Map();
    for await (const { name, moments: members } of blocks.all()) {
      const random = seededRandom(settings.seed, "mirror", name);
      const sides = await sidesOf(members, turn);
      const matches = matchMoments(sides, await findTrades(sides, random, turn), use);
      const shown = inventories.get(members[0]?.corpus ?? "") ?? NOTHING_SHOWN;
      await exchangeWords(await editableSides(sides, shown, turn), matches, random, turn);
      for (const record of recordsOf(members, matches)) await out.write(`${JSON.stringify(record)}\n`);
    }
    await out.commit();
  } finally {
    await out.close();
    await index.close();
  }
  await move(partial, file);
}

async function dealt(
  moments: EngineSurroundings["moments"],
  blocks: Blocks,
  turn: () => Promise<unknown>,
): Promise<Blocks> {
  for await (const moment of moments()) {
    await turn();
    await blocks.note(moment);
  }
  for await (const moment of moments()) {
    await turn();
    blocks.count(moment);
  }
  let order = 0;
  for await (const moment of moments()) {
    await turn();
    await blocks.put(moment, order++);
  }
  return blocks;
}

async function editableSides(
  sides: readonly Side[],
  shown: Inventory,
  turn: () => Promise<unknown>,
): Promise<ExchangeSide[]> {
  const made: ExchangeSide[] = [];
  for (const { text, video, known } of sides) {
    await turn();
    made.push({ text, video, editable: editable(text, shown, known) });
  }
  return made;
}

async function sidesOf(members: readonly BlockMoment[], turn: () => Promise<unknown>): Promise<Side[]> {
  const queries = new Map<string, string[]>();
  for (const { video, query } of members) queries.set(video, [...(queries.get(video) ?? []), query]);
  const reader = new MentionReader();
  const sides: Side[] = [];
  for (const { id, query, video, companions } of members) {
    await turn();
    const known = reader.knowTexts(query, [...(queries.get(video) ?? []), ...companions]);
    sides.push({ id, text: query, video, known });
  }
  return sides;
}

function recordsOf(members: readonly BlockMoment[], all: readonly Matches[]): MirrorRecord[] {
  return members.flatMap(({ id }, index) => {
    const offers = LEVELS.flatMap((level): Offer[] => {
      const match = all[index]?.get(level);
      const partner = members[match?.partner ?? -1];
      if (match === undefined || partner === undefined) return [];
      return [offerOf(level, match, partner)];
    });
    return offers.length === 0 ? [] : [{ id, offers }];
  });
}

function offerOf(level: Level, { set, exchanged }: Match, partner: BlockMoment): Offer {
  const made = { level, categories: readSet(set), partner: partner.id };
  if (exchanged === undefined) return { ...made, text: partner.query };
  const steps = exchanged.steps.map(({ edit, text }) => ({ category: edit.category, text }));
  return { ...made, text: exchanged.text, steps };
}

/** Reads a category set back; what is no category was never written. */
function readSet(set: string): CategoryPath[] {
  return mirrorRecord.shape.offers.element.shape.categories.parse(set.split(" "));
}
