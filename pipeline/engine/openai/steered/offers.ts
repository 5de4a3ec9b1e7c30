import type { Config } from "../../../../schemas/config.ts";
import type { OfferedWords } from "../../../../schemas/engine-reply.ts";
import { haveSameCategories } from "../../../lib/categories.ts";
import { seededRandom } from "../../../lib/random.ts";
import type { EngineSurroundings, NegativesRequest } from "../../engine.ts";
import { CorpusReader } from "../../lexicon/corpus-reader.ts";
import type { Offer } from "../../lexicon/mirror/offers.ts";
import { Partners } from "../../lexicon/mirror/partners.ts";
import { editable, type EditableQuery } from "../../lexicon/mirror/swaps.ts";
import { turnOf } from "../../writers.ts";
import { drawOffers } from "./draw.ts";
import { wordsFor } from "./words.ts";

/** Where the words come from that the steered prompt offers: the same at every call. */
export interface Offers {
  /** What the writer of a candidate is offered: at most one replacement for each category of a plan. */
  readonly of: (request: NegativesRequest) => Promise<readonly OfferedWords[]>;
  readonly close: () => Promise<void>;
}

/** The moments that trade with each other, where the steered prompt is among the writers and pairs are wanted; else undefined. */
export function partnersFor(config: Config, surroundings: EngineSurroundings): Partners | undefined {
  const { seed, split, select, candidates } = config;
  const turns = Array.from({ length: candidates }, (_, sample) => turnOf(config, sample));
  const samples = turns.filter(({ writer }) => writer === "steered").length;
  return samples === 0 || select.policy === "first"
    ? undefined
    : new Partners({ seed, split, samples }, surroundings);
}

/** What the steered prompt offers in a run: traded words where there are partners to trade with, else drawn ones. */
export function openOffers(
  { seed }: Config,
  surroundings: EngineSurroundings,
  partners: Partners | undefined,
): Offers {
  if (partners === undefined) return drawnOffers(seed, surroundings);
  return tradedOffers(partners, (request) => drawFor(request, () => partners.read(request), seed));
}

/** Words drawn at the rate at which the corpus's videos show them. The corpus is counted at the first request. */
export function drawnOffers(seed: number, surroundings: EngineSurroundings): Offers {
  const reader = new CorpusReader(surroundings);
  const read = async (request: NegativesRequest): Promise<EditableQuery> => {
    const { inventory, known } = await reader.read(request);
    return editable(request.moment.query, inventory, known);
  };
  return {
    of: (request) => drawFor(request, () => read(request), seed),
    close: async () => reader.close(),
  };
}

async function drawFor(
  { moment, levels, sample }: NegativesRequest,
  read: () => Promise<EditableQuery>,
  seed: number,
): Promise<OfferedWords[]> {
  return drawOffers(await read(), levels, seededRandom(seed, "steered", moment.id, sample));
}

/**
 * Words of the moments that a moment trades with: the writer of either is offered what the other gives up, so that whatever is
 * once true is once false. A level that nobody trades is offered drawn words.
 */
function tradedOffers(partners: Partners, draw: Offers["of"]): Offers {
  return {
    of: async (request) => {
      const offers = await partners.offersOf(request.moment.id, request.sample);
      const traded = request.levels.flatMap(({ level, categories }) => {
        const offer = offers.find(
          (one) => one.level === level && haveSameCategories(one.categories, categories),
        );
        return offer === undefined ? [] : tradedWords(request.moment.query, offer);
      });
      const open = request.levels.filter(({ level }) => !traded.some((words) => words.level === level));
      return open.length === 0 ? traded : [...traded, ...(await draw({ ...request, levels: open }))];
    },
    close: () => partners.close(),
  };
}

/** Exchanged words one by one; of a whole text that is traded, the stretch in which the two differ. */
function tradedWords(query: string, { level, categories, text, steps }: Offer): OfferedWords[] {
  const changes = steps?.map((step) => ({ categories: [step.category], text: step.text }));
  return (changes ?? [{ categories, text }]).map((change) => ({
    level,
    ...wordsFor(change.categories, query, change.text),
  }));
}
