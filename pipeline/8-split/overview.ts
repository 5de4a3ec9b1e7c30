import type { Example } from "../../schemas/example.ts";
import { type SplitAssignment, SPLITS } from "../../schemas/split.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { RepeatedCounter } from "../lib/repeated-queries.ts";
import { sharesOf, StrataCounter, unevenIn, unevenText } from "../lib/strata.ts";
import { takingTurns } from "../lib/turns.ts";
import type { StageEnvironment } from "../stage.ts";

/** What a split looks like as a whole, known before the first example is assigned. */
export interface SplitOverview {
  /** Id of the first example: the shares are counted along with it, once, whatever is interrupted. Null for no examples. */
  readonly first: string | null;
  /** Share of each corpus, level and category that each split holds, in thousandths, by name. */
  readonly shares: Readonly<Record<string, number>>;
  /** Finds queries that splits share. */
  readonly repeated: RepeatedCounter;
}

/**
 * Looks at the whole split. Splits are drawn by video and hold still when records are added, so corpora, levels and categories
 * spread over them by chance: evenly in expectation. How evenly is measured here, and what is beyond the bound is warned of.
 */
export async function overviewOf(
  assign: (example: Example) => SplitAssignment,
  index: DiskIndex,
  { all, config, signal, reporter }: StageEnvironment,
): Promise<SplitOverview> {
  const turn = takingTurns(signal);
  const repeated = new RepeatedCounter(index);
  const [strata, drawn] = [new StrataCounter(), new StrataCounter()];
  let first: string | null = null;
  reporter.noted("measuring the splits");
  for await (const example of all("select")) {
    await turn();
    first ??= example.id;
    const { split, by } = assign(example);
    const { moment, negatives } = example;
    strata.add({ corpus: moment.corpus, negatives }, split);
    if (by === "ratio") drawn.add({ corpus: moment.corpus, negatives }, split);
    await repeated.put(moment.query, split);
  }
  for (const uneven of unevenIn(drawn.strata(), config.split))
    reporter.warned("uneven-split", unevenText(uneven));
  return { first, shares: sharesByName(strata), repeated };
}

function sharesByName(strata: StrataCounter): Record<string, number> {
  return Object.fromEntries(
    strata.strata().flatMap((stratum) => {
      const shares = sharesOf(stratum);
      return SPLITS.map((split): [string, number] => [
        `share-permille:${stratum.by}:${stratum.name}:${split}`,
        Math.round(shares[split] * 1000),
      ]);
    }),
  );
}
