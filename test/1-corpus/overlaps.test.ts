import path from "node:path";
import { expect, test } from "vitest";
import { Overlaps } from "../../pipeline/1-corpus/overlaps.ts";
import { DiskIndex } from "../../pipeline/lib/disk-index.ts";
import { momentWith } from "../support/records.ts";
import { scratchFolder } from "../support/scratch.ts";

/** Tallies for rows of a corpus, a video and a query each, added up. */
async function counted(rows: readonly string[]): Promise<Record<string, number>> {
  const index = await DiskIndex.open(path.join(await scratchFolder(), "index"));
  const overlaps = new Overlaps(index);
  const sums: Record<string, number> = {};
  try {
    for (const row of rows) {
      const [corpus = "", parentVideo = "", query = ""] = row.split(" ");
      const tallies = await overlaps.count(momentWith({ corpus, parentVideo, query }));
      for (const [name, count] of Object.entries(tallies)) sums[name] = (sums[name] ?? 0) + count;
    }
  } finally {
    await index.close();
  }
  return sums;
}

test.each([
  ["corpora of their own videos have nothing in common", ["a v1 q", "a v1 r", "b v2 q"], {}],
  [
    "a shared video counts once, however many rows it has",
    ["a v1 q", "b v1 r", "b v1 s"],
    { "shared-video:a+b": 1 },
  ],
  [
    "a repeated query counts beside its video, whatever its case and full stop",
    ["a v1 Run.", "a v2 Sit.", "b v2 sit", "b v1 run", "b v1 sit"],
    { "shared-video:a+b": 2, "shared-query:a+b": 2 },
  ],
  [
    "scattered rows count alike",
    ["a v1 q", "a v2 q", "a v1 r", "b v1 r", "b v3 q", "b v1 q"],
    { "shared-video:a+b": 1, "shared-query:a+b": 2 },
  ],
  [
    "three corpora are counted by pairs with the first",
    ["a v1 q", "b v1 q", "c v1 q"],
    { "shared-video:a+b": 1, "shared-query:a+b": 1, "shared-video:a+c": 1, "shared-query:a+c": 1 },
  ],
  [
    "a corpus that comes again meets what came between",
    ["a v1 q", "b v1 r", "a v1 r"],
    { "shared-video:a+b": 1, "shared-query:b+a": 1 },
  ],
])("%s", async (_, rows, expected) => {
  expect(await counted(rows)).toEqual(expected);
});
