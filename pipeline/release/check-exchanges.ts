import path from "node:path";
import { z } from "zod";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { parseJson } from "../lib/ndjson.ts";
import { takingTurns } from "../lib/turns.ts";
import type { CheckSurroundings } from "./check-splits.ts";
import { releasedExamples } from "./read-release.ts";

/** The half of a pair that was met first; empty ids once both were. */
const half = z.tuple([z.string(), z.string(), z.string()]);

const SHOWN = 3;

/**
 * What is wrong with the pairs of opposite changes in a release, one sentence each: a half without its negative or without its
 * other half, and halves in one video or in two splits. In constant memory; reads the lines a second time only to name the lone.
 */
export async function exchangeProblems(
  folder: string,
  { scratch, signal }: CheckSurroundings,
): Promise<string[]> {
  const index = await DiskIndex.open(path.join(scratch, ".index-exchanges"));
  const turn = takingTurns(signal);
  const pairs = new Pairs(index);
  try {
    for await (const example of releasedExamples(folder)) {
      await turn();
      await pairs.add(example);
    }
    if (!pairs.haveLone) return pairs.problems();
    for await (const example of releasedExamples(folder)) {
      await turn();
      pairs.nameLone(example);
    }
    return pairs.problems();
  } finally {
    await index.close();
  }
}

/** Pairs by their names; what grows with the release is in the index. */
class Pairs {
  readonly #index: DiskIndex;
  readonly #found = new Map<string, { count: number; shown: string[] }>();
  #lone = 0;

  constructor(index: DiskIndex) {
    this.#index = index;
  }

  get haveLone(): boolean {
    return this.#lone > 0;
  }

  async add(example: ReleasedExample): Promise<void> {
    const { id, split, exchanges, negatives } = example;
    const video = videoOf(example);
    for (const exchange of exchanges) {
      if (negatives.every(({ level }) => level !== exchange.level))
        this.#tell("name a level that they have no negative of", id);
      const key = nameOf(id, exchange);
      const met = this.#met(key);
      if (met === undefined) {
        this.#lone += 1;
        await this.#index.put(key, JSON.stringify([id, split, video] satisfies z.infer<typeof half>));
        continue;
      }
      const [first, firstSplit, firstVideo] = met;
      if (first === "" || first === id) this.#tell("name a partner twice", id);
      else {
        this.#lone -= 1;
        await this.#index.put(key, JSON.stringify(["", "", ""] satisfies z.infer<typeof half>));
        if (firstSplit !== split) this.#tell("have their partner in another split", id);
        if (firstVideo === video) this.#tell("have their partner in the same video", id);
      }
    }
  }

  nameLone({ id, exchanges }: ReleasedExample): void {
    for (const exchange of exchanges) {
      const isLone = this.#met(nameOf(id, exchange))?.[0] === id;
      if (isLone) this.#tell("name a partner that does not name them back", id);
    }
  }

  problems(): string[] {
    return Array.from(
      this.#found,
      ([what, { count, shown }]) => `${count} examples ${what}, e.g. ${shown.join(", ")}`,
    );
  }

  #met(key: string): z.infer<typeof half> | undefined {
    const text = this.#index.get(key);
    return text === undefined ? undefined : half.parse(parseJson(text));
  }

  #tell(what: string, id: string): void {
    const found = this.#found.get(what) ?? { count: 0, shown: [] };
    found.count += 1;
    if (found.shown.length < SHOWN) found.shown.push(id);
    this.#found.set(what, found);
  }
}

/** Both halves of a pair have this name. */
function nameOf(id: string, { level, partner }: ReleasedExample["exchanges"][number]): string {
  return [level, ...[id, partner].sort()].join("\u0000");
}

/** The video, or the part of it that is the example's. */
function videoOf({ corpus, video_id: video, video_start: start, video_end: end }: ReleasedExample): string {
  return JSON.stringify([corpus, video, start, end]);
}
