import type { CategoriesReply } from "../../../schemas/categories-reply.ts";
import type { CategoryPath } from "../../../schemas/category.ts";
import type { EngineReply } from "../../../schemas/engine-reply.ts";
import type { NegativesReply } from "../../../schemas/negatives-reply.ts";
import { seededRandom } from "../../lib/random.ts";
import type {
  CategoriesRequest,
  Engine,
  EngineSurroundings,
  NegativesRequest,
  RepairRequest,
} from "../engine.ts";
import { analyse } from "./analysis/analyse.ts";
import { builtInRepair, builtInReply } from "./built-in-reply.ts";
import { CorpusReader, type Reading } from "./corpus-reader.ts";
import type { Composer } from "./edits/compose.ts";
import type { Edit } from "./edits/edit.ts";
import { editsOf } from "./edits/families.ts";
import { rankCategories, reasonFor } from "./eligible.ts";
import { writeNegatives } from "./negatives.ts";

/** Raise when the same request would get another reply. */
const REVISION = "lexicon-5";

/** What answering one request starts from. */
interface Workbench {
  readonly composer: Composer;
  readonly edits: ReadonlyMap<CategoryPath, readonly Edit[]>;
}

/**
 * The built-in engine: answers by rules, offline and free. Replacement words are drawn from what other videos of the same
 * corpus show, at the rate at which they show it. The corpus is counted at the first request and kept in the folder.
 */
class Lexicon implements Engine {
  readonly name = "lexicon";
  readonly identity = { name: "lexicon", revision: REVISION };
  readonly #seed: number;
  readonly #reader: CorpusReader;

  constructor(seed: number, surroundings: EngineSurroundings) {
    this.#seed = seed;
    this.#reader = new CorpusReader(surroundings);
  }

  async ask(request: CategoriesRequest | NegativesRequest): Promise<EngineReply> {
    const reading = await this.#reader.read(request);
    return request.kind === "categories"
      ? this.#categories(request, reading)
      : this.#negatives(request, reading);
  }

  async repair(request: RepairRequest): Promise<EngineReply> {
    return builtInRepair(REVISION, request);
  }

  spend(): Readonly<Record<string, number>> {
    return {};
  }

  async close(): Promise<void> {
    this.#reader.close();
  }

  #prepare(request: CategoriesRequest | NegativesRequest, { inventory, known }: Reading): Workbench {
    const query = analyse(request.moment.query);
    const { all, others, isCaption } = known;
    const sample = request.kind === "negatives" ? request.sample : 0;
    const seed = [this.#seed, "edits", request.moment.id, sample];
    const task = { query, mentions: all, others, inventory };
    const edits =
      request.kind === "categories"
        ? editsOf(task, seed)
        : editsOf(task, seed, (category) =>
            request.levels.some((plan) => plan.categories.includes(category)),
          );
    return { composer: { query, inventory, taken: isCaption }, edits };
  }

  #categories(request: CategoriesRequest, reading: Reading): EngineReply {
    const { composer, edits } = this.#prepare(request, reading);
    const random = seededRandom(this.#seed, "ranks", request.moment.id);
    const eligible = rankCategories(composer, edits, random).flatMap((path) => {
      const edit = edits.get(path)?.[0];
      return edit === undefined ? [] : [{ path, reason: reasonFor(edit) }];
    });
    const value: CategoriesReply = { eligible_categories: eligible };
    return eligible.length > 0
      ? builtInReply(REVISION, 0, JSON.stringify(value), "")
      : builtInReply(
          REVISION,
          0,
          "",
          "no word of the query can be replaced by one that is certainly false of the video",
        );
  }

  #negatives(request: NegativesRequest, reading: Reading): EngineReply {
    const { sample, levels, moment } = request;
    const { composer, edits } = this.#prepare(request, reading);
    const random = seededRandom(this.#seed, "refusal", moment.id, sample);
    const { negs, left } = writeNegatives(composer, levels, edits, random);
    const message = left.join("; ");
    if (Object.keys(negs).length === 0) return builtInReply(REVISION, sample, "", message);
    const value: NegativesReply = { negs };
    return builtInReply(REVISION, sample, JSON.stringify(value), message);
  }
}

/** Opens the built-in engine. Nothing is read before the first request. */
export function openLexicon(seed: number, surroundings: EngineSurroundings): Engine {
  return new Lexicon(seed, surroundings);
}
