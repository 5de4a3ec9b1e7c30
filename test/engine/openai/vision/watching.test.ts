import path from "node:path";
import { expect, test } from "vitest";
import { DEFAULTS } from "../../../../pipeline/config.ts";
import { Ledger } from "../../../../pipeline/engine/ledger/ledger.ts";
import { estimateRun, type PricedSubject } from "../../../../pipeline/engine/openai/money/estimate.ts";
import { mostPicturesTokens, picturesTokens } from "../../../../pipeline/engine/openai/vision/pictures.ts";
import type { Engine, WatchRequest } from "../../../../pipeline/engine/engine.ts";
import { startServer } from "../../../llm-server/server.ts";
import { configWith, momentWith } from "../../../support/records.ts";
import { scratchFolder } from "../../../support/scratch.ts";
import { openEngineAt } from "../support.ts";

const SOURCE = { video: "a".repeat(64), side: 512, revision: 1 };

const request = (changes: Partial<WatchRequest> = {}): WatchRequest => ({
  momentId: "c/v/1",
  source: SOURCE,
  duration: 10,
  frames: [2.04, 7.5].map((time) => ({ time, jpeg: Buffer.from(`picture at ${time}`) })),
  ...changes,
});

const seeing = configWith({ context: { ...DEFAULTS.context, watch: "alone" } });

async function asking(work: (engine: Engine, calls: () => number) => Promise<void>): Promise<void> {
  const server = await startServer();
  const engine = await openEngineAt({
    folder: await scratchFolder(),
    url: server.url,
    config: { context: seeing.context },
  });
  try {
    await work(engine, () => server.calls.length);
  } finally {
    await engine.close();
    await server.close();
  }
}

test("the ledger knows a video by its file and the times of its frames, not by the bytes of its pictures", () =>
  asking(async (engine, calls) => {
    const first = await engine.watch?.(request());
    const repacked = request({
      frames: request().frames.map(({ time }) => ({ time, jpeg: Buffer.from("x") })),
    });
    expect(await engine.watch?.({ ...repacked, momentId: "c/v/2" })).toEqual(first);
    expect(calls()).toBe(1);
    for (const other of [
      request({ source: { ...SOURCE, video: "b".repeat(64) } }),
      request({ source: { ...SOURCE, side: 256 } }),
      request({ duration: 11 }),
      request({ frames: request().frames.slice(1) }),
    ])
      expect((await engine.watch?.(other))?.key).not.toBe(first?.key);
    expect(calls()).toBe(5);
  }));

test("pictures count for pacing, and for the budget with the dearest way to count them", () => {
  const pictures = { source: SOURCE, frames: request().frames };
  expect(picturesTokens(undefined)).toBe(0);
  expect(picturesTokens(pictures)).toBeGreaterThan(2 * 255); // what the plain models take for a tile of 512
  expect(mostPicturesTokens(pictures)).toBeGreaterThanOrEqual(2 * 8500); // what gpt-4o-mini does
});

test("an estimate prices one call for each video that would be watched, and none that has been", async () => {
  const own = { window: [1, 2] as [number, number], text: "a", origin: "query" as const, own: true };
  const other = { ...own, text: "b", own: false };
  async function* subjects(): AsyncGenerator<PricedSubject> {
    yield { moment: momentWith(), captions: [own], isWatched: false };
    yield { moment: momentWith(), captions: [own], isWatched: true };
    yield { moment: momentWith(), captions: [own, other], isWatched: false };
    yield {
      moment: momentWith(),
      captions: [
        { ...own, own: false },
        { ...other, own: true },
      ],
      isWatched: false,
    };
  }
  const ledger = await Ledger.open(path.join(await scratchFolder(), "ledger"));
  const callsOf = async (watch: "none" | "alone" | "all"): Promise<number | undefined> => {
    const config = { ...seeing, context: { ...seeing.context, watch } };
    const estimates = await estimateRun(subjects(), config, ledger);
    return estimates.find(({ stage }) => stage === "context")?.calls;
  };
  try {
    expect(await callsOf("none")).toBeUndefined();
    expect(await callsOf("alone")).toBe(1);
    expect(await callsOf("all")).toBe(2);
  } finally {
    await ledger.close();
  }
});
