import type { Engine } from "../../../pipeline/engine/engine.ts";
import { openLexicon } from "../../../pipeline/engine/lexicon/lexicon.ts";
import { LEVEL_NAMES } from "../../../pipeline/lib/levels.ts";
import { categoriesReply } from "../../../schemas/categories-reply.ts";
import type { CategoryPath } from "../../../schemas/category.ts";
import type { EngineReply } from "../../../schemas/engine-reply.ts";
import { LEVELS } from "../../../schemas/level.ts";
import type { Moment } from "../../../schemas/moment.ts";
import { type NegativeReply, negativesReply } from "../../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../../schemas/plan.ts";
import { sharedFolder } from "../../support/scratch.ts";
import { captionsOf, momentOf, tinyCorpus } from "./corpus.ts";

/** An engine over the test corpus, or over the moments given. */
export async function openTiny(
  seed = 1,
  moments: readonly Moment[] = tinyCorpus(),
  more: { folder?: string; signal?: AbortSignal; fingerprint?: string; onRead?: () => void } = {},
): Promise<Engine> {
  return openLexicon(seed, {
    moments: async function* () {
      more.onRead?.();
      yield* moments;
    },
    momentsFingerprint: more.fingerprint ?? "0123456789abcdef",
    folder: more.folder ?? (await sharedFolder()),
    signal: more.signal ?? new AbortController().signal,
  });
}

/** Eligible categories of a query. */
export async function eligibleOf(
  engine: Engine,
  query: string,
  others: readonly string[] = [],
): Promise<CategoryPath[]> {
  const reply = await engine.ask({
    kind: "categories",
    moment: momentOf(query),
    captions: captionsOf(query, others),
  });
  if (reply.outcome !== "answered") return [];
  return categoriesReply
    .parse(JSON.parse(reply.text))
    .eligible_categories.map(({ path: category }) => category);
}

/** Plans that nest: the first category, the first two, the first three. */
export function nested(categories: readonly CategoryPath[]): LevelPlan[] {
  return LEVELS.slice(0, categories.length).map((level, i) => ({
    level,
    categories: categories.slice(0, i + 1),
  }));
}

/** The reply to a query along categories. */
export async function replyTo(
  engine: Engine,
  query: string,
  categories: readonly CategoryPath[],
  sample = 0,
  others: readonly string[] = [],
): Promise<EngineReply> {
  return engine.ask({
    kind: "negatives",
    moment: momentOf(query),
    captions: captionsOf(query, others),
    levels: nested(categories),
    eligible: [...categories],
    sample,
  });
}

/** Negatives in a reply, strong first. */
export function negativesIn(reply: EngineReply): NegativeReply[] {
  if (reply.outcome !== "answered") return [];
  const { negs } = negativesReply.parse(JSON.parse(reply.text));
  return LEVELS.flatMap((level) => negs[LEVEL_NAMES[level].prompt] ?? []);
}

/** Strong negatives of a query along one category, over several samples. */
export async function negativesOf(
  engine: Engine,
  query: string,
  category: CategoryPath,
  others: readonly string[] = [],
): Promise<string[]> {
  const found = new Set<string>();
  for (let sample = 0; sample < 12; sample++) {
    const reply = await replyTo(engine, query, [category], sample, others);
    for (const negative of negativesIn(reply)) found.add(negative.irrel_query);
  }
  return [...found];
}
