import type { Candidate } from "../../schemas/candidate.ts";
import type { CandidateReply } from "../../schemas/candidate-reply.ts";
import type { Config } from "../../schemas/config.ts";
import type { EngineReply } from "../../schemas/engine-reply.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { Engine, NegativesRequest } from "../engine/engine.ts";
import { replyRejection } from "../engine/reply-rejection.ts";
import { Tally } from "../lib/tally.ts";
import { RULES_VERSION } from "../rules/rules.ts";
import { defineStage, type Joined, type Outcome } from "../stage.ts";
import { type Draft, readDrafts } from "./drafts.ts";
import { type Grounds, hasError, judge, type Verdict } from "./judge.ts";
import { failedOnes, repairFindings } from "./repair.ts";

type Reads = "corpus" | "context" | "categories" | "plan" | "negatives";
type Item = Joined<Reads>;

/** Stage 6: shape, then meaning, then at most a few repair turns. Each candidate ends accepted, repaired or rejected. */
export const validateStage = defineStage<Reads, Candidate>({
  name: "validate",
  command: "validate",
  summary: "Check each candidate by shape and rules, let the engine repair what failed",
  unit: "candidates",
  revision: 1,
  reads: ["corpus", "context", "categories", "plan", "negatives"],
  asks: true,
  resumable: true,
  settings: ({ repairs }: Config) => ({ repairs, rules: RULES_VERSION }),
  open: async ({ config: { repairs }, engine }) => {
    const opened = await engine();
    return {
      unitsIn: ({ negatives }) => negatives.reduce((sum, { levels }) => sum + levels.length, 0),
      process: (item) => validateMoment(item, opened, repairs),
    };
  },
});

async function validateMoment(item: Item, engine: Engine, repairs: number): Promise<Outcome<Candidate>> {
  const tally = new Tally();
  const records: Candidate[] = [];
  const rejections: Rejection[] = [];
  for (const reply of item.negatives) {
    const { verdicts, replies } = await validateReply(item, reply, engine, repairs, tally);
    for (const verdict of verdicts) {
      count(verdict, tally);
      const accepted = candidateOf(reply, verdict, replies);
      if (accepted !== undefined) records.push(accepted);
      else rejections.push(rejectionOf(item, reply, verdict, replies));
    }
  }
  return { records, rejections, tallies: tally.counts };
}

/** A reply's verdicts after all repair turns, and the replies they rest on. */
interface Validated {
  readonly verdicts: readonly Verdict[];
  readonly replies: readonly EngineReply[];
}

async function validateReply(
  item: Item,
  { levels, reply, sample }: CandidateReply,
  engine: Engine,
  repairs: number,
  tally: Tally,
): Promise<Validated> {
  const grounds: Grounds = {
    moment: item.corpus,
    captions: item.context.captions,
    levels: item.plan.levels.filter(({ level }) => levels.includes(level)),
  };
  const replies = [reply];
  let drafts = read(reply, 0, grounds, tally);
  let verdicts = judge(drafts, grounds);
  for (let turn = 1; turn <= repairs; turn++) {
    const failed = failedOnes(verdicts);
    if (failed.length === 0) break;
    const request = requestOf(item, sample);
    const repaired = await engine.repair({
      request,
      replies: [...replies],
      findings: repairFindings(failed),
    });
    tally.count(`repair:${repaired.outcome}`);
    replies.push(repaired);
    if (repaired.outcome !== "answered") break;
    drafts = merged(drafts, read(repaired, turn, grounds, tally), failed);
    const second = judge(drafts, grounds);
    for (const verdict of failed) countMended(verdict, second, tally);
    verdicts = second;
  }
  return { verdicts, replies };
}

/** The request that the first reply answers, as stage 5 put it. */
function requestOf({ corpus: moment, context, categories, plan }: Item, sample: number): NegativesRequest {
  const eligible = categories.eligible.map(({ path }) => path);
  return { kind: "negatives", moment, captions: context.captions, levels: plan.levels, eligible, sample };
}

function read(reply: EngineReply, turn: number, { levels }: Grounds, tally: Tally): readonly Draft[] {
  const { drafts, tolerances } = readDrafts(
    reply,
    turn,
    levels.map(({ level }) => level),
  );
  for (const tolerance of tolerances) tally.count(`tolerance:${tolerance}`);
  return drafts;
}

/** New drafts for the levels that failed where the repair wrote them; levels that had passed stay as they are. */
function merged(old: readonly Draft[], repaired: readonly Draft[], failed: readonly Verdict[]): Draft[] {
  return old.map((draft) => {
    const again = repaired.find(({ level }) => level === draft.level);
    const wanted = failed.some(({ planned }) => planned.level === draft.level);
    return wanted && again !== undefined && again.written !== null ? again : draft;
  });
}

function countMended(before: Verdict, after: readonly Verdict[], tally: Tally): void {
  const now = after.find(({ planned }) => planned.level === before.planned.level);
  if (now === undefined || hasError(now.findings)) return;
  for (const { rule, severity } of before.findings) if (severity === "error") tally.count(`mended:${rule}`);
}

function count({ findings, tolerances, planned, draft }: Verdict, tally: Tally): void {
  for (const { rule, severity } of findings) tally.count(`finding:${rule}:${severity}`);
  for (const tolerance of tolerances) tally.count(`tolerance:${tolerance}`);
  if (hasError(findings)) return;
  if (draft.turn > 0) tally.count("repaired");
  for (const category of planned.categories) tally.count(`accepted:${planned.level}:${category}`);
}

function candidateOf(
  { id, momentId, sample }: CandidateReply,
  { planned, facts, findings, draft }: Verdict,
  replies: readonly EngineReply[],
): Candidate | undefined {
  if (!facts?.refusal || draft.written === null || hasError(findings)) return undefined;
  return {
    id: `${id}/${planned.level}`,
    momentId,
    sample,
    level: planned.level,
    categories: [...planned.categories],
    query: facts.query,
    rawQuery: draft.written.irrel_query,
    refusal: facts.refusal,
    verdict: draft.turn > 0 ? "repaired" : "accepted",
    verification: "unverified",
    findings: [...findings],
    provenance: { replies: replies.slice(0, draft.turn + 1), rules: RULES_VERSION },
  };
}

function rejectionOf(
  item: Item,
  { id, sample }: CandidateReply,
  { planned, findings, draft }: Verdict,
  replies: readonly EngineReply[],
): Rejection {
  const first = findings.find(({ severity }) => severity === "error");
  return replyRejection({
    id: `${id}/${planned.level}`,
    moment: item.corpus,
    reason: first?.rule ?? "unreadable",
    message: first?.message ?? "the reply could not be read",
    units: 1,
    findings,
    replies,
    about: { sample, level: planned.level, categories: planned.categories, written: draft.written },
  });
}
