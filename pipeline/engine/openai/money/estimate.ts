import type { Config } from "../../../../schemas/config.ts";
import type { LedgerEntry } from "../../../../schemas/ledger-entry.ts";
import type { EngineSurroundings, NegativesRequest, Subject } from "../../engine.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type Call, type CallSettings, inputOf, prepareCall } from "../call.ts";
import { Exchanges } from "../exchanges.ts";
import { knownHabits } from "../habits.ts";
import type { Exchange } from "../messages.ts";
import { drawnOffers } from "../steered/offers.ts";
import { firstOfVideo, isToWatch, likelyWatch } from "../vision/likely.ts";
import { Watching } from "../vision/watching.ts";
import { priceOf } from "./prices.ts";

/** The range in which a figure is expected, and its likeliest value. */
export interface Interval {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What one stage of a run would cost. */
export interface StageEstimate {
  readonly stage: LedgerEntry["stage"];
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
  context: { low: 200, likely: 800, high: 2500 },
  categories: { low: 150, likely: 600, high: 1500 },
  negatives: { low: 300, likely: 1500, high: 4000 },
  "refusal-categories": { low: 10, likely: 250, high: 1000 },
  presence: { low: 40, likely: 300, high: 1200 },
};

/** Replies of the ledger that are looked at. */
const LOOKED_AT = 5000;
/** Replies from which on the ledger is a better guide than the assumption. */
const ENOUGH = 20;
/** Share of replies that need a repair: none, some, many. */
const REPAIRS: Interval = { low: 0, likely: 0.05, high: 0.2 };
/** Judges are asked once. */
const UNREPAIRED: ReadonlySet<StageEstimate["stage"]> = new Set(["refusal-categories", "presence"]);
const NONE: Interval = { low: 0, likely: 0, high: 0 };
/** How far the tokenizer may be off for another model than it was made for. */
const TOKENIZER_ERROR = 0.1;

/** A plan of every size, to price moments whose categories nobody has named yet. */
const FULL_PLAN: Pick<NegativesRequest, "levels" | "eligible"> = {
  levels: [
    { level: "strong", categories: ["Object/ObjectExistence"] },
    { level: "moderate", categories: ["Object/ObjectExistence", "Action/FineGrainedAction"] },
    {
      level: "weak",
      categories: ["Object/ObjectExistence", "Action/FineGrainedAction", "Attribute/AttributeValue"],
    },
  ],
  eligible: [],
};

/** Tokens of the captions that a model will write of a video, in later requests. */
const DESCRIPTION = 300;

/** A moment to price. */
export interface PricedSubject extends Subject {
  /** A model has described its video already: the captions hold what it wrote. */
  readonly isWatched: boolean;
  /** Its plan: null when it gets none; undefined while nobody has named its categories, then a full one is assumed. */
  readonly plan?: Pick<NegativesRequest, "levels" | "eligible"> | null;
}

/** An exchange to price. */
interface Priced {
  readonly exchange: Exchange;
  /** Input tokens that it will have beside what it holds now. */
  readonly more: number;
}

/**
 * What a run would cost, before a cent is spent: the real requests of its moments are built and counted. Reads everything once,
 * in constant memory.
 */
export async function estimateRun(
  subjects: AsyncIterable<PricedSubject>,
  config: Config,
  ledger: Ledger,
  surroundings?: EngineSurroundings,
): Promise<readonly StageEstimate[]> {
  // drawn words are as long as traded ones, and need no matching of all moments
  const offers = surroundings && drawnOffers(config.seed, surroundings);
  const exchanges = await Exchanges.open(config, offers);
  const watching = config.context.watch === "none" ? undefined : await Watching.open();
  const kinds = [...(watching ? ["context" as const] : []), "categories" as const, "negatives" as const];
  return estimateExchanges(kinds, exchangesOf(subjects, exchanges, watching, config), config, ledger);
}

async function* exchangesOf(
  subjects: AsyncIterable<PricedSubject>,
  exchanges: Exchanges,
  watching: Watching | undefined,
  config: Config,
): AsyncGenerator<Priced> {
  for await (const { moment, captions, isWatched, plan = FULL_PLAN } of subjects) {
    const unseen = watching !== undefined && !isWatched && isToWatch(captions, config);
    if (unseen && firstOfVideo(captions))
      yield { exchange: watching.exchangeOf(likelyWatch(moment, config), undefined), more: 0 };
    const more = unseen ? DESCRIPTION : 0;
    const subject = { moment, captions };
    const categories = await exchanges.of({ kind: "categories", ...subject });
    yield { exchange: categories, more: config.context.forCategories ? more : 0 };
    for (let sample = 0; plan !== null && sample < config.candidates; sample++) {
      const request: NegativesRequest = { kind: "negatives", ...subject, ...plan, sample };
      if (exchanges.asksModel(request)) yield { exchange: await exchanges.of(request), more };
    }
  }
}

/**
 * What some exchanges would cost, by kind, in the order given. The length of the replies is taken from the ledger's own replies
 * where it holds enough.
 */
export async function estimateExchanges(
  kinds: readonly StageEstimate["stage"][],
  priced: AsyncIterable<Priced>,
  config: Config,
  ledger: Ledger,
): Promise<readonly StageEstimate[]> {
  const settings: CallSettings = { ...config, price: priceOf(config.model, config.openai) };
  const { habits } = knownHabits(ledger, settings);
  const sums = new Map<StageEstimate["stage"], Sum>(kinds.map((kind) => [kind, emptySum()]));
  for await (const { exchange, more } of priced) {
    const sum = sums.get(exchange.kind);
    if (sum !== undefined) addCall(sum, prepareCall(exchange, habits, settings, ledger), more, ledger);
  }
  const lengths = await lengthsOf(ledger, config.model);
  return Array.from(sums, ([kind, sum]) => {
    const known = lengths(kind);
    if (kind === "context") takeAsked(sum, known.replies);
    return stageEstimate(kind, sum, known, settings);
  });
}

interface Sum {
  calls: number;
  inLedger: number;
  input: number;
}

function emptySum(): Sum {
  return { calls: 0, inLedger: 0, input: 0 };
}

function addCall(sum: Sum, call: Call, more: number, ledger: Ledger): void {
  if (ledger.get(call.key) !== undefined) {
    sum.inLedger += 1;
    return;
  }
  sum.calls += 1;
  sum.input += inputOf(call) + more;
}

/** Which replies about videos lie in the ledger only their frames can tell; as many as it holds are taken to be of these. */
function takeAsked(sum: Sum, replies: number): void {
  const asked = Math.min(sum.calls, replies);
  if (asked === 0) return;
  sum.input -= (sum.input / sum.calls) * asked;
  sum.calls -= asked;
  sum.inLedger += asked;
}

function stageEstimate(
  stage: StageEstimate["stage"],
  { calls, inLedger, input }: Sum,
  lengths: Lengths,
  { price, openai }: CallSettings,
): StageEstimate {
  const known = lengths.replies >= ENOUGH;
  const mean = known ? lengths.mean : ASSUMED[stage];
  const repairs = UNREPAIRED.has(stage) ? NONE : REPAIRS;
  const each = (of: (bound: keyof Interval) => number): Interval => ({
    low: of("low"),
    likely: of("likely"),
    high: of("high"),
  });
  const tokenizer: Interval = { low: 1 - TOKENIZER_ERROR, likely: 1, high: 1 + TOKENIZER_ERROR };
  const inputTokens = each((bound) => Math.round(input * tokenizer[bound] * (1 + 2 * repairs[bound])));
  const outputTokens = each((bound) =>
    Math.round(calls * Math.min(mean[bound], openai.maxOutputTokens) * (1 + repairs[bound])),
  );
  const usd =
    price === undefined
      ? null
      : each((bound) => (inputTokens[bound] * price.input + outputTokens[bound] * price.output) / 1e6);
  return { stage, calls, inLedger, inputTokens, outputTokens, usd, basis: known ? "ledger" : "assumption" };
}

/** Lengths of the replies that a model gave before, with twice the standard error of their mean on either side. */
async function lengthsOf(ledger: Ledger, model: string): Promise<(stage: StageEstimate["stage"]) => Lengths> {
  const seen = new Map<LedgerEntry["stage"], number[]>();
  let looked = 0;
  for await (const { key } of ledger.entries()) {
    if ((looked += 1) > LOOKED_AT) break;
    const entry = ledger.get(key);
    if (entry?.request.model !== model || !entry.usage) continue;
    const outputs = seen.get(entry.stage) ?? [];
    outputs.push(entry.usage.output);
    seen.set(entry.stage, outputs);
  }
  return (stage) => lengths(seen.get(stage) ?? []);
}

function lengths(outputs: readonly number[]): Lengths {
  const replies = outputs.length;
  const likely = outputs.reduce((sum, output) => sum + output, 0) / Math.max(1, replies);
  const variance =
    outputs.reduce((sum, output) => sum + (output - likely) ** 2, 0) / Math.max(1, replies - 1);
  const error = 2 * Math.sqrt(variance / Math.max(1, replies));
  return { replies, mean: { low: Math.max(0, likely - error), likely, high: likely + error } };
}
