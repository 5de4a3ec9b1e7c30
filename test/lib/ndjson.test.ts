import { writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { OperatorError } from "../../pipeline/lib/errors.ts";
import { readLines, readRecords } from "../../pipeline/lib/ndjson.ts";
import { collect, scratchFolder } from "../support/scratch.ts";

async function fileOf(content: string | Uint8Array): Promise<string> {
  const file = path.join(await scratchFolder(), "lines.ndjson");
  await writeFile(file, content);
  return file;
}

describe("readLines", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    ["a\n", ["a"]],
    ["a\n\nb\n", ["a", "", "b"]],
    ["a\r\nb\r\n", ["a", "b"]],
    ["é\n漢\n", ["é", "漢"]],
  ])("splits %j", async (content, texts) => {
    const lines = await collect(readLines(await fileOf(content)));
    expect(lines.map(({ text }) => text)).toEqual(texts);
    expect(lines.map(({ number }) => number)).toEqual(texts.map((_, index) => index + 1));
  });

  it("names lines that are not UTF-8 and goes on behind them", async () => {
    const lines = await collect(readLines(await fileOf(Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0x0a, 0x62]))));
    expect(lines.map(({ text, defect }) => [text, defect])).toEqual([
      ["a", null],
      ["", "not-utf8"],
      ["b", null],
    ]);
  });

  it("skips over a line that is too long without keeping it", async () => {
    const lines = await collect(readLines(await fileOf(`a\n${"x".repeat(5000)}\nb\n`), 0, 1000));
    expect(lines.map(({ text, defect }) => [text, defect])).toEqual([
      ["a", null],
      ["", "too-long"],
      ["b", null],
    ]);
  });

  it("goes on at any line's end as if it had never stopped", async () => {
    const texts = fc.array(
      fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n]/gu, " ")),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (all) => {
        const file = await fileOf(all.map((text) => `${text}\n`).join(""));
        const lines = await collect(readLines(file));
        for (const [index, { end }] of lines.entries()) {
          const rest = await collect(readLines(file, end));
          expect(rest.map(({ text }) => text)).toEqual(all.slice(index + 1));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("readRecords", () => {
  const schema = z.strictObject({ n: z.number() });

  it("yields records with the offset behind each", async () => {
    const records = await collect(readRecords(await fileOf('{"n":1}\n{"n":22}\n'), schema));
    expect(records).toEqual([
      { record: { n: 1 }, end: 8 },
      { record: { n: 22 }, end: 17 },
    ]);
  });

  it.each(["{}", "not json", '{"n":"1"}', '{"n":1,"m":2}'])("stops at %j and names the line", async (bad) => {
    const file = await fileOf(`{"n":1}\n${bad}\n`);
    await expect(collect(readRecords(file, schema))).rejects.toThrow(OperatorError);
    await expect(collect(readRecords(file, schema))).rejects.toThrow("lines.ndjson:2");
  });
});
