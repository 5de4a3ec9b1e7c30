import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipeline/engine/engine.ts";
import { categoryTag } from "../../../pipeline/lib/categories.ts";
import { StoppedError } from "../../../pipeline/lib/errors.ts";
import { editSize } from "../../../pipeline/lib/text.ts";
import type { CategoryPath } from "../../../schemas/category.ts";
import { scratchFolder } from "../../support/scratch.ts";
import { captionsOf, momentOf, tinyCorpus } from "./corpus.ts";
import { eligibleOf, negativesIn, nested, openTiny, replyTo } from "./open.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openTiny();
});

const QUERIES = tinyCorpus()
  .slice(0, 60)
  .map((moment) => moment.query);

describe("categories", () => {
  it("lists distinct categories whose first three go together", async () => {
    for (const query of QUERIES) {
      const eligible = await eligibleOf(engine, query);
      expect(new Set(eligible).size).toBe(eligible.length);
      const reply = await replyTo(engine, query, eligible.slice(0, 3));
      expect(negativesIn(reply)).toHaveLength(Math.min(3, eligible.length));
    }
  });

  it("gives most queries a category, and orders them differently", async () => {
    const lists = await Promise.all(QUERIES.map(async (query) => eligibleOf(engine, query)));
    expect(lists.filter((list) => list.length > 0).length).toBeGreaterThan(QUERIES.length * 0.85);
    expect(new Set(lists.map((list) => list[0])).size).toBeGreaterThan(4);
  });

  it("declines with a reason when nothing can be replaced", async () => {
    const reply = await engine.ask({
      kind: "categories",
      moment: momentOf("okay."),
      captions: captionsOf("okay."),
    });
    expect(reply).toMatchObject({ outcome: "declined", text: "" });
    expect(reply.message).not.toBe("");
  });
});

describe("negatives", () => {
  const PLANNED: readonly CategoryPath[] = [
    "Object/ObjectExistence",
    "Action/FineGrainedAction",
    "Attribute/Counting",
  ];

  it("writes each level with its label, its categories and one block per category in plan order", async () => {
    const negatives = negativesIn(await replyTo(engine, "person opens the door.", PLANNED));
    expect(negatives.map((negative) => negative.difficulty_tag)).toEqual(["strong", "moderated", "weak"]);
    negatives.forEach((negative, i) => {
      const paths = PLANNED.slice(0, i + 1);
      expect(negative.applied_categories.map(({ path: category }) => category)).toEqual(paths);
      const tags = ["irrelevant_answer", ...paths.map(categoryTag)];
      expect([...negative.reasoning.matchAll(/<(\w+)>[^<]+<\/\1>/gu)].map(([, tag]) => tag)).toEqual(tags);
    });
  });

  it("lets the weaker negatives grow out of the stronger", async () => {
    for (const query of QUERIES) {
      const negatives = negativesIn(
        await replyTo(engine, query, (await eligibleOf(engine, query)).slice(0, 3)),
      );
      const sizes = negatives.map((negative) => editSize(query, negative.irrel_query));
      expect([...sizes].sort((a, b) => a - b)).toEqual(sizes);
      expect(new Set(negatives.map((negative) => negative.irrel_query)).size).toBe(negatives.length);
      for (const size of sizes) expect(size).toBeGreaterThan(0);
    }
  });

  it("says what the video shows and speaks of the video, without quoting the query", async () => {
    for (const negative of negativesIn(await replyTo(engine, "person opens the door.", PLANNED))) {
      const blocks = negative.reasoning.split(/<\/\w+>/u).slice(1, -1);
      for (const block of blocks) expect(block).toMatch(/video/u);
      expect(negative.reasoning).toMatch(/door/u);
      expect(negative.reasoning).not.toMatch(/person opens the door|caption|annotation|modified|\d+ to \d+/u);
    }
  });

  it("leaves out levels it cannot do and names them", async () => {
    const reply = await replyTo(engine, "person opens the door.", [
      "Object/ObjectExistence",
      "Attribute/Comparison",
    ]);
    expect(negativesIn(reply).map((negative) => negative.difficulty_tag)).toEqual(["strong"]);
    expect(reply.message).toMatch(/moderated: no honest edit for Attribute\/Comparison/u);
  });

  it("declines when no level can be done", async () => {
    const reply = await replyTo(engine, "person opens the door.", ["Attribute/Comparison"]);
    expect(reply).toMatchObject({ outcome: "declined", text: "" });
    expect(reply.message).toMatch(/Attribute\/Comparison/u);
  });

  it("gives equal replies to equal requests, other seeds and samples others", async () => {
    const [first, again] = [
      await replyTo(engine, "person opens the door.", PLANNED),
      await replyTo(await openTiny(), "person opens the door.", PLANNED),
    ];
    expect(again).toEqual(first);
    const texts = new Set<string>();
    for (let sample = 0; sample < 6; sample++)
      for (const negative of negativesIn(await replyTo(engine, "person opens the door.", PLANNED, sample)))
        texts.add(negative.irrel_query);
    expect(texts.size).toBeGreaterThan(3);
  });

  it("never repeats a caption of the video", async () => {
    const others = ["person opens the window.", "A person opens a refrigerator"];
    for (let sample = 0; sample < 8; sample++) {
      const reply = await replyTo(
        engine,
        "person opens the door.",
        ["Object/ObjectExistence"],
        sample,
        others,
      );
      for (const negative of negativesIn(reply))
        expect(negative.irrel_query).not.toMatch(/window|refrigerator/u);
    }
  });

  it("declines repairs, saying why", async () => {
    const request = {
      kind: "negatives",
      moment: momentOf("person is laughing."),
      captions: [],
      levels: nested(["Attribute/Counting"]),
      eligible: [],
      sample: 2,
    } as const;
    const reply = await engine.repair({ request, replies: [], findings: [] });
    expect(reply).toMatchObject({ outcome: "declined", sample: 2 });
    expect(reply.message).not.toBe("");
  });
});

describe("the inventory", () => {
  it("is not read before the first request, then read once and kept", async () => {
    const folder = await scratchFolder();
    let reads = 0;
    const onRead = (): void => void reads++;
    const one = await openTiny(1, tinyCorpus(), { folder, onRead });
    expect(one.identity).toEqual({ name: "lexicon", revision: expect.any(String) as string });
    expect(reads).toBe(0);
    await Promise.all([eligibleOf(one, "person opens the door."), eligibleOf(one, "person is laughing.")]);
    expect(reads).toBe(1);
    const expected = await replyTo(one, "person opens the door.", ["Object/ObjectExistence"]);
    const other = await openTiny(1, tinyCorpus(), { folder, onRead });
    expect(await replyTo(other, "person opens the door.", ["Object/ObjectExistence"])).toEqual(expected);
    expect(reads).toBe(1);
  });

  it("is counted anew when the moments changed or the file is damaged", async () => {
    const folder = await scratchFolder();
    let reads = 0;
    const onRead = (): void => void reads++;
    await eligibleOf(await openTiny(1, tinyCorpus(), { folder, onRead }), "person is laughing.");
    await eligibleOf(
      await openTiny(1, tinyCorpus(), { folder, onRead, fingerprint: "fedcba9876543210" }),
      "person is laughing.",
    );
    expect(reads).toBe(2);
    for (const name of await readdir(folder)) await writeFile(path.join(folder, name), '{"format":');
    await eligibleOf(await openTiny(1, tinyCorpus(), { folder, onRead }), "person is laughing.");
    expect(reads).toBe(3);
  });

  it("stops when the run is stopped", async () => {
    const abort = new AbortController();
    abort.abort();
    const many = Array.from({ length: 40 }, () => tinyCorpus()).flat();
    const stopped = await openTiny(1, many, { signal: abort.signal });
    await expect(eligibleOf(stopped, "person is laughing.")).rejects.toThrow(StoppedError);
  });

  it("offers nothing for a corpus that shows nothing", async () => {
    const empty = await openTiny(1, []);
    expect(await eligibleOf(empty, "person opens the door.")).toEqual(["Attribute/Counting"]);
  });
});
