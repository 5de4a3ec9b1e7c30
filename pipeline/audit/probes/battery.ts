import type { ProbeReport, ProbeResult } from "../../../schemas/audit-probes.ts";
import { type Random, seededRandom } from "../../lib/random.ts";
import { type Components, componentsOf, foldsOf } from "./components.ts";
import { UNKNOWN } from "./figures.ts";
import type { PreparedProbe, ProbeFamily } from "./family.ts";
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
 * How well text alone tells originals from negatives: each probe is trained on four fifths of the components and scores the
 * last fifth, in turn, under several divisions into folds.
 *
 * @param turn awaited now and then, so that long work can be stopped
 */
export async function runProbes(
  pairs: readonly ProbePair[],
  turn: () => Promise<unknown>,
  settings: ProbeSettings = PROBES,
): Promise<ProbeReport> {
  const components = componentsOf(pairs);
  const slices = slicesOf(pairs);
  const texts = readTexts(pairs);
  const results: ProbeResult[] = [];
  for (const family of settings.families) {
    const bySeed = await scoresBySeed(family.prepare(texts), family.name, components, settings, turn);
    results.push(resultOf(family, bySeed, measure(bySeed, slices, components)));
  }
  return {
    pairs: pairs.length,
    components: components.sizes.length,
    largestComponent: components.sizes.reduce((largest, size) => Math.max(largest, size), 0),
    folds: settings.folds,
    seeds: [...settings.seeds],
    control: await control(pairs, components, settings, turn),
    results,
    newWordShare: newWordShare(texts),
    telling: tellingGrams(texts, TELLING),
  };
}

async function scoresBySeed(
  probe: PreparedProbe,
  name: string,
  components: Components,
  settings: ProbeSettings,
  turn: () => Promise<unknown>,
): Promise<Scores[]> {
  const bySeed: Scores[] = [];
  for (const seed of settings.seeds) {
    const folds = foldsOf(components, settings.folds, seededRandom(seed, "probe-folds"));
    bySeed.push(await crossFitted(probe, folds, settings.folds, seededRandom(seed, "probe", name), turn));
  }
  return bySeed;
}

async function crossFitted(
  probe: PreparedProbe,
  foldOfPair: Uint8Array,
  folds: number,
  random: Random,
  turn: () => Promise<unknown>,
): Promise<Scores> {
  const scores = new Float64Array(foldOfPair.length * 2);
  const pairs = Uint32Array.from(foldOfPair.keys());
  for (let fold = 0; fold < folds; fold++) {
    const train = pairs.filter((pair) => foldOfPair[pair] !== fold);
    const scoreOf = await probe.fit(train, random, turn);
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
  components: Components,
  settings: ProbeSettings,
  turn: () => Promise<unknown>,
): Promise<ProbeReport["control"]> {
  const coin = seededRandom("probe-control");
  const dealt = pairs.map((pair) =>
    coin.below(2) === 0 ? pair : { ...pair, original: pair.negative, negative: pair.original },
  );
  const family = settings.families[0] ?? wordRegression;
  const bySeed = await scoresBySeed(
    family.prepare(readTexts(dealt)),
    family.name,
    components,
    settings,
    turn,
  );
  const everything: Slice = { by: "all", name: "all", pairs: Uint32Array.from(pairs.keys()) };
  const [measured] = measure(bySeed, [everything], components);
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
