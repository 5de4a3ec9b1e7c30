import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Judging } from "../../../pipeline/audit/judges/judging.ts";
import { auditSummary } from "../../../pipeline/audit/report/summary.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";
import { Ledger } from "../../../pipeline/engine/ledger/ledger.ts";
import { estimateJudging, openJudge } from "../../../pipeline/engine/openai/judging/judge.ts";
import type { JudgeQuestion } from "../../../pipeline/lib/judge-question.ts";
import { type AuditReport, auditReport } from "../../../schemas/audit-report.ts";
import type { Config } from "../../../schemas/config.ts";
import type { Judgement } from "../../../schemas/judgement.ts";
import type { OpenAiSettings } from "../../../schemas/openai-settings.ts";
import { evenly, SERVER_FAULTS } from "../../llm-server/faults.ts";
import { type LlmServer, type ServerOptions, startServer } from "../../llm-server/server.ts";
import { hurriedClock } from "../../engine/openai/clocks.ts";
import { configWith } from "../../support/records.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { auditOf, recordsWith } from "../support.ts";

let folder: string;
let server: LlmServer;
beforeEach(async () => {
  folder = await scratchFolder();
});
afterEach(() => server.close());

/** No two refusals are alike: equal questions share one reply. */
const RECORDS = recordsWith(12, ({ GRPO }, index) => {
  for (const item of GRPO)
    if (!item.r) item.a = item.a.replace("</answer>", ` Person ${index} is seen in it.</answer>`);
});
const NEGATIVES = RECORDS.flatMap((record, index) =>
  record.GRPO.filter(({ r }) => !r).map((item) => ({ ...item, index })),
);
const ORIGINALS = new Set(RECORDS.map(({ GRPO }) => GRPO[0]?.q));

/** What a scripted judge says of a statement: originals are shown, negatives are not, unless told otherwise. */
function judgeOf(say: {
  readonly shown?: (statement: string) => boolean;
  readonly named?: (planned: string[], index: number) => object | string;
  readonly presence?: string;
}): NonNullable<ServerOptions["respond"]> {
  const shown = say.shown ?? ((statement: string) => ORIGINALS.has(statement));
  const answers = (statement: string): object =>
    shown(statement) ? { shown: "yes", absent: "no" } : { shown: "no", absent: "yes" };
  return (input) => {
    const { statements, generated_response: refusal } = input as {
      statements?: { A: string; B: string };
      generated_response?: string;
    };
    if (statements) return say.presence ?? { A: answers(statements.A), B: answers(statements.B) };
    const { c = [], index = 0 } = NEGATIVES.find(({ a }) => a.includes(refusal ?? "?")) ?? {};
    return say.named?.(c, index) ?? c;
  };
}

interface Run {
  readonly options?: ServerOptions;
  readonly openai?: Partial<OpenAiSettings>;
  readonly sample?: number;
  readonly seed?: number;
  readonly judgements?: Judgement[];
  readonly ask?: boolean;
}

const configOf = (openai: Partial<OpenAiSettings> = {}): Config =>
  configWith({
    engine: "openai",
    baseUrl: server.url,
    ledger: path.join(folder, "ledger"),
    openai: { ...DEFAULTS.openai, ...openai },
  });

/** Audits the records with judges; the server is started anew only where options are given. */
async function judged({
  options,
  openai,
  sample = 100,
  seed = 0,
  judgements,
  ask = true,
}: Run): Promise<AuditReport> {
  if (options !== undefined) server = await startServer(options);
  const config = configOf(openai);
  const { signal } = new AbortController();
  const opened: { close(): Promise<void> }[] = [];
  const open = async () => {
    if (!ask) return null;
    const ledger = path.join(folder, "ledger");
    const judge = await openJudge({ config, ledger, apiKey: undefined, clock: hurriedClock() }, signal);
    opened.push(judge);
    return judge;
  };
  const onJudgement = async (one: Judgement): Promise<void> => void judgements?.push(one);
  const judging = new Judging({ sample, seed, concurrency: 8, signal, open, onJudgement });
  try {
    return await auditOf({ "made.json": RECORDS }, { judging });
  } finally {
    for (const judge of opened) await judge.close();
  }
}

const countsOf = ({ rules }: AuditReport, name: string): object | undefined =>
  rules.find((rule) => rule.name === name)?.counts;

describe("judges", () => {
  it("find nothing where refusals name what was planned and captions do not support the negatives", async () => {
    const report = await judged({ options: { respond: judgeOf({}) } });
    expect(report.silent).toEqual(expect.arrayContaining(["judged-supported", "judged-categories"]));
    expect(report.judgements).toMatchObject({
      negatives: 36,
      sampled: 36,
      categories: { judged: 36, named: 36, malformed: 0, rtIou: { value: 1 } },
      presence: { false: 36, true: 0 },
      supported: { value: 0 },
    });
    expect(auditReport.safeParse(report).success).toBe(true);
    expect(server.counts.calls).toBe(72);
  });

  it("suspect negatives that captions support and refusals that name other categories, with the reply's key", async () => {
    const supported = NEGATIVES[4]?.q ?? "";
    const respond = judgeOf({
      shown: (statement) => ORIGINALS.has(statement) || statement === supported,
      named: (planned, index) =>
        index === 2 ? planned.slice(1) : index === 3 ? [...planned, "Attribute/Counting"] : planned,
    });
    const report = await judged({ options: { respond } });
    expect(countsOf(report, "judged-supported")).toEqual({ error: 0, suspicion: 1, note: 0 });
    expect(countsOf(report, "judged-categories")).toEqual({ error: 0, suspicion: 3, note: 3 });
    const [finding] = report.rules.find(({ name }) => name === "judged-supported")?.examples ?? [];
    expect(finding).toMatchObject({ query: supported, record: 1, probability: null });
    const ledger = await Ledger.open(path.join(folder, "ledger"));
    expect(ledger.get(finding?.reply ?? "")).toMatchObject({ stage: "presence", outcome: "answered" });
    await ledger.close();
    const { rtIou, named } = report.judgements?.categories ?? {};
    // record 2 names 0 of 1, 1 of 2, 2 of 3; record 3 names one too many: 1/2, 2/3, 3/4
    expect(rtIou?.value).toBeCloseTo((30 + 0 + 1 / 2 + 2 / 3 + 1 / 2 + 2 / 3 + 3 / 4) / 36, 10);
    expect(named).toBe(33);
    expect(auditSummary(report)).toContain("captions: 1 negatives supported, 35 not");
  });

  it("give no verdict without control: a judge that supports everything but the original is not heard", async () => {
    const report = await judged({
      options: { respond: judgeOf({ shown: (statement) => !ORIGINALS.has(statement) }) },
    });
    expect(report.judgements?.presence).toMatchObject({ "no-control": 36, true: 0 });
    expect(report.judgements?.supported).toBeNull();
    expect(countsOf(report, "judged-supported")).toBeUndefined();
  });

  it("show the negative as either statement", async () => {
    let first = 0;
    const respond = judgeOf({});
    const spy: NonNullable<ServerOptions["respond"]> = (input) => {
      const { statements } = input as { statements?: { A: string } };
      if (statements && ORIGINALS.has(statements.A)) first += 1;
      return respond(input);
    };
    await judged({ options: { respond: spy } });
    expect(first).toBeGreaterThan(6);
    expect(first).toBeLessThan(30);
  });

  it("count malformed replies and give no verdict on them", async () => {
    const respond = judgeOf({ named: () => "Object existence, I think.", presence: '{"A": "yes"}' });
    const report = await judged({ options: { respond } });
    expect(report.judgements).toMatchObject({
      categories: { judged: 0, malformed: 36, rtIou: null },
      presence: { malformed: 36, true: 0, false: 0 },
    });
    expect(report.silent).toEqual(expect.arrayContaining(["judged-supported", "judged-categories"]));
  });

  it("find the same on a server that fails often, and again from the ledger alone, for nothing", async () => {
    const supported = NEGATIVES[7]?.q ?? "";
    const respond = judgeOf({ shown: (statement) => ORIGINALS.has(statement) || statement === supported });
    const plain = await judged({ options: { respond } });
    await server.close();
    folder = await scratchFolder();
    const faults = evenly(
      0.4,
      SERVER_FAULTS.filter((fault) => fault !== "slow"),
    );
    const live: Judgement[] = [];
    const openai = { attempts: 40 };
    const shaken = await judged({ options: { respond, faults, seed: 5 }, openai, judgements: live });
    const strip = ({ judgements, ...rest }: AuditReport): unknown => [
      { ...judgements, endpoint: "" },
      rest.rules.map(({ counts, name }) => [name, counts]),
    ];
    expect(strip(shaken)).toEqual(strip(plain));
    const calls = server.counts.calls;
    const again: Judgement[] = [];
    const replayed = await judged({ openai: { ...openai, replay: true }, judgements: again });
    expect(replayed).toEqual(shaken);
    expect(again).toEqual(live);
    expect(server.counts.calls).toBe(calls);
  });

  it("judge a stratified sample, no more than was said, the same for the same seed", async () => {
    const [first, second, other]: Judgement[][] = [[], [], []];
    await judged({ options: { respond: judgeOf({}) }, sample: 7, judgements: first ?? [] });
    expect(server.counts.calls).toBe(14);
    await judged({ sample: 7, judgements: second ?? [] });
    expect(server.counts.calls).toBe(14);
    expect(second).toEqual(first);
    expect(new Set(first?.map(({ level }) => level))).toEqual(new Set(["strong", "moderate", "weak"]));
    await judged({ sample: 7, seed: 1, judgements: other ?? [] });
    expect(other?.map(({ record, place }) => [record, place])).not.toEqual(
      first?.map(({ record, place }) => [record, place]),
    );
    const one = await judged({ sample: 1 });
    expect(one.judgements?.sampled).toBe(1);
  });

  it("never pass a budget, and say so", async () => {
    server = await startServer({ respond: judgeOf({}) });
    const openai = { budgetTokens: 20_000, maxOutputTokens: 1000 };
    await expect(judged({ openai, sample: 36 })).rejects.toThrow(/budget: .*--budget-tokens/u);
    const { billedInput, billedOutput } = server.counts;
    expect(billedInput + billedOutput).toBeLessThanOrEqual(20_000);
    expect(server.counts.calls).toBeGreaterThan(0);
  });

  it("cost what the estimate says, and nothing is asked for an estimate alone", async () => {
    server = await startServer({ respond: judgeOf({}) });
    const silent = await judged({ ask: false });
    expect(silent.judgements).toBeNull();
    expect(server.counts.calls).toBe(0);
    const questions: JudgeQuestion[] = NEGATIVES.map(({ a }, at) => ({
      kind: "refusal-categories",
      about: String(at),
      refusal: a,
    }));
    const [before] = await estimateJudging(questions, configOf());
    expect(before).toMatchObject({
      stage: "refusal-categories",
      calls: 36,
      inLedger: 0,
      basis: "assumption",
    });
    await judged({ sample: 36 });
    const [, presence] = await estimateJudging([], configOf());
    expect(presence).toMatchObject({ stage: "presence", calls: 0, basis: "ledger" });
  });
});
