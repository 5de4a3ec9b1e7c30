import path from "node:path";
import { expect, test } from "vitest";
import { categoriesReply } from "../../../schemas/categories-reply.ts";
import { CATEGORY_PATHS, type CategoryPath } from "../../../schemas/category.ts";
import { ingest } from "../../1-corpus/ingest.ts";
import { openTiny } from "./open.ts";

const SAMPLES = path.join(import.meta.dirname, "..", "..", "..", "data", "samples");
const corpora = [
  { name: "charades-sta", files: ["charades_sta_train.txt", "Charades_v1_train.csv"] },
  { name: "activitynet-captions", files: ["activitynet_val_1.json"] },
  { name: "qvhighlights", files: ["highlight_val_release.jsonl"] },
].map(({ name, files }) => ({ name, files: files.map((file) => path.join(SAMPLES, file)) }));

test("the samples give every category something to change", async () => {
  const { moments } = await ingest({ corpora });
  const engine = await openTiny(1, moments);
  const found = new Set<CategoryPath>();
  for (const moment of moments) {
    const captions = moments
      .filter(({ video }) => video === moment.video)
      .map(({ query, windows, id }) => ({
        window: windows[0] ?? null,
        text: query,
        origin: "query" as const,
        own: id === moment.id,
      }));
    const reply = await engine.ask({ kind: "categories", moment, captions });
    if (reply.outcome !== "answered") continue;
    for (const one of categoriesReply.parse(JSON.parse(reply.text)).eligible_categories) found.add(one.path);
  }
  expect([...found].sort()).toEqual([...CATEGORY_PATHS].sort());
});
