import { describe, expect, it } from "vitest";
import { eligibleCategories } from "../../schemas/eligible-categories.ts";
import { rejection } from "../../schemas/rejection.ts";
import { categoriesStage } from "../../pipeline/3-categories/categories.ts";
import type { StageEnvironment } from "../../pipeline/stage.ts";
import { configWith, momentWith } from "../support/records.ts";
import { type Line, scriptedEngine } from "../support/scripted-engine.ts";

function listing(...paths: readonly string[]): string {
  return JSON.stringify({ eligible_categories: paths.map((path) => ({ path, reason: "it can change" })) });
}

const THREE = ["Object/ObjectExistence", "Action/FineGrainedAction", "Attribute/AttributeValue"] as const;

/** Works on one moment with a scripted engine. */
async function categorise(ask: readonly Line[], repair: readonly Line[] = [], repairs = 1) {
  const engine = scriptedEngine({ ask, repair });
  const environment = { config: configWith({ repairs }), engine: async () => engine };
  const worker = await categoriesStage.open(environment as unknown as StageEnvironment);
  const corpus = momentWith();
  const outcome = await worker.process({ corpus, context: { id: corpus.id, captions: [] } });
  for (const record of outcome.records) eligibleCategories.parse(record);
  for (const one of outcome.rejections) rejection.parse(one);
  expect(outcome.records.length + outcome.rejections.length).toBe(1);
  return { ...outcome, paths: outcome.records[0]?.eligible.map(({ path }) => path), engine };
}

describe("categories", () => {
  it("takes a good reply as it is", async () => {
    const { paths, tallies, engine } = await categorise([listing(...THREE)]);
    expect(paths).toEqual(THREE);
    expect(engine.repairs).toHaveLength(0);
    expect(tallies).toMatchObject({ "outcome:answered": 1, "eligible:Object/ObjectExistence": 1 });
  });

  it("keeps an engine's plans as far as their categories are eligible, in the order of diagnostic strength", async () => {
    const [thing, act, value] = THREE;
    const plans = [
      { level: "strong" as const, categories: [act] },
      { level: "moderate" as const, categories: [act, thing] },
      { level: "weak" as const, categories: [act, thing, "Scene/SceneExistence" as const] },
    ];
    const { records } = await categorise([{ outcome: "answered", text: listing(thing, act, value), plans }]);
    expect(records[0]?.plans).toEqual([
      { level: "strong", categories: [act] },
      { level: "moderate", categories: [thing, act] },
    ]);
  });

  it("drops paths that come again and counts them", async () => {
    const { paths, tallies } = await categorise([listing(...THREE, THREE[0])]);
    expect(paths).toEqual(THREE);
    expect(tallies).toMatchObject({ "duplicate-categories-dropped": 1 });
  });

  it("takes fewer than three for an answer: only fewer levels can be planned", async () => {
    const { paths, engine } = await categorise([listing(THREE[1])]);
    expect(paths).toEqual([THREE[1]]);
    expect(engine.repairs).toHaveLength(0);
  });

  it("does not pay for an invalid path when three valid ones remain", async () => {
    const { paths, engine, tallies } = await categorise([listing("Negation/Negation", ...THREE)]);
    expect(paths).toEqual(THREE);
    expect(engine.repairs).toHaveLength(0);
    expect(tallies).toMatchObject({ "finding:reply-shape:error": 1 });
  });

  it("has a reply repaired, telling what failed", async () => {
    const { paths, engine, records, tallies } = await categorise(
      [listing("Negation/Negation")],
      [listing(...THREE)],
    );
    expect(paths).toEqual(THREE);
    expect(engine.repairs[0]?.findings).toMatchObject([
      { path: "eligible_categories.0.path", actual: "Negation/Negation" },
    ]);
    expect(engine.repairs[0]?.replies).toHaveLength(1);
    expect(records[0]?.replies).toHaveLength(2);
    expect(tallies).toMatchObject({ "repair:answered": 1 });
  });

  it("keeps the better of two replies", async () => {
    const { paths } = await categorise([listing(THREE[0], "Nothing")], ["I have nothing more to say."]);
    expect(paths).toEqual([THREE[0]]);
  });

  it("asks again where the answer was lost", async () => {
    const { paths, records } = await categorise([{ outcome: "empty", text: "" }], [listing(...THREE)]);
    expect(paths).toEqual(THREE);
    expect(records[0]?.replies.map(({ outcome }) => outcome)).toEqual(["empty", "answered"]);
  });

  it("asks no more often than the configuration says", async () => {
    const { rejections, engine } = await categorise(["one"], ["two", "three"], 2);
    expect(engine.repairs).toHaveLength(2);
    expect(rejections).toMatchObject([{ reason: "malformed-json", units: 1 }]);
    const none = await categorise(["one"], [], 0);
    expect(none.rejections).toMatchObject([{ reason: "malformed-json" }]);
  });

  it.each([
    ["prose", "I would rather not.", "malformed-json"],
    ["an empty list", listing(), "no-eligible-category"],
    ["an empty object", "{}", "no-eligible-category"],
    ["invalid paths only", listing("Negation/Negation"), "no-eligible-category"],
    ["a refusal", { outcome: "refused", text: "", message: "the model refused" }, "refused"],
    ["a filtered reply", { outcome: "filtered", text: "" }, "filtered"],
    ["an engine that declines", { outcome: "declined", text: "", message: "no word to change" }, "declined"],
  ] as const)("rejects %s by name", async (_, line, reason) => {
    const { rejections } = await categorise([line], [typeof line === "string" ? line : {}]);
    expect(rejections).toMatchObject([{ reason, units: 1, raw: { query: "a person opens the red door." } }]);
  });

  it("names a reply that stays truncated", async () => {
    const { rejections } = await categorise([{ outcome: "truncated" }], [{ outcome: "truncated" }]);
    expect(rejections).toMatchObject([{ reason: "truncated" }]);
  });
});
