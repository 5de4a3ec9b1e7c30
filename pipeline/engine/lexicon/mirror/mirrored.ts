import type { CategoriesReply } from "../../../../schemas/categories-reply.ts";
import type { EngineReply } from "../../../../schemas/engine-reply.ts";
import type { NegativesReply } from "../../../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../../../schemas/plan.ts";
import type { Json } from "../../../lib/fingerprint.ts";
import { seededRandom } from "../../../lib/random.ts";
import type {
  CategoriesRequest,
  Engine,
  EngineSurroundings,
  NegativesRequest,
  RepairRequest,
} from "../../engine.ts";
import { MentionReader } from "../knowledge.ts";
import { eligibleOf, writeMirrored } from "./answer.ts";
import type { BlockSettings } from "./blocks.ts";
import { Mirrors } from "./mirrors.ts";
import type { Offer } from "./offers.ts";

/** Raise when the same matches would be answered otherwise. */
const REVISION = "mirror-1";

/**
 * The built-in engine with mirrored texts first: where two moments of different videos can trade their queries, each query is
 * once true and once false, and no reader of texts alone can tell which. Moments that find no partner go to the engine inside.
 */
class MirroredEngine implements Engine {
  readonly name: Engine["name"];
  readonly identity: Json;
  readonly #inner: Engine;
  readonly #settings: BlockSettings;
  readonly #surroundings: EngineSurroundings;
  readonly #reader = new MentionReader();
  #mirrors: Promise<Mirrors> | undefined;

  constructor(inner: Engine, settings: BlockSettings, surroundings: EngineSurroundings) {
    this.name = inner.name;
    this.identity = { inner: inner.identity, mirror: REVISION, seed: settings.seed, split: settings.split };
    this.#inner = inner;
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  async ask(request: CategoriesRequest | NegativesRequest): Promise<EngineReply> {
    this.#mirrors ??= Mirrors.open(this.#surroundings, this.#settings);
    const offers = (await this.#mirrors).offersOf(request.moment.id);
    if (request.kind === "categories") return this.#categories(request, offers);
    return arePlanned(request.levels, offers) ? this.#negatives(request, offers) : this.#inner.ask(request);
  }

  async repair(request: RepairRequest): Promise<EngineReply> {
    return this.#inner.repair(request);
  }

  spend(): Readonly<Record<string, number>> {
    return this.#inner.spend();
  }

  async close(): Promise<void> {
    const mirrors = this.#mirrors;
    this.#mirrors = undefined;
    await this.#inner.close();
    await (await mirrors)?.close();
  }

  async #categories(request: CategoriesRequest, offers: readonly Offer[]): Promise<EngineReply> {
    const { eligible, plans } = eligibleOf(request.moment.query, offers, this.#reader.know(request));
    if (plans.length === 0) return this.#inner.ask(request);
    const value: CategoriesReply = { eligible_categories: [...eligible] };
    return { ...reply(0, JSON.stringify(value), ""), plans };
  }

  #negatives({ moment, levels, captions, sample }: NegativesRequest, offers: readonly Offer[]): EngineReply {
    if (sample > 0)
      return reply(sample, "", "a moment trades texts with one partner a level; there is no other");
    const known = this.#reader.know({ moment, captions });
    const random = seededRandom(this.#settings.seed, "mirror-refusal", moment.id);
    const { negs, left, partners } = writeMirrored(moment.query, levels, offers, known, random);
    if (Object.keys(negs).length === 0) return reply(sample, "", left.join("; "));
    const value: NegativesReply = { negs };
    return reply(sample, JSON.stringify(value), [`trades texts: ${partners.join(", ")}`, ...left].join("; "));
  }
}

/** True when the planned levels are among those offered, along the same categories. */
function arePlanned(levels: readonly LevelPlan[], offers: readonly Offer[]): boolean {
  return levels.every((plan) =>
    offers.some(
      ({ level, categories }) =>
        level === plan.level &&
        categories.length === plan.categories.length &&
        plan.categories.every((path) => categories.includes(path)),
    ),
  );
}

function reply(sample: number, text: string, message: string): EngineReply {
  return {
    engine: "lexicon",
    model: REVISION,
    prompt: `twins@${REVISION}`,
    sample,
    key: null,
    outcome: text === "" ? "declined" : "answered",
    text,
    message,
  };
}

/** Puts mirrored texts before an engine's own. Nothing is read before the first request. */
export function openMirrored(
  inner: Engine,
  settings: BlockSettings,
  surroundings: EngineSurroundings,
): Engine {
  return new MirroredEngine(inner, settings, surroundings);
}
