import { z } from "zod";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { parseJson } from "../lib/ndjson.ts";

/** The half of a pair that was met first; empty ids once both were. */
const half = z.tuple([z.string(), z.string(), z.string()]);

const SHOWN = 3;

/**
 * Looks, example by example, for what is wrong with the pairs of opposite changes in a release: a half without its negative or
 * without its other half, and halves in one parent video or in two splits. What grows with the release is in the index.
 */
export class PairFinder {
  readonly #index: DiskIndex;
  readonly #found = new Map<string, { count: number; shown: string[] }>();
  #lone = 0;

  constructor(index: DiskIndex) {
    this.#index = index;
  }

  async look(example: ReleasedExample): Promise<void> {
    const { id, split, group: video, exchanges, negatives } = example;
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

  /**
   * One sentence for each kind of problem.
   *
   * @param again reads all examples once more; asked only where there are halves without another, to name them
   */
  async problems(again: () => AsyncIterable<ReleasedExample>): Promise<string[]> {
    if (this.#lone > 0)
      for await (const { id, exchanges } of again())
        for (const exchange of exchanges)
          if (this.#met(nameOf(id, exchange))?.[0] === id)
            this.#tell("name a partner that does not name them back", id);
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
  return ["p:", level, ...[id, partner].sort()].join("\u0000");
}
