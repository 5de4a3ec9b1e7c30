import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { contentWords } from "../lib/content-words.ts";
import { seededRandom } from "../lib/random.ts";
import { takingTurns } from "../lib/turns.ts";
import type { Entry, ExportTarget } from "./format.ts";

/** Queries kept for drawing, of each split: bounds memory, and is far more than one draw looks at. */
const POOL_SIZE = 2000;

/** Queries compared for one example. */
const DRAWN = 48;

/** A query of some video of the export. */
export interface PooledQuery {
  readonly query: string;
  readonly rawQuery: string;
  readonly group: string;
  readonly words: ReadonlySet<string>;
}

/**
 * A sample of the queries of each split, at most 2000, each query of the split with the same chance (reservoir sampling), the
 * same for the same seed. Queries are drawn within a split: a query of a test video never appears in train.
 */
export async function poolQueries({
  entries,
  config,
  signal,
}: ExportTarget): Promise<Record<SplitName, PooledQuery[]>> {
  const pools: Record<SplitName, PooledQuery[]> = { train: [], val: [], test: [] };
  const seen: Record<SplitName, number> = { train: 0, val: 0, test: 0 };
  const random = Object.fromEntries(
    SPLITS.map((split) => [split, seededRandom(config.seed, "ss-vtg", split)]),
  );
  const turn = takingTurns(signal);
  for await (const { example, split, group } of entries()) {
    await turn();
    const pool = pools[split];
    seen[split] += 1;
    const place = pool.length < POOL_SIZE ? pool.length : (random[split]?.below(seen[split]) ?? POOL_SIZE);
    if (place >= POOL_SIZE) continue;
    const { query, rawQuery } = example.moment;
    pool[place] = { query, rawQuery, group, words: contentWords(query) };
  }
  return pools;
}

/**
 * A query of another video, the least similar to this one's captions among 48 drawn ones; undefined when each of them is of the
 * same parent video or could be true of this one: all its content words, or none, stand in the captions.
 */
export function leastSimilarQuery(
  { example, group }: Pick<Entry, "example" | "group">,
  pool: readonly PooledQuery[],
  seed: number,
): PooledQuery | undefined {
  if (pool.length === 0) return undefined;
  const random = seededRandom(seed, "ss-vtg", example.id);
  const shown = contentWords([example.moment.query, ...example.captions.map(({ text }) => text)].join(" "));
  let best: { readonly query: PooledQuery; readonly shared: number } | undefined;
  for (let i = 0; i < DRAWN; i++) {
    const query = random.pick(pool);
    const shared = sharedWords(query.words, shown);
    const couldBeTrue = query.words.size === 0 || shared === query.words.size;
    if (query.group === group || couldBeTrue) continue;
    const share = shared / query.words.size;
    if (best === undefined || share < best.shared) best = { query, shared: share };
  }
  return best?.query;
}

function sharedWords(words: ReadonlySet<string>, shown: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (shown.has(word)) shared += 1;
  return shared;
}
