import type { ProbeReport, ProbeResult } from "../../../schemas/audit-probes.ts";
import { type Random, seededRandom } from "../../lib/random.ts";
import { foldsOf } from "./components.ts";
import { UNKNOWN } from "./figures.ts";
import type { PreparedProbe, ProbeFamily } from "./family.ts";
import { type Grouping, groupingOf } from "./grouping.ts";
import { heldOutRegression } from "./held-out.ts";
import { HEURISTICS } from "./heuristics.ts";
import { trigramModel } from "./language-model.ts";
import { type Measured, measure, pairwiseAccuracy, type Scores } from "./measure.ts";
import { type ProbePair, readTexts } from "./pairs.ts";
import { type Slice, slicesOf } from "./slices.ts";
import { newWordShare, tellingGrams } from "./telling.ts";
import { characterRegression, naiveBayes, wordRegression } from "./text-models.ts";

/** Every probe, strongest first. */
export const PROBE_FAMILIES: readonly ProbeFamily[] = [
  wordRegression,
  characterRegression,
  naiveBayes,
  trigramModel,
  heldOutRegression,
  ...HEURISTICS,
];

const TELLING = 40;

/** How the probes are run: folds, seeds, and which of them. */
export interface ProbeSettings {
  readonly folds: number;
  readonly seeds: readonly number[];
  readonly families: readonly ProbeFamily[];
}

/** Every probe, over five folds and three seeds. */
export const PROBES: ProbeSettings = { folds: 5, seeds: [1, 2, 3], families: PROBE_FAMILIES };

/**
 * How well text alone tells originals from negatives: each probe is trained on four fifths of the groups and scores the
 * last fifth, in turn, under several divisions into folds.
 *
 * @param turn awaited now and then, so that long work can be stopped
 */
export async function runProbes(
  pairs: readonly ProbePair[],
  turn: () => Promise<unknown>,
  settings: ProbeSettings = PROBES,
): Promise<ProbeReport> {
  const grouping = groupingOf(pairs, settings.folds);
  const slices = slicesOf(pairs);
  const texts = readTexts(pairs);
  const results: ProbeResult[] = [];
  for (const family of settings.families) {
    const bySeed = await scoresBySeed(family.prepare(texts), family.name, grouping, settings, turn);
    results.push(resultOf(family, bySeed, measure(bySeed, slices, grouping.groups)));
  }
  return {
    pairs: pairs.length,
    components: grouping.components.sizes.length,
    largestComponent: grouping.components.sizes.reduce((largest, size) => Math.max(largest, size), 0),
    groupedBy: grouping.by,
    trainingShare: trainingShare(pairs.length, grouping, settings),
    folds: settings.folds,
    seeds: [...settings.seeds],
    control: await control(pairs, grouping, settings, turn),
    results,
    newWordShare: newWordShare(texts),
    telling: tellingGrams(texts, TELLING),
  };
}

async function scoresBySeed(
  probe: PreparedProbe,
  name: string,
  grouping: Grouping,
  settings: ProbeSettings,
  turn: () => Promise<unknown>,
): Promise<Scores[]> {
  const bySeed: Scores[] = [];
  for (const seed of settings.seeds) {
    const foldOfPair = dividedBy(seed, grouping, settings);
    bySeed.push(
      await crossFitted(probe, foldOfPair, grouping, settings.folds, seededRandom(seed, "probe", name), turn),
    );
  }
  return bySeed;
}

function dividedBy(seed: number, { groups }: Grouping, { folds }: ProbeSettings): Uint8Array {
  return foldsOf(groups, folds, seededRandom(seed, "probe-folds"));
}

/** Pairs that train for a fold, on average, as a share of those outside it. */
function trainingShare(pairs: number, grouping: Grouping, settings: ProbeSettings): number {
  if (grouping.by === "components" || pairs === 0) return 1;
  const foldOfPair = dividedBy(settings.seeds[0] ?? 0, grouping, settings);
  let [training, outside] = [0, 0];
  for (let fold = 0; fold < settings.folds; fold++) {
    training += grouping.trainingFor(foldOfPair, fold).length;
    outside += foldOfPair.reduce((sum, own) => sum + (own === fold ? 0 : 1), 0);
  }
  return training / outside;
}

async function crossFitted(
  probe: PreparedProbe,
  foldOfPair: Uint8Array,
  grouping: Grouping,
  folds: number,
  random: Random,
  turn: () => Promise<unknown>,
): Promise<Scores> {
  const scores = new Float64Array(foldOfPair.length * 2);
  const pairs = Uint32Array.from(foldOfPair.keys());
  for (let fold = 0; fold < folds; fold++) {
    const scoreOf = await probe.fit(grouping.trainingFor(foldOfPair, fold), random, turn);
    for (const pair of pairs) {
      if (foldOfPair[pair] !== fold) continue;
      scores[pair * 2] = scoreOf(pair * 2);
      scores[pair * 2 + 1] = scoreOf(pair * 2 + 1);
    }
    await turn();
  }
  return scores;
}

/** The first probe on pairs whose sides were dealt by coin: anything but chance here is a fault of the measurement. */
async function control(
  pairs: readonly ProbePair[],
  grouping: Grouping,
  settings: ProbeSettings,
  turn: () => Promise<unknown>,
): Promise<ProbeReport["control"]> {
  const coin = seededRandom("probe-control");
  const dealt = pairs.map((pair) =>
    coin.below(2) === 0 ? pair : { ...pair, original: pair.negative, negative: pair.original },
  );
  const family = settings.families[0] ?? wordRegression;
  const bySeed = await scoresBySeed(family.prepare(readTexts(dealt)), family.name, grouping, settings, turn);
  const everything: Slice = { by: "all", name: "all", pairs: Uint32Array.from(pairs.keys()) };
  const [measured] = measure(bySeed, [everything], grouping.groups);
  return { probe: family.name, ...figureOf(measured) };
}

function resultOf(
  family: ProbeFamily,
  bySeed: readonly Scores[],
  measured: readonly Measured[],
): ProbeResult {
  const { name, description, kind, heldOut } = family;
  return {
    name,
    description,
    kind,
    heldOut,
    accuracyBySeed: bySeed.map(pairwiseAccuracy),
    overall: figureOf(measured[0]),
    slices: measured.slice(1).map(({ slice, ...rest }) => ({
      by: slice.by,
      name: slice.name,
      ...figureOf({ slice, ...rest }),
    })),
  };
}

function figureOf(measured: Measured | undefined): ProbeResult["overall"] {
  return {
    pairs: measured?.slice.pairs.length ?? 0,
    accuracy: measured?.accuracy ?? UNKNOWN,
    auc: measured?.auc ?? UNKNOWN,
  };
}
