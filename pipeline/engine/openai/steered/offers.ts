import type { Config } from "../../../../schemas/config.ts";
import type { OfferedWords } from "../../../../schemas/engine-reply.ts";
import { seededRandom } from "../../../lib/random.ts";
import type { EngineSurroundings, NegativesRequest } from "../../engine.ts";
import { CorpusReader } from "../../lexicon/corpus-reader.ts";
import type { Offer } from "../../lexicon/mirror/offers.ts";
import { Partners } from "../../lexicon/mirror/partners.ts";
import { editable } from "../../lexicon/mirror/swaps.ts";
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
  const drawn = drawnOffers(seed, surroundings);
  return partners === undefined ? drawn : tradedOffers(partners, drawn);
}

/** Words drawn at the rate at which the corpus's videos show them. The corpus is counted at the first request. */
export function drawnOffers(seed: number, surroundings: EngineSurroundings): Offers {
  const reader = new CorpusReader(surroundings);
  return {
    of: async (request) => {
      const { moment, levels, sample } = request;
      const { inventory, known } = await reader.read(request);
      const subject = editable(moment.query, inventory, known);
      return drawOffers(subject, levels, seededRandom(seed, "steered", moment.id, sample));
    },
    close: async () => reader.close(),
  };
}

/**
 * Words of the moments that a moment trades with: the writer of either is offered what the other gives up, so that whatever is
 * once true is once false. A level that nobody trades is offered drawn words.
 */
function tradedOffers(partners: Partners, drawn: Offers): Offers {
  return {
    of: async (request) => {
      const offers = await partners.offersOf(request.moment.id, request.sample);
      const traded = request.levels.flatMap(({ level, categories }) => {
        const offer = offers.find((one) => one.level === level && haveSame(one.categories, categories));
        return offer === undefined ? [] : tradedWords(request.moment.query, offer);
      });
      const open = request.levels.filter(({ level }) => !traded.some((words) => words.level === level));
      return open.length === 0 ? traded : [...traded, ...(await drawn.of({ ...request, levels: open }))];
    },
    close: async () => {
      await drawn.close();
      await partners.close();
    },
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

function haveSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
