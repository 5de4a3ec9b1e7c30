import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { releasedExampleOf } from "../../pipeline/9-export/released.ts";
import { DiskIndex } from "../../pipeline/lib/disk-index.ts";
import { PairFinder } from "../../pipeline/release/check-exchanges.ts";
import { verify } from "../../pipeline/release/verify.ts";
import { LEVELS } from "../../schemas/level.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import type { SplitName } from "../../schemas/split.ts";
import { makeExample } from "../9-export/examples.ts";
import { withRun } from "../9-export/run.ts";
import { release, surroundings } from "./released.ts";

/** An example by its video, with the videos whose examples its negatives were paired with, strongest first. */
interface Line {
  readonly video: string;
  readonly partners: readonly (string | null)[];
  readonly split?: SplitName;
  readonly query?: string;
  readonly without?: boolean;
}

const idOf = (video: string, query = "q"): string => `made-up/${video}/${query}`;

function exampleOf({ video, partners, split = "train", query, without }: Line): ReleasedExample {
  const exchanges = partners.flatMap((partner, at) => {
    const level = LEVELS[at];
    if (partner === null || level === undefined) return [];
    return [{ level, partner: partner.includes("/") ? partner : idOf(partner) }];
  });
  const example = makeExample(idOf(video, query), {
    levels: without === true ? ["weak"] : LEVELS,
    example: { exchanges },
  });
  return releasedExampleOf({ example, split, group: video, video: `${video}.mp4` });
}

function problemsOf(lines: readonly Line[]): Promise<string[]> {
  return withRun(async (folder) => {
    const examples = lines.map(exampleOf);
    const index = await DiskIndex.open(path.join(folder, "index"));
    try {
      const pairs = new PairFinder(index);
      for (const example of examples) await pairs.look(example);
      return await pairs.problems(async function* () {
        yield* examples;
      });
    } finally {
      await index.close();
    }
  });
}

describe("pairs of opposite changes", () => {
  it("are whole when each names the other at the same level", async () => {
    expect(
      await problemsOf([
        { video: "a", partners: ["b", "c"] },
        { video: "b", partners: ["a"] },
        { video: "c", partners: [null, "a"] },
        { video: "d", partners: [] },
      ]),
    ).toEqual([]);
  });

  it.each<[string, readonly Line[], RegExp[]]>([
    [
      "a half that names nobody back",
      [
        { video: "a", partners: ["b"] },
        { video: "b", partners: [null, "a"] },
      ],
      [/^2 examples name a partner that does not name them back, e\.g\. made-up\/a\/q, made-up\/b\/q$/u],
    ],
    ["a partner that is not there", [{ video: "a", partners: ["b"] }], [/^1 examples name a partner that/u]],
    [
      "one half that two claim",
      [
        { video: "a", partners: ["b"] },
        { video: "b", partners: ["a"] },
        { video: "c", partners: ["b"] },
      ],
      [/^1 examples name a partner that does not name them back, e\.g\. made-up\/c\/q$/u],
    ],
    [
      "halves in two splits",
      [
        { video: "a", partners: ["b"] },
        { video: "b", partners: ["a"], split: "test" },
      ],
      [/^1 examples have their partner in another split, e\.g\. made-up\/b\/q$/u],
    ],
    [
      "halves in one video",
      [
        { video: "a", partners: [idOf("a", "r")] },
        { video: "a", query: "r", partners: [idOf("a")] },
      ],
      [/^1 examples have their partner in the same video/u],
    ],
    [
      "a pair without its negative",
      [
        { video: "a", partners: ["b"] },
        { video: "b", partners: ["a"], without: true },
      ],
      [/^1 examples name a level that they have no negative of, e\.g\. made-up\/b\/q$/u],
    ],
    ["itself as partner", [{ video: "a", partners: ["a"] }], [/^1 examples name a partner that/u]],
  ])("are told from %s", async (_, lines, expected) => {
    const problems = await problemsOf(lines);
    expect(problems).toHaveLength(expected.length);
    for (const [at, pattern] of expected.entries()) expect(problems[at]).toMatch(pattern);
  });
});

describe("a release", () => {
  it("holds them typed, and is sound", async () => {
    await withRun(async (run) => {
      const pair = (video: string, other: string) =>
        makeExample(idOf(video), {
          example: { exchanges: [{ level: "strong", partner: idOf(other) }] },
        });
      const folder = await release(run, [pair("a", "b"), pair("b", "a"), makeExample(idOf("c"))], {
        split: { by: "ratio", train: 1, val: 0, test: 0 },
      });
      const { checks } = await verify(folder, surroundings(run));
      expect(checks.flatMap(({ problems }) => problems)).toEqual([]);
      expect(checks.map(({ name }) => name)).toContain("exchanges");
      expect(await readFile(path.join(folder, "README.md"), "utf8")).toContain(
        "- 2 of 9 negatives were chosen in pairs of opposite changes",
      );
    });
  });

  it("is not put in place with half a pair", async () => {
    await withRun(async (run) => {
      const half = makeExample(idOf("a"), {
        example: { exchanges: [{ level: "strong", partner: idOf("b") }] },
      });
      await expect(release(run, [half, makeExample(idOf("b"))])).rejects.toThrow(
        /exchanges: 1 examples name a partner that does not name them back/u,
      );
    });
  });
});
