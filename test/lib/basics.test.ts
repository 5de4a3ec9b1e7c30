import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATEGORY_PATHS } from "../../schemas/category.ts";
import { LEVELS } from "../../schemas/level.ts";
import { categoryOfTag, categoryTag } from "../../pipeline/lib/categories.ts";
import { DiskIndex } from "../../pipeline/lib/disk-index.ts";
import { OperatorError } from "../../pipeline/lib/errors.ts";
import { Appender, digestFile, requireFile, writeFileAtomic } from "../../pipeline/lib/files.ts";
import { canonicalJson, fingerprint } from "../../pipeline/lib/fingerprint.ts";
import { LEVEL_NAMES, readLevel } from "../../pipeline/lib/levels.ts";
import { lockRun } from "../../pipeline/lib/lock.ts";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import { scratchFolder } from "../support/scratch.ts";

describe("levels", () => {
  it.each([
    ["strong", ["strong", "high", "hard", "IR_hard"]],
    ["moderate", ["moderate", "moderated", "Medium", "ir_mid"]],
    ["weak", ["weak", "EASY", "ir_easy"]],
  ])("reads every name of %s", (level, names) => {
    expect(names.map(readLevel)).toEqual(names.map(() => level));
  });

  it("knows no other names", () => {
    expect(["original", "", "harder", "constructor"].map(readLevel)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("grows by one category a level", () => {
    expect(LEVELS.map((level) => LEVEL_NAMES[level].size)).toEqual([1, 2, 3]);
  });
});

describe("categories", () => {
  it("finds every category by its tag", () => {
    expect(categoryTag("Object/ObjectExistence")).toBe("object_objectexistence");
    for (const category of CATEGORY_PATHS) expect(categoryOfTag(categoryTag(category))).toBe(category);
    expect(categoryOfTag("action_scenetransition")).toBeUndefined();
  });
});

describe("fingerprint", () => {
  it("does not depend on the order of keys", () => {
    expect(fingerprint({ a: 1, b: [1, { c: 2, d: null }] })).toBe(
      fingerprint({ b: [1, { d: null, c: 2 }], a: 1 }),
    );
  });

  it("is valid JSON of the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe("seededRandom", () => {
  it("draws the same for the same parts and differently for others", () => {
    const draws = (...parts: (string | number)[]): number[] => {
      const random = seededRandom(...parts);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draws(1, "edit", "id")).toEqual(draws(1, "edit", "id"));
    expect(draws(1, "edit", "id")).not.toEqual(draws(1, "edit", "ie"));
    expect(draws("ab", "c")).not.toEqual(draws("a", "bc"));
  });

  it("follows weights and never takes what weighs nothing", () => {
    const random = seededRandom("weights");
    const counts = { a: 0, b: 0, c: 0 };
    for (let n = 0; n < 4000; n++)
      counts[random.weighted(["a", "b", "c"] as const, (x) => ({ a: 3, b: 1, c: 0 })[x]) ?? "c"] += 1;
    expect(counts.c).toBe(0);
    expect(counts.a / 4000).toBeCloseTo(0.75, 1);
    expect(random.weighted(["a"], () => 0)).toBeUndefined();
  });

  it("orders items as drawing them one after another does", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5)), fc.nat(8), fc.string(), (weights, most, seed) => {
        const items = weights.map((weight, place) => ({ weight, place }));
        const random = seededRandom(seed);
        const left = [...items];
        const drawn: (typeof items)[number][] = [];
        while (drawn.length < most) {
          const item = random.weighted(left, ({ weight }) => weight);
          if (item === undefined) break;
          drawn.push(item);
          left.splice(left.indexOf(item), 1);
        }
        expect(seededRandom(seed).weightedOrder(items, ({ weight }) => weight, most)).toEqual(drawn);
      }),
    );
  });

  it("shuffles without losing anything", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        expect(seededRandom(seed).shuffle(items).sort()).toEqual([...items].sort());
      }),
    );
  });
});

describe("files", () => {
  it("replaces a file as a whole and leaves nothing beside it", async () => {
    const folder = await scratchFolder();
    const file = path.join(folder, "deep", "a.json");
    await writeFileAtomic(file, "one");
    await writeFileAtomic(file, "two");
    expect(await readFile(file, "utf8")).toBe("two");
    expect(await readdir(path.dirname(file))).toEqual(["a.json"]);
  });

  it("appends behind a given size and cuts off what lies behind it", async () => {
    const file = path.join(await scratchFolder(), "a");
    await writeFile(file, "keep|torn");
    const appender = await Appender.open(file, 5);
    await appender.write("néw");
    expect(await appender.commit()).toBe(9);
    await appender.close();
    expect(await readFile(file, "utf8")).toBe("keep|néw");
    expect((await digestFile(file)).bytes).toBe(9);
  });

  it("names a missing input and a folder given by mistake", async () => {
    const folder = await scratchFolder();
    await expect(requireFile(path.join(folder, "none.txt"), "--corpus x")).rejects.toThrow(OperatorError);
    await expect(requireFile(folder, "--corpus x")).rejects.toThrow("is not a file");
  });
});

describe("DiskIndex", () => {
  it("finds short and long values by key and by prefix, in key order, before and after they reach the disk", async () => {
    const index = await DiskIndex.open(path.join(await scratchFolder(), "index"));
    const valueOf = (n: number): string => (n % 2 === 0 ? String(n) : `=${"caf\u00e9 ".repeat(n % 40)}${n}`);
    for (let n = 0; n < 2500; n++)
      await index.put(`v${n % 3}\u0000${String(n).padStart(6, "0")}`, valueOf(n));
    expect(index.get("v1\u0000000001")).toBe(valueOf(1));
    expect(index.get("v1\u0000000079")).toBe(valueOf(79));
    expect(index.get("v1\u0000002497")).toBe(valueOf(2497));
    expect(await index.under("v2\u0000")).toEqual(Array.from({ length: 833 }, (_, n) => valueOf(3 * n + 2)));
    await index.put("v1\u0000000001", "");
    expect(await index.under("v1\u0000000001")).toEqual([""]);
    expect(index.get("v9")).toBeUndefined();
    await index.close();
    await index.close();
  });
});

describe("DiskIndex, used side by side", () => {
  it("loses nothing and mixes nothing up while it writes", async () => {
    const index = await DiskIndex.open(path.join(await scratchFolder(), "index"));
    const valueOf = (n: number): string => `${n}: ${"long enough to lie in the file ".repeat(1 + (n % 30))}`;
    const puts = Array.from({ length: 3000 }, async (_, n) => {
      await index.put(`k${n}`, valueOf(n));
      if (n % 7 === 0) expect(await index.under(`k${n}`)).toContain(valueOf(n));
      expect(index.get(`k${n}`)).toBe(valueOf(n));
    });
    await Promise.all(puts);
    for (let n = 0; n < 3000; n++) expect(index.get(`k${n}`)).toBe(valueOf(n));
    await index.close();
  });
});

describe("Appender", () => {
  it("writes texts of any length one behind the other, awaited or not", async () => {
    const file = path.join(await scratchFolder(), "texts");
    const texts = Array.from(
      { length: 400 },
      (_, n) => `${n}${"\u6f22".repeat(n % 50 === 49 ? 40_000 : n)}\n`,
    );
    const appender = await Appender.open(file);
    for (const text of texts.slice(0, 200)) await appender.write(text);
    const size = await appender.commit();
    expect(await readFile(file, "utf8")).toBe(texts.slice(0, 200).join(""));
    expect(size).toBe(Buffer.byteLength(texts.slice(0, 200).join("")));
    await Promise.all(texts.slice(200).map((text) => appender.write(text)));
    await appender.close();
    const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
    expect(lines.sort()).toEqual(texts.map((text) => text.slice(0, -1)).sort());
  });
});

describe("lockRun", () => {
  it("keeps a second holder out until the first lets go", async () => {
    const run = await scratchFolder();
    const unlock = await lockRun(run);
    await expect(lockRun(run)).rejects.toThrow("another process");
    await unlock();
    await (
      await lockRun(run)
    )();
  });
});

describe("textTable", () => {
  it("aligns words left and numbers right", () => {
    expect(
      textTable(
        ["name", "n"],
        [
          ["a", 1],
          ["bcdef", 12345],
        ],
      ),
    ).toBe("name        n\n-----  ------\na           1\nbcdef  12,345");
  });
});
