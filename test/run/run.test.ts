import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contextStage } from "../../pipeline/2-context/context.ts";
import { OperatorError, StoppedError } from "../../pipeline/lib/errors.ts";
import { readManifest } from "../../pipeline/manifests.ts";
import { type AnyStage, runStage } from "../../pipeline/run.ts";
import { defineStage } from "../../pipeline/stage.ts";
import { configWith, momentWith } from "../support/records.ts";
import { contextWith, corpusOf, filesOf } from "../support/runs.ts";
import { scratchFolder } from "../support/scratch.ts";

const moments = Array.from({ length: 40 }, (_, n) =>
  momentWith({ id: `made-up/V${n % 7}/${n}`, video: `V${n % 7}`, query: `person does thing ${n}` }),
);

/** Accepts even moments, rejects odd ones, remembers how many it saw: state, rejections and tallies in one stage. */
function pickyStage(hooks: { before?: (n: number) => void; lose?: boolean } = {}): AnyStage {
  return defineStage({
    name: "context",
    command: "context",
    summary: "accepts every other moment",
    unit: "moments",
    revision: 1,
    reads: ["corpus"],
    asks: false,
    resumable: true,
    settings: () => null,
    async open() {
      let seen = 0;
      return {
        process({ corpus: { id } }) {
          hooks.before?.(seen);
          seen += 1;
          const number = Number(id.split("/")[2]);
          if (number % 2 === 0)
            return { records: [{ id, captions: [], seen }], rejections: [], tallies: { even: 1 } };
          if (hooks.lose === true) return { records: [], rejections: [] };
          const rejection = {
            id,
            reason: "odd",
            message: "odd",
            units: 1,
            findings: [],
            source: null,
            raw: null,
          };
          return { records: [], rejections: [rejection], tallies: { odd: 1 } };
        },
        state: { save: () => seen, restore: (saved) => (seen = Number(saved)) },
      };
    },
  });
}

async function newRun(): Promise<ReturnType<typeof configWith>> {
  const config = configWith({ run: await scratchFolder() });
  await runStage(corpusOf(moments), contextWith(config));
  return config;
}

describe("runStage", () => {
  it("counts everything that came in as accepted or rejected, by reason", async () => {
    const manifest = await runStage(pickyStage(), contextWith(await newRun()));
    expect(manifest.counts).toEqual({ unit: "moments", in: 40, accepted: 20, rejected: 20 });
    expect(manifest.rejectedBy).toEqual({ odd: 20 });
    expect(manifest.tallies).toEqual({ even: 20, odd: 20 });
    expect(manifest.outputs.map(({ path: file, records }) => [file, records])).toEqual([
      ["2-context/records.ndjson", 20],
      ["2-context/rejected.ndjson", 20],
    ]);
  });

  it("fails when a stage loses a record", async () => {
    const config = await newRun();
    await expect(runStage(pickyStage({ lose: true }), contextWith(config))).rejects.toThrow(
      "conservation broken",
    );
    expect(await readManifest(config.run, "context")).toBeUndefined();
  });

  it("gives the bytes of an uninterrupted run, wherever it was stopped", async () => {
    const reference = await newRun();
    await runStage(pickyStage(), contextWith(reference));
    const expected = await filesOf(reference.run);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 39 }), { minLength: 1, maxLength: 4 }),
        async (stops) => {
          const config = await newRun();
          for (const stop of stops) {
            const controller = new AbortController();
            const stage = pickyStage({ before: (n) => (n === stop ? controller.abort() : undefined) });
            const run = runStage(stage, contextWith(config, { signal: controller.signal }));
            await run.catch((error: unknown) => expect(error).toBeInstanceOf(StoppedError));
          }
          await runStage(pickyStage(), contextWith(config));
          expect(await filesOf(config.run)).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("goes on behind a crash that tore its files, without doing finished items again", async () => {
    const config = await newRun();
    const crash = pickyStage({
      before: (n) => {
        if (n === 25) throw new Error("power cut");
      },
    });
    await expect(runStage(crash, contextWith(config))).rejects.toThrow("power cut");
    await appendFile(path.join(config.run, "2-context", "records.ndjson.partial"), '{"id":"half a li');
    const done: number[] = [];
    await runStage(pickyStage({ before: (n) => done.push(n) }), contextWith(config));
    expect(done[0]).toBeGreaterThan(0);
    const reference = await newRun();
    await runStage(pickyStage(), contextWith(reference));
    expect(await filesOf(config.run)).toEqual(await filesOf(reference.run));
  });

  it("skips a stage that is up to date and runs it again when its input changed", async () => {
    const config = await newRun();
    let worked = 0;
    const stage = pickyStage({ before: () => (worked += 1) });
    await runStage(stage, contextWith(config));
    await runStage(stage, contextWith(config));
    expect(worked).toBe(40);
    await runStage(corpusOf(moments.slice(0, 10)), contextWith(config));
    await runStage(stage, contextWith(config));
    expect(worked).toBe(50);
  });

  it("makes an output again that was deleted", async () => {
    const config = await newRun();
    await runStage(pickyStage(), contextWith(config));
    const file = path.join(config.run, "2-context", "records.ndjson");
    const before = await readFile(file, "utf8");
    await rm(file);
    await runStage(pickyStage(), contextWith(config));
    expect(await readFile(file, "utf8")).toBe(before);
  });

  it("names the stage that has to run first", async () => {
    const config = configWith({ run: await scratchFolder() });
    await expect(runStage(pickyStage(), contextWith(config))).rejects.toThrow(
      /needs stage corpus.*run it first/u,
    );
  });

  it("names file and line of a damaged input", async () => {
    const config = await newRun();
    const file = path.join(config.run, "1-corpus", "records.ndjson");
    const [first = ""] = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, `${first}\n{"id":3}\n`);
    await expect(runStage(contextStage, contextWith(config))).rejects.toThrow(OperatorError);
    await expect(runStage(contextStage, contextWith(config))).rejects.toThrow("records.ndjson:2");
  });
});

describe("a process killed behind its last stage", () => {
  it("leaves no index behind, even in a stage that need not run again", async () => {
    const folder = await scratchFolder();
    const context = contextWith(configWith({ run: folder }));
    const before = await runStage(corpusOf(moments), context);
    const left = path.join(folder, "1-corpus", ".index-moments", "keys");
    await mkdir(left, { recursive: true });
    await writeFile(path.join(left, "CURRENT"), "left");
    expect(await runStage(corpusOf(moments), context)).toEqual(before);
    expect(Object.keys(await filesOf(folder)).filter((name) => name.includes(".index"))).toEqual([]);
  });
});
