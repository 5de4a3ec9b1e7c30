import { describe, expect, it } from "vitest";
import { candidateReply } from "../../schemas/candidate-reply.ts";
import type { Plan } from "../../schemas/plan.ts";
import { rejection } from "../../schemas/rejection.ts";
import { negativesStage } from "../../pipeline/5-negatives/negatives.ts";
import type { StageEnvironment } from "../../pipeline/stage.ts";
import { configWith, momentWith } from "../support/records.ts";
import { type Line, scriptedEngine } from "../support/scripted-engine.ts";

const corpus = momentWith();
const plan: Plan = {
  id: corpus.id,
  levels: [
    { level: "strong", categories: ["Object/ObjectExistence"] },
    { level: "moderate", categories: ["Object/ObjectExistence", "Attribute/Counting"] },
  ],
  unplanned: [{ level: "weak", reason: "needs 3 categories" }],
};

async function generate(
  ask: readonly Line[],
  { candidates = 1, repair = [] }: { candidates?: number; repair?: readonly Line[] } = {},
) {
  const engine = scriptedEngine({ ask, repair });
  const environment = { config: configWith({ candidates, repairs: 1 }), engine: async () => engine };
  const worker = await negativesStage.open(environment as unknown as StageEnvironment);
  const item = {
    corpus,
    context: { id: corpus.id, captions: [] },
    categories: {
      id: corpus.id,
      eligible: [{ path: "Attribute/Counting" as const, reason: "can" }],
      replies: [],
    },
    plan,
  };
  const outcome = await worker.process(item);
  for (const record of outcome.records) candidateReply.parse(record);
  for (const one of outcome.rejections) rejection.parse(one);
  const lost = outcome.rejections.reduce((sum, { units }) => sum + units, 0);
  expect((outcome.accepted ?? 0) + lost).toBe(worker.unitsIn?.(item));
  return { ...outcome, engine };
}

describe("negatives", () => {
  it("asks once for each sample and keeps every reply as it came", async () => {
    const { records, accepted, engine } = await generate(["first", "second", "third"], { candidates: 3 });
    expect(records.map(({ id, sample, reply }) => [id, sample, reply.text])).toEqual([
      [`${corpus.id}#0`, 0, "first"],
      [`${corpus.id}#1`, 1, "second"],
      [`${corpus.id}#2`, 2, "third"],
    ]);
    expect(accepted).toBe(6);
    expect(engine.asked[1]).toMatchObject({
      sample: 1,
      levels: plan.levels,
      eligible: ["Attribute/Counting"],
    });
  });

  it("leaves a level that a model forgot to validation", async () => {
    const { records, rejections } = await generate(['{"negs":{"strong":{}}}']);
    expect(records[0]?.levels).toEqual(["strong", "moderate"]);
    expect(rejections).toEqual([]);
  });

  it("rejects a level that the engine says it left out on purpose", async () => {
    const message = "moderate: nothing in the query can be counted";
    const { records, rejections } = await generate([{ text: '{"negs":{"strong":{}}}', message }]);
    expect(records[0]?.levels).toEqual(["strong"]);
    expect(rejections).toMatchObject([
      { id: `${corpus.id}#0`, reason: "declined", message, units: 1, raw: { levels: ["moderate"] } },
    ]);
  });

  it.each(["declined", "refused", "filtered", "rejected-by-server"] as const)(
    "rejects all levels when the outcome is %s",
    async (outcome) => {
      const { records, rejections, tallies } = await generate([{ outcome, text: "" }, "fine"], {
        candidates: 2,
      });
      expect(records.map(({ sample }) => sample)).toEqual([1]);
      expect(rejections).toMatchObject([{ reason: outcome, units: 2 }]);
      expect(tallies).toEqual({ [`outcome:${outcome}`]: 1, "outcome:answered": 1 });
    },
  );

  it("asks again where the answer was lost, and keeps what came", async () => {
    const { records, engine } = await generate([{ outcome: "truncated", text: "{" }], { repair: ["whole"] });
    expect(records[0]?.reply.text).toBe("whole");
    expect(engine.repairs[0]?.findings).toMatchObject([{ rule: "truncated", path: "" }]);
  });

  it("rejects with every reply when it stays lost", async () => {
    const { rejections } = await generate([{ outcome: "empty", text: "" }], {
      repair: [{ outcome: "truncated" }],
    });
    expect(rejections).toMatchObject([
      { reason: "truncated", units: 2, raw: { replies: [{ outcome: "empty" }, {}] } },
    ]);
  });
});
