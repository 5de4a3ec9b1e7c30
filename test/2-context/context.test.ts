import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Context, context } from "../../schemas/context.ts";
import { DEFAULTS } from "../../pipeline/config.ts";
import { captionsFor, queryCaptions } from "../../pipeline/2-context/captions.ts";
import { contextStage } from "../../pipeline/2-context/context.ts";
import { runStage } from "../../pipeline/run.ts";
import { configWith, momentWith } from "../support/records.ts";
import { contextWith, corpusOf } from "../support/runs.ts";
import { scratchFolder } from "../support/scratch.ts";

describe("captionsFor", () => {
  const moment = momentWith({
    query: "A dog barks.",
    windows: [
      [10, 12],
      [2, 3],
    ],
    companions: [
      { window: null, text: "A garden.", origin: "scene" },
      { window: [0, 1], text: "Someone opens a gate.", origin: "label" },
    ],
  });

  it("sorts by time, companions without a time last, own query marked", () => {
    const captions = captionsFor(moment, [
      { window: [5, 6], text: "A cat sleeps", origin: "query" },
      ...queryCaptions(moment),
    ]);
    expect(captions.map(({ window, text, own }) => [window, text, own])).toEqual([
      [[0, 1], "Someone opens a gate.", false],
      [[2, 3], "A dog barks.", true],
      [[5, 6], "A cat sleeps", false],
      [[10, 12], "A dog barks.", true],
      [null, "A garden.", false],
    ]);
  });

  it("keeps one caption of the same text and window", () => {
    const twice = [
      ...queryCaptions(moment),
      { window: [2, 3] as [number, number], text: "a dog  barks", origin: "query" as const },
    ];
    expect(captionsFor(moment, twice).filter(({ own }) => own)).toHaveLength(2);
  });
});

describe("context stage", () => {
  it("gathers the captions of one video, however its moments are scattered, and of no other", async () => {
    const moments = Array.from({ length: 30 }, (_, n) =>
      momentWith({ id: `c/${n}`, video: `V${n % 3}`, query: `thing ${n}`, windows: [[30 - n, 31]] }),
    );
    moments.push(momentWith({ id: "c/30", video: "V1", crop: [5, 9], query: "another clock" }));
    const config = configWith({ run: await scratchFolder() });
    await runStage(corpusOf(moments), contextWith(config));
    await runStage(contextStage, contextWith(config));
    const lines = (await readFile(path.join(config.run, "2-context", "records.ndjson"), "utf8"))
      .trim()
      .split("\n");
    const contexts = lines.map((line) => JSON.parse(line) as Context);
    expect(contexts.map(({ id }) => id)).toEqual(moments.map(({ id }) => id));
    expect(contexts[4]?.captions.map(({ text }) => text)).toEqual(
      [28, 25, 22, 19, 16, 13, 10, 7, 4, 1].map((n) => `thing ${n}`),
    );
    expect(contexts[30]?.captions.map(({ text }) => text)).toEqual(["another clock"]);
  });

  it("marks captions beyond the token budget, keeps them all, and counts what models are not told", async () => {
    const moments = Array.from({ length: 6 }, (_, n) =>
      momentWith({
        id: `c/${n}`,
        video: "V",
        query: `the person moves thing ${n}`,
        windows: [[10 * n, 10 * n + 5]],
      }),
    );
    const config = configWith({
      run: await scratchFolder(),
      context: { ...DEFAULTS.context, maxTokens: 25 }, // room for two captions of about a dozen tokens
    });
    await runStage(corpusOf(moments), contextWith(config));
    const { tallies } = await runStage(contextStage, contextWith(config));
    const [first] = (await readFile(path.join(config.run, "2-context", "records.ndjson"), "utf8")).split(
      "\n",
    );
    const { captions } = context.parse(JSON.parse(first ?? ""));
    expect(captions.map(({ beyondBudget = false }) => beyondBudget)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(tallies).toMatchObject({ captions: 36, "captions-beyond-budget": 18 });
  });
});
