/** Lower bounds of the bins for lengths of windows, seconds. */
export const SECONDS = [0, 2, 5, 10, 15, 20, 30, 60, 120, 300] as const;

/** Queries with this many words or more are counted together. */
export const MOST_WORDS = 30;

/** Words of one bar of a chart. */
const WORDS_A_BAR = 3;

/** How many fall into each range, with the range in words, e.g. "5 to 10"; ranges before the first and behind the last that hold any are left out. */
export interface Bin {
  readonly label: string;
  readonly counts: readonly number[];
}

/** Windows by length. */
export function secondsBins(counts: Readonly<Record<string, number>>): Bin[] {
  return trimmed(
    SECONDS.map((bound, i) => {
      const next = SECONDS[i + 1];
      const label = next === undefined ? `${bound} and more` : `${bound} to ${next}`;
      return { label, counts: [counts[String(bound)] ?? 0] };
    }),
  );
}

/** Windows by their share of the video. */
export function shareBins(counts: Readonly<Record<string, number>>): Bin[] {
  return Array.from({ length: 10 }, (_, i) => ({
    label: `${i * 10} to ${i * 10 + 10} %`,
    counts: [counts[(i / 10).toFixed(1)] ?? 0],
  }));
}

/** Texts of several kinds by number of words, three numbers to a bin. */
export function wordBins(...kinds: readonly Readonly<Record<string, number>>[]): Bin[] {
  const bins: Bin[] = [];
  for (let first = 1; first < MOST_WORDS; first += WORDS_A_BAR) {
    const isLast = first + WORDS_A_BAR >= MOST_WORDS;
    const last = isLast ? MOST_WORDS : first + WORDS_A_BAR - 1;
    const label = isLast ? `${first} and more` : `${first} to ${last}`;
    const within = ([words]: [string, number]): boolean => Number(words) >= first && Number(words) <= last;
    bins.push({ label, counts: kinds.map((counts) => sum(Object.entries(counts).filter(within))) });
  }
  return trimmed(bins);
}

function sum(entries: readonly [string, number][]): number {
  return entries.reduce((total, [, count]) => total + count, 0);
}

function trimmed(bins: readonly Bin[]): Bin[] {
  const holds = ({ counts }: Bin): boolean => counts.some((count) => count > 0);
  return bins.slice(bins.findIndex(holds), bins.findLastIndex(holds) + 1);
}
