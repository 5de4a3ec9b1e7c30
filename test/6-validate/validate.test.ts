import { describe, expect, it } from "vitest";
import { candidate } from "../../schemas/candidate.ts";
import type { CandidateReply } from "../../schemas/candidate-reply.ts";
import type { Level } from "../../schemas/level.ts";
import type { NegativeReply } from "../../schemas/negatives-reply.ts";
import type { Plan } from "../../schemas/plan.ts";
import { rejection } from "../../schemas/rejection.ts";
import { validateStage } from "../../pipeline/6-validate/validate.ts";
import { LEVEL_NAMES } from "../../pipeline/lib/levels.ts";
import { RULES_VERSION } from "../../pipeline/rules/rules.ts";
import type { StageEnvironment } from "../../pipeline/stage.ts";
import { configWith, momentWith, replyWith } from "../support/records.ts";
import { type Line, scriptedEngine } from "../support/scripted-engine.ts";

const corpus = momentWith({ query: "a person opens the red door." });
const plan: Plan = {
  id: corpus.id,
  levels: [
    { level: "strong", categories: ["Object/ObjectExistence"] },
    { level: "moderate", categories: ["Object/ObjectExistence", "Action/FineGrainedAction"] },
  ],
  unplanned: [{ level: "weak", reason: "needs 3 categories" }],
};

const OBJECT =
  "<object_objectexistence>No part of the video shows a window; it shows a door.</object_objectexistence>";
const ACTION =
  "<action_finegrainedaction>Nothing is closed anywhere in the video; the person opens a door.</action_finegrainedaction>";

const GOOD: Record<"strong" | "moderate", NegativeReply> = {
  strong: {
    irrel_query: "a person opens the red window.",
    applied_categories: [{ path: "Object/ObjectExistence" }],
    reasoning: `<irrelevant_answer>This query seems inconsistent with the video.</irrelevant_answer>${OBJECT}`,
    difficulty_tag: "strong",
  },
  moderate: {
    irrel_query: "a person closes the red window.",
    applied_categories: [{ path: "Object/ObjectExistence" }, { path: "Action/FineGrainedAction" }],
    reasoning: `<irrelevant_answer>This query does not align well with the video.</irrelevant_answer>${OBJECT}${ACTION}`,
    difficulty_tag: "moderated",
  },
};

type Negatives = Partial<Record<"strong" | "moderate", Partial<NegativeReply>>>;

/** A reply with the good negatives, some fields changed. */
function text(
  changes: Negatives = {},
  labels: readonly ("strong" | "moderate")[] = ["strong", "moderate"],
): string {
  const negs = labels.map(
    (level) => [LEVEL_NAMES[level].prompt, { ...GOOD[level], ...changes[level] }] as const,
  );
  return JSON.stringify({ negs: Object.fromEntries<NegativeReply>(negs) });
}

interface Given {
  readonly replies: readonly string[];
  readonly repair?: readonly Line[];
  readonly repairs?: number;
  readonly levels?: readonly Level[];
}

async function validate({ replies, repair = [], repairs = 1, levels = ["strong", "moderate"] }: Given) {
  const engine = scriptedEngine({ repair });
  const environment = { config: configWith({ repairs }), engine: async () => engine };
  const worker = await validateStage.open(environment as unknown as StageEnvironment);
  const negatives = replies.map((reply, sample): CandidateReply => ({
    id: `${corpus.id}#${sample}`,
    momentId: corpus.id,
    sample,
    levels: [...levels],
    reply: replyWith({ sample, text: reply }),
  }));
  const item = {
    corpus,
    context: { id: corpus.id, captions: [] },
    categories: {
      id: corpus.id,
      eligible: [{ path: "Object/ObjectExistence" as const, reason: "can" }],
      replies: [],
    },
    plan,
    negatives,
  };
  const outcome = await worker.process(item);
  for (const record of outcome.records) {
    candidate.parse(record);
    expect(record.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  }
  for (const one of outcome.rejections) {
    rejection.parse(one);
    expect(one.findings.some(({ severity }) => severity === "error")).toBe(true);
  }
  const lost = outcome.rejections.reduce((sum, { units }) => sum + units, 0);
  expect(outcome.records.length + lost).toBe(worker.unitsIn?.(item));
  return { ...outcome, engine };
}

describe("validate", () => {
  it("accepts a good reply, split into opening and parts", async () => {
    const { records, rejections, tallies, engine } = await validate({ replies: [text()] });
    expect(rejections).toEqual([]);
    expect(engine.repairs).toHaveLength(0);
    expect(records.map(({ id }) => id)).toEqual([`${corpus.id}#0/strong`, `${corpus.id}#0/moderate`]);
    expect(records[1]).toMatchObject({
      momentId: corpus.id,
      sample: 0,
      level: "moderate",
      categories: ["Object/ObjectExistence", "Action/FineGrainedAction"],
      query: "a person closes the red window.",
      refusal: {
        opening: "This query does not align well with the video.",
        parts: [
          {
            category: "Object/ObjectExistence",
            text: "No part of the video shows a window; it shows a door.",
          },
          { category: "Action/FineGrainedAction" },
        ],
      },
      verdict: "accepted",
      verification: "unverified",
      provenance: { replies: [{ text: text() }], rules: RULES_VERSION },
    });
    expect(tallies).toMatchObject({
      "accepted:strong:Object/ObjectExistence": 1,
      "accepted:moderate:Object/ObjectExistence": 1,
      "accepted:moderate:Action/FineGrainedAction": 1,
    });
  });

  it("cleans the query and keeps what the engine wrote", async () => {
    const irrel_query = " a  person opens\nthe red window. ";
    const { records } = await validate({ replies: [text({ strong: { irrel_query } })] });
    expect(records[0]).toMatchObject({ query: "a person opens the red window.", rawQuery: irrel_query });
  });

  it("sets glued sentences apart and counts it", async () => {
    const reasoning = GOOD.strong.reasoning.replace("window; it", "window.It");
    const { records, tallies } = await validate({ replies: [text({ strong: { reasoning } })] });
    expect(records[0]?.refusal.parts[0]?.text).toBe("No part of the video shows a window. It shows a door.");
    expect(tallies).toMatchObject({ "tolerance:glued-sentences": 1 });
  });

  it("has the failing level repaired, telling where in the reply and what; the sound level stays", async () => {
    const bad = text({ moderate: { irrel_query: corpus.query } });
    const { records, tallies, engine } = await validate({ replies: [bad], repair: [text({}, ["moderate"])] });
    expect(records.map(({ verdict, provenance }) => [verdict, provenance.replies.length])).toEqual([
      ["accepted", 1],
      ["repaired", 2],
    ]);
    expect(engine.repairs[0]).toMatchObject({
      request: { kind: "negatives", sample: 0, levels: plan.levels },
      replies: [{ text: bad }],
      findings: [{ rule: "query-changed", path: "negs.moderated.irrel_query" }],
    });
    expect(tallies).toMatchObject({ repaired: 1, "mended:query-changed": 1, "repair:answered": 1 });
  });

  it("does not let a repair replace what had passed", async () => {
    const bad = text({ moderate: { irrel_query: corpus.query } });
    const worse = text({ strong: { irrel_query: corpus.query } });
    const { records } = await validate({ replies: [bad], repair: [worse] });
    expect(records.map(({ query }) => query)).toEqual([GOOD.strong.irrel_query, GOOD.moderate.irrel_query]);
  });

  it("rejects a level that stays wrong, by its first error, with everything it rests on", async () => {
    const bad = text({ strong: { irrel_query: corpus.query } });
    const { records, rejections, tallies } = await validate({ replies: [bad], repair: [bad] });
    expect(records.map(({ level }) => level)).toEqual(["moderate"]);
    expect(rejections).toMatchObject([
      {
        id: `${corpus.id}#0/strong`,
        reason: "query-changed",
        units: 1,
        raw: {
          level: "strong",
          written: { irrel_query: corpus.query },
          replies: [{ text: bad }, { text: bad }],
        },
      },
    ]);
    expect(tallies).toMatchObject({ "finding:query-changed:error": 1 });
  });

  it("asks again for a level that the model forgot", async () => {
    const { records, engine } = await validate({ replies: [text({}, ["strong"])], repair: [text()] });
    expect(engine.repairs[0]?.findings).toMatchObject([{ rule: "missing-level", path: "negs.moderated" }]);
    expect(records.map(({ verdict }) => verdict)).toEqual(["accepted", "repaired"]);
  });

  it("drops a level that was not planned and counts it", async () => {
    const { records, tallies } = await validate({ replies: [text()], levels: ["strong"] });
    expect(records.map(({ level }) => level)).toEqual(["strong"]);
    expect(tallies).toMatchObject({ "tolerance:unplanned-level-dropped": 1 });
  });

  it.each([
    ["{}", "reply-shape"],
    ["", "malformed-json"],
    ["no JSON", "malformed-json"],
    ['{"negs":{"strong":{},"moderated":{}}}', "reply-shape"],
    [text({ strong: { irrel_query: " " }, moderate: { irrel_query: "\n" } }), "reply-shape"],
  ])("rejects every level of %s", async (reply, reason) => {
    const { rejections } = await validate({ replies: [reply], repair: [reply] });
    expect(rejections.map((one) => one.reason)).toEqual([reason, reason]);
  });

  it("rejects the weaker of two levels whose edits shrink", async () => {
    const strong = { irrel_query: "a person leaves the blue window." };
    const { records, rejections } = await validate({ replies: [text({ strong })], repairs: 0 });
    expect(records.map(({ level }) => level)).toEqual(["strong"]);
    expect(rejections).toMatchObject([{ id: `${corpus.id}#0/moderate`, reason: "edit-size-order" }]);
  });

  it("does not hold a sound level against one that failed by itself", async () => {
    const strong = { irrel_query: "no dog leaves the blue window." };
    const { records, rejections } = await validate({ replies: [text({ strong })], repairs: 0 });
    expect(records.map(({ level }) => level)).toEqual(["moderate"]);
    expect(rejections).toMatchObject([{ reason: "query-negation" }]);
  });

  it("stays with the first reply when the engine cannot mend it", async () => {
    const bad = text({ strong: { irrel_query: corpus.query } });
    const { rejections, tallies } = await validate({
      replies: [bad],
      repair: [{ outcome: "declined", text: "" }],
      repairs: 2,
    });
    expect(rejections).toMatchObject([{ reason: "query-changed" }]);
    expect(tallies).toMatchObject({ "repair:declined": 1 });
  });

  it("asks no engine when no repair is allowed", async () => {
    const { engine } = await validate({ replies: [""], repairs: 0 });
    expect(engine.repairs).toHaveLength(0);
  });

  it("judges each sample by itself, in order", async () => {
    const { records } = await validate({ replies: [text(), text({}, ["moderate"])], repairs: 0 });
    expect(records.map(({ id }) => id)).toEqual(
      ["0/strong", "0/moderate", "1/moderate"].map((end) => `${corpus.id}#${end}`),
    );
  });
});
