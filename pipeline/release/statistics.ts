import { LEVELS } from "../../schemas/level.ts";
import type { ReleaseStatistics } from "../../schemas/release-manifest.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import type { SplitName } from "../../schemas/split.ts";
import { MOST_WORDS, SECONDS } from "../9-export/bins.ts";
import { wordsOf } from "../lib/text.ts";

/** Counts what a release holds, example by example, and picks the one that its card shows. */
export class ReleaseCounter {
  readonly statistics = emptyStatistics();
  #example: ReleasedExample | undefined;

  /** The first example that has all levels, else the first of all; absent in an empty release. */
  get example(): ReleasedExample | undefined {
    return this.#example;
  }

  /** @param isNewVideo whether no example of its parent video was counted before */
  count(example: ReleasedExample, isNewVideo: boolean): void {
    countExample(this.statistics, example, isNewVideo);
    const shown = this.#example?.negatives.length ?? 0;
    if (shown === 0 || (shown < LEVELS.length && example.negatives.length === LEVELS.length))
      this.#example = example;
  }
}

function emptyStatistics(): ReleaseStatistics {
  return {
    examples: { train: 0, val: 0, test: 0 },
    negatives: { train: 0, val: 0, test: 0 },
    paired: { train: 0, val: 0, test: 0 },
    videos: 0,
    corpora: {},
    levels: {},
    categories: {},
    engines: {},
    prompts: {},
    rules: {},
    verification: {},
    verdicts: {},
    findings: {},
    missing: {},
    windowSeconds: {},
    windowShare: {},
    queryWords: {},
    negativeWords: {},
  };
}

function countExample(statistics: ReleaseStatistics, example: ReleasedExample, isNewVideo: boolean): void {
  const { split, corpus, windows, duration, query, negatives, exchanges, missing } = example;
  statistics.examples[split] += 1;
  statistics.negatives[split] += negatives.length;
  statistics.paired[split] += exchanges.length;
  addSplit(statistics.corpora, corpus, split);
  if (isNewVideo) statistics.videos += 1;
  for (const { start, end } of windows) {
    add(statistics.windowSeconds, lowerBound(end - start));
    add(statistics.windowShare, (Math.min(9, Math.floor(((end - start) / duration) * 10)) / 10).toFixed(1));
  }
  add(statistics.queryWords, wordBin(query));
  for (const { reason } of missing) add(statistics.missing, reason);
  for (const negative of negatives) countNegative(statistics, negative, split);
}

function countNegative(
  statistics: ReleaseStatistics,
  negative: ReleasedExample["negatives"][number],
  split: SplitName,
): void {
  const { level, categories, query, replies, rules, verification, verdict, findings } = negative;
  addSplit(statistics.levels, level, split);
  for (const category of categories) add((statistics.categories[category] ??= {}), level);
  const reply = replies.at(-1);
  if (reply) {
    add(statistics.engines, `${reply.engine} ${reply.model}`);
    add(statistics.prompts, reply.prompt);
  }
  add(statistics.rules, rules);
  add(statistics.verification, verification);
  add(statistics.verdicts, verdict);
  for (const { rule } of findings) add(statistics.findings, rule);
  add(statistics.negativeWords, wordBin(query));
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) + 1;
}

function addSplit(counts: Record<string, Record<SplitName, number>>, name: string, split: SplitName): void {
  if (!Object.hasOwn(counts, name)) counts[name] = { train: 0, val: 0, test: 0 };
  const bySplit = counts[name];
  if (bySplit !== undefined) bySplit[split] += 1;
}

function wordBin(query: string): string {
  return String(Math.min(MOST_WORDS, wordsOf(query).length));
}

function lowerBound(seconds: number): string {
  return String(SECONDS.findLast((bound) => seconds >= bound) ?? 0);
}
