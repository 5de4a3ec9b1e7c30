import type { Config } from "../../schemas/config.ts";
import type { EligibleCategories } from "../../schemas/eligible-categories.ts";
import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { LevelPlan } from "../../schemas/plan.ts";
import type { CategoriesRequest, Engine } from "../engine/engine.ts";
import { askPatiently } from "../engine/reply-asked.ts";
import { type CategoriesReading, readCategoriesReply } from "../engine/reply.ts";
import { type RejectedReply, replyRejection, unansweredMessage } from "../engine/reply-rejection.ts";
import { Tally } from "../lib/tally.ts";
import { defineStage, type Joined, type Outcome } from "../stage.ts";

/** Eligible categories from which all three levels can be planned. */
const ENOUGH = 3;

/** Stage 3: which categories can turn each query false (Table 15). */
export const categoriesStage = defineStage<"corpus" | "context", EligibleCategories>({
  name: "categories",
  command: "categories",
  summary: "Ask the engine which categories can turn each query false",
  unit: "moments",
  revision: 3,
  reads: ["corpus", "context"],
  asks: true,
  resumable: true,
  settings: ({ repairs, context }: Config) => ({ repairs, context }),
  requests: (item) => [requestOf(item)],
  open: async ({ config, engine }) => {
    const opened = await engine();
    return { process: (item) => categorise(item, opened, config.repairs) };
  },
});

function requestOf({ corpus: moment, context }: Joined<"corpus" | "context">): CategoriesRequest {
  return { kind: "categories", moment, captions: context.captions };
}

async function categorise(
  item: Joined<"corpus" | "context">,
  engine: Engine,
  repairs: number,
): Promise<Outcome<EligibleCategories>> {
  const tally = new Tally();
  const request = requestOf(item);
  const { moment } = request;
  const asked = await askPatiently(engine, request, repairs, tally);
  if (asked.reply.outcome !== "answered") {
    const why = { reason: asked.reply.outcome, message: unansweredMessage(asked.reply) };
    return rejected({ moment, replies: asked.replies, findings: [], ...why }, tally);
  }
  const replies = [...asked.replies];
  let reading = read(asked.reply, tally);
  while (needsRepair(reading) && replies.length <= repairs) {
    const repaired = await engine.repair({ request, replies: [...replies], findings: reading.findings });
    replies.push(repaired);
    tally.count(`repair:${repaired.outcome}`);
    if (repaired.outcome !== "answered") break;
    const second = read(repaired, tally);
    if (second.entries.length >= reading.entries.length) reading = second;
  }
  return conclude(moment, replies, reading, tally);
}

function read(reply: EngineReply, tally: Tally): CategoriesReading {
  const reading = readCategoriesReply(reply.text);
  for (const tolerance of reading.tolerances) tally.count(`tolerance:${tolerance}`);
  if (reading.duplicates > 0) tally.count("duplicate-categories-dropped", reading.duplicates);
  return reading;
}

/** A reply is worth a second question when something in it is wrong and too little of it is right. */
function needsRepair({ findings, entries }: CategoriesReading): boolean {
  return findings.length > 0 && entries.length < ENOUGH;
}

function conclude(
  moment: Moment,
  replies: readonly EngineReply[],
  { entries, findings }: CategoriesReading,
  tally: Tally,
): Outcome<EligibleCategories> {
  for (const { rule, severity } of findings) tally.count(`finding:${rule}:${severity}`);
  if (entries.length === 0) return rejected({ moment, replies, findings, ...whyNone(findings) }, tally);
  for (const { path } of entries) tally.count(`eligible:${path}`);
  const plans = plansWithin(entries, replies.at(-1)?.plans ?? []); // null and absent say the same
  const record = {
    id: moment.id,
    eligible: [...entries],
    ...(plans.length === 0 ? {} : { plans }),
    replies: [...replies],
  };
  return { records: [record], rejections: [], tallies: tally.counts };
}

/** The engine's plans as far as their categories are eligible, these in the order of diagnostic strength. */
function plansWithin(entries: CategoriesReading["entries"], plans: readonly LevelPlan[]): LevelPlan[] {
  const paths = entries.map(({ path }) => path);
  return plans
    .filter(({ categories }) => categories.every((path) => paths.includes(path)))
    .map((plan) => ({ ...plan, categories: paths.filter((path) => plan.categories.includes(path)) }));
}

function whyNone(findings: readonly Finding[]): { reason: string; message: string } {
  const [first] = findings;
  if (first === undefined) return { reason: "no-eligible-category", message: "the reply lists no category" };
  const reason = first.rule === "malformed-json" ? first.rule : "no-eligible-category";
  return { reason, message: first.path === "" ? first.message : `${first.path}: ${first.message}` };
}

function rejected(about: Omit<RejectedReply, "id" | "units">, tally: Tally): Outcome<EligibleCategories> {
  const rejection = replyRejection({ ...about, id: about.moment.id, units: 1 });
  return { records: [], rejections: [rejection], tallies: tally.counts };
}
