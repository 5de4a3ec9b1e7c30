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
import { writeMirrored } from "./answer.ts";
import type { MirrorSettings } from "./mirrors.ts";
import { Partners } from "./partners.ts";

/** Raise when the same request would get another reply. */
const REVISION = "lexicon-mirror-5";

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
  readonly #seed: number;
  readonly #partners: Partners;
  readonly #otherwise: Engine | undefined;

  constructor({ seed }: MirrorSettings, partners: Partners, otherwise: Engine | undefined) {
    this.identity = {
      name: "lexicon",
      revision: REVISION,
      ...partners.identity,
      otherwise: otherwise?.identity ?? null,
    };
    this.#seed = seed;
    this.#partners = partners;
    this.#otherwise = otherwise;
  }

  async ask(request: CategoriesRequest | NegativesRequest): Promise<EngineReply> {
    const offers = await this.#partners.offersOf(request.moment.id, 0);
    if (offers.length === 0 && this.#otherwise !== undefined) return this.#otherwise.ask(request);
    return request.kind === "categories" ? this.#categories(request) : this.#negatives(request);
  }

  async repair(request: RepairRequest): Promise<EngineReply> {
    return builtInRepair(REVISION, request);
  }

  spend(): Readonly<Record<string, number>> {
    return {};
  }

  async close(): Promise<void> {
    await this.#otherwise?.close();
    await this.#partners.close();
  }

  async #categories(request: CategoriesRequest): Promise<EngineReply> {
    const { eligible, plans } = await this.#partners.plansOf(request);
    if (plans.length === 0) return builtInReply(REVISION, 0, "", UNMATCHED);
    const value: CategoriesReply = { eligible_categories: [...eligible] };
    return { ...builtInReply(REVISION, 0, JSON.stringify(value), ""), plans };
  }

  async #negatives(request: NegativesRequest): Promise<EngineReply> {
    const { moment, levels, sample } = request;
    const offers = await this.#partners.offersOf(moment.id, sample);
    const random = seededRandom(this.#seed, "mirror-refusal", moment.id, ...(sample > 0 ? [sample] : []));
    const subject = await this.#partners.read(request);
    const { negs, left, mirrors } = writeMirrored(subject, levels, offers, random);
    if (mirrors.length === 0) return builtInReply(REVISION, sample, "", left.join("; "));
    const value: NegativesReply = { negs };
    return { ...builtInReply(REVISION, sample, JSON.stringify(value), left.join("; ")), mirrors };
  }
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
  return new MirroredLexicon(settings, new Partners(settings, surroundings), otherwise);
}
