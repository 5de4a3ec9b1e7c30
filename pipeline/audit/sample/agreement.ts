import { type SampleRow, type Verdict, VERDICTS } from "../../../schemas/audit-sample.ts";
import { type Estimate, wilson } from "../probes/figures.ts";

/** How far two reviewers agree beyond chance. */
export interface Agreement {
  /** Rows that both have read. */
  readonly rows: number;
  /** Share of rows with equal verdicts. */
  readonly observed: number;
  /** Cohen's kappa: 1 for full agreement, 0 for chance; null when chance alone explains everything. */
  readonly kappa: number | null;
  /** Rows on which they differ. */
  readonly differing: readonly string[];
}

/** Cohen's kappa of two reviews of one sample, matched by id; rows that either has not read are left out. */
export function agreement(first: readonly SampleRow[], second: readonly SampleRow[]): Agreement {
  const other = new Map(second.map((row) => [row.id, row.verdict]));
  const both = first.flatMap(({ id, verdict }) => {
    const theirs = other.get(id) ?? "";
    return verdict === "" || theirs === "" ? [] : [{ id, mine: verdict, theirs }];
  });
  if (both.length === 0) return { rows: 0, observed: 0, kappa: null, differing: [] };
  const observed = both.filter(({ mine, theirs }) => mine === theirs).length / both.length;
  const share = (side: "mine" | "theirs", verdict: Verdict): number =>
    both.filter((row) => row[side] === verdict).length / both.length;
  const chance = VERDICTS.reduce(
    (sum, verdict) => sum + share("mine", verdict) * share("theirs", verdict),
    0,
  );
  return {
    rows: both.length,
    observed,
    kappa: chance === 1 ? null : (observed - chance) / (1 - chance),
    differing: both.filter(({ mine, theirs }) => mine !== theirs).map(({ id }) => id),
  };
}

/** What a review says of the whole data set. */
export interface ReviewOutcome {
  readonly read: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Share of valid negatives among those judged ("unsure" counts against), with its 95 % interval. */
  readonly valid: Estimate;
  /** With 95 % confidence at least this share of the data set is valid (one-sided exact bound of Clopper and Pearson). */
  readonly atLeast: number;
}

/** Counts a review and bounds the share of valid negatives from below. */
export function reviewOutcome(rows: readonly SampleRow[]): ReviewOutcome {
  const read = rows.filter(({ verdict }) => verdict !== "");
  const count = (verdict: Verdict): number => read.filter((row) => row.verdict === verdict).length;
  const verdicts: Record<Verdict, number> = {
    valid: count("valid"),
    "true-of-video": count("true-of-video"),
    unnatural: count("unnatural"),
    "bad-refusal": count("bad-refusal"),
    unsure: count("unsure"),
  };
  const share = read.length === 0 ? 0 : verdicts.valid / read.length;
  return {
    read: read.length,
    verdicts,
    valid: wilson(share, read.length),
    atLeast: lowerBound(verdicts.valid, read.length, 0.05),
  };
}

/** The share p at which seeing `successes` or more of `n` has probability `risk`: found by halving. */
export function lowerBound(successes: number, n: number, risk: number): number {
  if (successes === 0) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atLeastProbability(successes, n, middle) > risk) high = middle;
    else low = middle;
  }
  return low;
}

/** Probability of `successes` or more of `n` at share p, summed in logarithms. */
function atLeastProbability(successes: number, n: number, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let [logTerm, sum] = [n * Math.log1p(-p), 0];
  for (let k = 0; k <= n; k++) {
    if (k >= successes) sum += Math.exp(logTerm);
    logTerm += Math.log(n - k) - Math.log(k + 1) + Math.log(p) - Math.log1p(-p);
  }
  return Math.min(1, sum);
}
