import type { CandidateReply } from "../../schemas/candidate-reply.ts";
import type { Config } from "../../schemas/config.ts";
import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Level } from "../../schemas/level.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { Engine, NegativesRequest } from "../engine/engine.ts";
import { type Asked, askPatiently } from "../engine/reply-asked.ts";
import { readNegativesReply } from "../engine/reply.ts";
import { replyRejection, unansweredMessage } from "../engine/reply-rejection.ts";
import { Tally } from "../lib/tally.ts";
import { defineStage, type Joined, type Outcome } from "../stage.ts";

type Item = Joined<"corpus" | "context" | "categories" | "plan">;

/** Stage 5: asks for the negatives of each plan, as often as the configuration says (Table 16). Their text is read later. */
export const negativesStage = defineStage<"corpus" | "context" | "categories" | "plan", CandidateReply>({
  name: "negatives",
  command: "negatives",
  summary: "Ask the engine for candidates of each planned negative",
  unit: "planned negatives",
  revision: 1,
  reads: ["corpus", "context", "categories", "plan"],
  asks: true,
  resumable: true,
  settings: ({ candidates, repairs, context }: Config) => ({ candidates, repairs, context }),
  requests: (item, { candidates }) =>
    Array.from({ length: candidates }, (_, sample) => requestOf(item, sample)),
  open: async ({ config, engine }) => {
    const opened = await engine();
    return {
      unitsIn: ({ plan }) => plan.levels.length * config.candidates,
      process: (item) => generate(item, opened, config),
    };
  },
});

function requestOf({ corpus: moment, context, categories, plan }: Item, sample: number): NegativesRequest {
  const eligible = categories.eligible.map(({ path }) => path);
  return { kind: "negatives", moment, captions: context.captions, levels: plan.levels, eligible, sample };
}

async function generate(
  item: Item,
  engine: Engine,
  { candidates, repairs }: Config,
): Promise<Outcome<CandidateReply>> {
  const { corpus: moment, plan } = item;
  const tally = new Tally();
  const records: CandidateReply[] = [];
  const rejections: Rejection[] = [];
  for (let sample = 0; sample < candidates; sample++) {
    const asked = await askPatiently(engine, requestOf(item, sample), repairs, tally);
    const { reply } = asked;
    const id = `${moment.id}#${sample}`;
    const planned = plan.levels.map(({ level }) => level);
    const declined = declinedLevels(reply, planned);
    const levels = planned.filter((level) => !declined.includes(level));
    if (levels.length > 0) records.push({ id, momentId: moment.id, sample, levels, reply });
    if (declined.length > 0) rejections.push(rejectionOf(item, id, asked, declined));
  }
  const accepted = records.reduce((sum, { levels }) => sum + levels.length, 0);
  return { records, rejections, accepted, tallies: tally.counts };
}

/**
 * Planned levels that a reply leaves out on purpose. A reply that is no answer leaves out all. An answer leaves a level out on
 * purpose only when the engine itself says why, in `message`; a model that forgets a level says nothing there, and
 * validation asks it again.
 */
function declinedLevels(reply: EngineReply, planned: readonly Level[]): readonly Level[] {
  if (reply.outcome !== "answered") return planned;
  if (reply.message === "") return [];
  const { negatives, failed } = readNegativesReply(reply.text);
  return planned.filter((level) => !negatives.has(level) && !failed.has(level));
}

function rejectionOf(
  { corpus: moment }: Item,
  id: string,
  { reply, replies }: Asked,
  levels: readonly Level[],
): Rejection {
  const answered = reply.outcome === "answered";
  return replyRejection({
    id,
    moment,
    reason: answered ? "declined" : reply.outcome,
    message: answered ? reply.message : unansweredMessage(reply),
    units: levels.length,
    findings: [],
    replies,
    about: { levels },
  });
}
