import type { Config } from "../../../../schemas/config.ts";
import type { LevelPlan } from "../../../../schemas/plan.ts";
import type { EngineSurroundings, NegativesRequest, Subject } from "../../engine.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type Call, type CallSettings, inputOf, prepareCall } from "../call.ts";
import { Exchanges } from "../exchanges.ts";
import { knownHabits } from "../habits.ts";
import { priceOf } from "./prices.ts";

/** The range in which a figure is expected, and its likeliest value. */
export interface Interval {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What one stage of a run would cost. */
export interface StageEstimate {
  readonly stage: "categories" | "negatives";
  /** Calls to make, repairs not counted; replies that the ledger holds need none. */
  readonly calls: number;
  readonly inLedger: number;
  readonly inputTokens: Interval;
  readonly outputTokens: Interval;
  /** USD; null when the model has no price. */
  readonly usd: Interval | null;
  /** Where the length of replies comes from: so many replies of this ledger, or an assumption. */
  readonly basis: "ledger" | "assumption";
}

/** Mean and spread of what replies of a kind were long, tokens. */
interface Lengths {
  readonly replies: number;
  readonly mean: Interval;
}

/** Output tokens of a reply when nothing is known of the model: the text alone, some thought, much thought. */
const ASSUMED: Readonly<Record<StageEstimate["stage"], Interval>> = {
  categories: { low: 150, likely: 600, high: 1500 },
  negatives: { low: 300, likely: 1500, high: 4000 },
};

/** Replies of the ledger that are looked at. */
const LOOKED_AT = 5000;
/** Replies from which on the ledger is a better guide than the assumption. */
const ENOUGH = 20;
/** Share of replies that need a repair: none, some, many. */
const REPAIRS: Interval = { low: 0, likely: 0.05, high: 0.2 };
/** How far the tokenizer may be off for another model than it was made for. */
const TOKENIZER_ERROR = 0.1;

/** A plan of every size, to price moments whose categories nobody has named yet. */
const FULL_PLAN: readonly LevelPlan[] = [
  { level: "strong", categories: ["Object/ObjectExistence"] },
  { level: "moderate", categories: ["Object/ObjectExistence", "Action/FineGrainedAction"] },
  {
    level: "weak",
    categories: ["Object/ObjectExistence", "Action/FineGrainedAction", "Attribute/AttributeValue"],
  },
];

/**
 * What a run would cost, before a cent is spent: the real requests of its moments are built and counted, the length of the
 * replies is taken from the ledger's own replies where it holds enough. Reads everything once, in constant memory.
 */
export async function estimateRun(
  subjects: AsyncIterable<Subject>,
  config: Config,
  ledger: Ledger,
  surroundings?: EngineSurroundings,
): Promise<readonly StageEstimate[]> {
  const openai = config.openai;
  const price = priceOf(config.model, openai);
  const settings: CallSettings = { ...config, openai, price };
  const { habits } = knownHabits(ledger, settings);
  const exchanges = await Exchanges.open(config, surroundings);
  const sums = { categories: emptySum(), negatives: emptySum() };
  for await (const { moment, captions } of subjects) {
    const subject = { moment, captions };
    const categories = await exchanges.of({ kind: "categories", ...subject });
    addCall(sums.categories, prepareCall(categories, habits, settings, ledger), ledger);
    for (let sample = 0; sample < config.candidates; sample++) {
      const request: NegativesRequest = {
        kind: "negatives",
        ...subject,
        levels: FULL_PLAN,
        eligible: [],
        sample,
      };
      if (!exchanges.asksModel(request)) continue;
      addCall(sums.negatives, prepareCall(await exchanges.of(request), habits, settings, ledger), ledger);
    }
  }
  const lengths = await lengthsOf(ledger, config.model);
  return (["categories", "negatives"] as const).map((stage) =>
    stageEstimate(stage, sums[stage], lengths[stage], settings),
  );
}

interface Sum {
  calls: number;
  inLedger: number;
  input: number;
}

function emptySum(): Sum {
  return { calls: 0, inLedger: 0, input: 0 };
}

function addCall(sum: Sum, call: Call, ledger: Ledger): void {
  if (ledger.get(call.key) !== undefined) {
    sum.inLedger += 1;
    return;
  }
  sum.calls += 1;
  sum.input += inputOf(call);
}

function stageEstimate(
  stage: StageEstimate["stage"],
  { calls, inLedger, input }: Sum,
  lengths: Lengths,
  { price, openai }: CallSettings,
): StageEstimate {
  const known = lengths.replies >= ENOUGH;
  const mean = known ? lengths.mean : ASSUMED[stage];
  const each = (of: (bound: keyof Interval) => number): Interval => ({
    low: of("low"),
    likely: of("likely"),
    high: of("high"),
  });
  const tokenizer: Interval = { low: 1 - TOKENIZER_ERROR, likely: 1, high: 1 + TOKENIZER_ERROR };
  const inputTokens = each((bound) => Math.round(input * tokenizer[bound] * (1 + 2 * REPAIRS[bound])));
  const outputTokens = each((bound) =>
    Math.round(calls * Math.min(mean[bound], openai.maxOutputTokens) * (1 + REPAIRS[bound])),
  );
  const usd =
    price === undefined
      ? null
      : each((bound) => (inputTokens[bound] * price.input + outputTokens[bound] * price.output) / 1e6);
  return { stage, calls, inLedger, inputTokens, outputTokens, usd, basis: known ? "ledger" : "assumption" };
}

/** Lengths of the replies that a model gave before, with twice the standard error of their mean on either side. */
async function lengthsOf(ledger: Ledger, model: string): Promise<Record<StageEstimate["stage"], Lengths>> {
  const seen: Record<StageEstimate["stage"], number[]> = { categories: [], negatives: [] };
  let looked = 0;
  for await (const { key } of ledger.entries()) {
    if ((looked += 1) > LOOKED_AT) break;
    const entry = ledger.get(key);
    if (entry?.request.model === model && entry.usage) seen[entry.stage].push(entry.usage.output);
  }
  return { categories: lengths(seen.categories), negatives: lengths(seen.negatives) };
}

function lengths(outputs: readonly number[]): Lengths {
  const replies = outputs.length;
  const likely = outputs.reduce((sum, output) => sum + output, 0) / Math.max(1, replies);
  const variance =
    outputs.reduce((sum, output) => sum + (output - likely) ** 2, 0) / Math.max(1, replies - 1);
  const error = 2 * Math.sqrt(variance / Math.max(1, replies));
  return { replies, mean: { low: Math.max(0, likely - error), likely, high: likely + error } };
}
