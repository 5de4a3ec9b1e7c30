import type { CategoriesReply } from "../../../../schemas/categories-reply.ts";
import type { EngineReply } from "../../../../schemas/engine-reply.ts";
import type { NegativesReply } from "../../../../schemas/negatives-reply.ts";
import { seededRandom } from "../../../lib/random.ts";
import type {
  CategoriesRequest,
  Engine,
  EngineSurroundings,
  NegativesRequest,
  RepairRequest,
} from "../../engine.ts";
import { builtInRepair, builtInReply } from "../built-in-reply.ts";
import { CorpusReader } from "../corpus-reader.ts";
import { eligibleOf, writeMirrored } from "./answer.ts";
import { Mirrors, type MirrorSettings } from "./mirrors.ts";
import type { Offer } from "./offers.ts";
import { editable, type EditableQuery } from "./swaps.ts";

/** Raise when the same request would get another reply. */
const REVISION = "lexicon-mirror-2";

const UNMATCHED =
  "no moment of another video can trade its text or words with this one, so that a negative would give itself away";

/**
 * The built-in engine with mirrored negatives: where moments of different videos can trade their queries, or words of them,
 * whatever is once true is once false, and no reader of texts alone can tell which. A moment that finds no partner is declined, or left to
 * another engine.
 */
class MirroredLexicon implements Engine {
  readonly name = "lexicon";
  readonly identity;
  readonly #settings: MirrorSettings;
  readonly #surroundings: EngineSurroundings;
  readonly #otherwise: Engine | undefined;
  readonly #reader: CorpusReader;
  #mirrors: Promise<Mirrors> | undefined;

  constructor(settings: MirrorSettings, surroundings: EngineSurroundings, otherwise: Engine | undefined) {
    this.identity = {
      name: "lexicon",
      revision: REVISION,
      seed: settings.seed,
      split: settings.split,
      otherwise: otherwise?.identity ?? null,
    };
    this.#otherwise = otherwise;
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.#reader = new CorpusReader(surroundings);
  }

  async ask(request: CategoriesRequest | NegativesRequest): Promise<EngineReply> {
    const inventories = await this.#reader.inventories();
    this.#mirrors ??= Mirrors.open(this.#surroundings, this.#settings, inventories);
    const mirrors = await this.#mirrors;
    const offers = mirrors.offersOf(request.moment.id, 0);
    if (offers.length === 0 && this.#otherwise !== undefined) return this.#otherwise.ask(request);
    const { inventory, known } = await this.#reader.read(request);
    const subject = editable(request.moment.query, inventory, known);
    return request.kind === "categories"
      ? categories(subject, offers)
      : this.#negatives(request, subject, mirrors);
  }

  async repair(request: RepairRequest): Promise<EngineReply> {
    return builtInRepair(REVISION, request);
  }

  spend(): Readonly<Record<string, number>> {
    return {};
  }

  async close(): Promise<void> {
    const mirrors = this.#mirrors;
    this.#reader.close();
    this.#mirrors = undefined;
    await this.#otherwise?.close();
    await (await mirrors)?.close();
  }

  #negatives(
    { moment, levels, sample }: NegativesRequest,
    subject: EditableQuery,
    trades: Mirrors,
  ): EngineReply {
    const offers = trades.offersOf(moment.id, sample);
    const random = seededRandom(
      this.#settings.seed,
      "mirror-refusal",
      moment.id,
      ...(sample > 0 ? [sample] : []),
    );
    const { negs, left, mirrors } = writeMirrored(subject, levels, offers, random);
    if (mirrors.length === 0) return builtInReply(REVISION, sample, "", left.join("; "));
    const value: NegativesReply = { negs };
    return { ...builtInReply(REVISION, sample, JSON.stringify(value), left.join("; ")), mirrors };
  }
}

function categories(subject: EditableQuery, offers: readonly Offer[]): EngineReply {
  const { eligible, plans } = eligibleOf(subject, offers);
  if (plans.length === 0) return builtInReply(REVISION, 0, "", UNMATCHED);
  const value: CategoriesReply = { eligible_categories: [...eligible] };
  return { ...builtInReply(REVISION, 0, JSON.stringify(value), ""), plans };
}

/**
 * Opens the built-in engine with mirrored negatives. Nothing is read before the first request.
 *
 * @param otherwise answers for moments that find no partner; they are declined when it is undefined
 */
export function openMirroredLexicon(
  settings: MirrorSettings,
  surroundings: EngineSurroundings,
  otherwise?: Engine,
): Engine {
  return new MirroredLexicon(settings, surroundings, otherwise);
}
