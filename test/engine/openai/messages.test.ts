import { describe, expect, it } from "vitest";
import { exchangeOf, repairOf } from "../../../pipeline/engine/openai/messages.ts";
import { loadPrompts } from "../../../pipeline/engine/openai/prompts.ts";
import { momentWith, replyWith } from "../../support/records.ts";
import { negativesRequest } from "./support.ts";

const prompts = await loadPrompts();
const context = { forCategories: false, ownQuery: true };
const moment = momentWith({ query: "A man sits.", windows: [[24.3, 30.4]] });
const captions = [
  { window: [0, 5.5] as [number, number], text: "A man enters.", origin: "query" as const, own: false },
  { window: [24.3, 30.4] as [number, number], text: "A man sits.", origin: "query" as const, own: true },
  { window: null, text: "A living room.", origin: "script" as const, own: false },
];

describe("exchangeOf", () => {
  it("sends Table 15 and one JSON object with the query", () => {
    const exchange = exchangeOf({ kind: "categories", moment, captions }, prompts, context);
    expect(exchange.system).toBe(prompts.categories.text);
    expect(exchange.messages).toEqual([{ role: "user", content: '{"related_query":"A man sits."}' }]);
  });

  it("adds the context to Table 15 when the configuration asks for it", () => {
    const exchange = exchangeOf({ kind: "categories", moment, captions }, prompts, {
      ...context,
      forCategories: true,
    });
    expect(JSON.parse(exchange.messages[0]?.content ?? "")).toEqual({
      related_query: "A man sits.",
      video_context: ["0-5.5second: A man enters.", "24.3-30.4second: A man sits.", "A living room."],
    });
  });

  it("sends Table 16 and one JSON object with the table's keys", () => {
    const { levels } = negativesRequest(1);
    const request = { kind: "negatives" as const, moment, captions, levels, eligible: [], sample: 0 };
    const exchange = exchangeOf(request, prompts, { ...context, ownQuery: false });
    expect(exchange.system).toBe(prompts.negatives.text);
    expect(JSON.parse(exchange.messages[0]?.content ?? "")).toEqual({
      related_query: "A man sits.",
      related_query_timestamp: "24.3-30.4second",
      plans: [
        { difficulty: "strong", applied_categories: [{ path: "Object/ObjectExistence" }] },
        {
          difficulty: "moderated",
          applied_categories: [{ path: "Object/ObjectExistence" }, { path: "Attribute/Counting" }],
        },
      ],
      video_context: ["0-5.5second: A man enters.", "A living room."],
    });
  });

  it("lists several windows, for their hull would claim too much", () => {
    const several = momentWith({
      windows: [
        [0, 2],
        [8, 10.5],
      ],
    });
    const exchange = exchangeOf({ ...negativesRequest(1), moment: several }, prompts, context);
    expect(exchange.messages[0]?.content).toContain('"related_query_timestamp":"0-2second, 8-10.5second"');
  });
});

describe("repairOf", () => {
  const finding = {
    rule: "reply-shape",
    severity: "error" as const,
    path: "negs.strong.irrel_query",
    message: "is empty",
    expected: "a query",
  };

  it("shows the last reply and names each failing place", () => {
    const request = negativesRequest(1);
    const last = replyWith({ text: '{"negs":{}}' });
    const { messages, prompt, turn } = repairOf(
      { request, replies: [last], findings: [finding] },
      prompts,
      context,
    );
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(messages[1]?.content).toBe('{"negs":{}}');
    expect(messages[2]?.content).toContain("- negs.strong.irrel_query: is empty Expected: a query.");
    expect(prompt).toBe(`${prompts.negatives.id}+${prompts.repair.id}`);
    expect(turn).toBe(1);
  });

  it.each(["refused", "filtered", "truncated", "empty"] as const)(
    "asks anew behind a %s reply",
    (outcome) => {
      const request = negativesRequest(1);
      const first = exchangeOf(request, prompts, context);
      const again = repairOf(
        { request, replies: [replyWith({ outcome, text: "" })], findings: [finding] },
        prompts,
        context,
      );
      expect(again).toEqual({ ...first, turn: 1 });
    },
  );
});
