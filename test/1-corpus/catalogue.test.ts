import { expect, test } from "vitest";
import { listCorpora } from "../../pipeline/1-corpus/catalogue.ts";

test("the catalogue says of every corpus what to give and how it is written", async () => {
  const corpora = await listCorpora();
  expect(corpora.map(({ name }) => name)).toEqual(corpora.map(({ name }) => name).toSorted());
  expect(corpora.filter(({ documentedOnly }) => documentedOnly).map(({ name }) => name)).toEqual([
    "coin",
    "ego4d-nlq",
    "internvid",
  ]);
  expect(corpora.find(({ name }) => name === "tacos")).toMatchObject({
    title: "TACoS",
    format: "json",
    unit: "frames",
    splits: ["train", "val", "test"],
    files: [{ required: true }],
  });
  expect(corpora.find(({ name }) => name === "nextgqa")?.files.map(({ required }) => required)).toEqual([
    true,
    true,
    false,
  ]);
});
