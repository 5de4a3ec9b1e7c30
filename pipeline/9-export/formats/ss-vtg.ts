import type { PythonValue } from "../../lib/python-json.ts";
import type { SpanFormat } from "../format.ts";
import { raRftRecordOf } from "../ra-rft-record.ts";
import { leastSimilarQuery, type PooledQuery, poolQueries } from "../shuffled-queries.ts";
import { JSON_LIST, SplitFiles } from "../text-files.ts";

/** What a model should say of a query that belongs to another video. */
const UNRELATED =
  "The query is clearly unrelated to the video. Nothing that it describes is seen in the video.";

/**
 * A simply-shuffled relevance set in the shape of RA-RFT's: each original query with its own timestamp, and one query of another
 * video. The easy counterpart of the hard negatives, to tell what a model gains by them. A record has one relevant query, because
 * it has one timestamp, and every answer has text, because the released loader fails on an empty one.
 */
export const ssVtg: SpanFormat = {
  windows: "one",
  description: "simply-shuffled relevance set: each query with one of another video",
  open: async (target) => {
    const pools = await poolQueries(target);
    const files = await SplitFiles.open(target.folder, JSON_LIST);
    return {
      write: async (entry) => {
        const shuffled = leastSimilarQuery(entry, pools[entry.split], target.config.seed);
        if (shuffled === undefined) {
          const message = `found no query of another ${entry.split} video that its captions do not support`;
          return { reason: "no-unrelated-query", message };
        }
        await files.write(entry.split, raRftRecordOf(entry, [shuffledItem(shuffled)]));
        return undefined;
      },
      finish: () => files.finish(),
      close: () => files.close(),
    };
  },
};

function shuffledItem({ query, rawQuery }: PooledQuery): PythonValue {
  return {
    q: query,
    a: `<answer>${UNRELATED}</answer>`,
    r: false,
    c: [],
    q_origin: rawQuery,
    difficulty: "easy",
  };
}
