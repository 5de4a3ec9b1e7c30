import path from "node:path";
import { expect, test } from "vitest";
import { ingest } from "./ingest.ts";

const SAMPLES = path.join(import.meta.dirname, "..", "..", "data", "samples");
const corpora = [
  { name: "charades-sta", files: ["charades_sta_train.txt", "Charades_v1_train.csv"] },
  { name: "activitynet-captions", files: ["activitynet_val_1.json"] },
  { name: "qvhighlights", files: ["highlight_val_release.jsonl"] },
].map(({ name, files }) => ({ name, files: files.map((file) => path.join(SAMPLES, file)) }));

test("the samples give what their README says", async () => {
  const { manifest, moments } = await ingest({ corpora });
  expect(manifest.counts).toEqual({ unit: "rows", in: 184, accepted: 182, rejected: 2 });
  expect(manifest.rejectedBy).toEqual({ "reversed-window": 2 });
  expect(manifest.tallies).toEqual({
    "adjusted:end-clamped": 3,
    "adjusted:end-rounded": 1,
    "adjusted:whitespace-collapsed": 53,
  });
  expect(new Set(moments.map(({ parentVideo }) => parentVideo)).size).toBe(51);
  expect(moments.filter(({ windows }) => windows.length > 1)).toHaveLength(6);
  const charades = moments.filter(({ corpus }) => corpus === "charades-sta");
  expect(new Set(charades.flatMap(({ companions }) => companions.map(({ origin }) => origin)))).toEqual(
    new Set(["scene", "script", "description"]),
  );
});

test("a limit counts accepted moments of each corpus", async () => {
  const { moments } = await ingest({ corpora, limit: 5 });
  expect(moments.map(({ corpus }) => corpus)).toEqual(
    corpora.flatMap(({ name }) => Array<string>(5).fill(name)),
  );
});
