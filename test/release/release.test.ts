import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { ParquetFile } from "../../pipeline/9-export/parquet-file.ts";
import { splitExamples } from "../../pipeline/release/read-release.ts";
import { verify } from "../../pipeline/release/verify.ts";
import { DEFAULTS } from "../../pipeline/config.ts";
import { sha256 } from "../../pipeline/lib/fingerprint.ts";
import { lockBeside } from "../../pipeline/lib/lock.ts";
import { type Config, config as configSchema } from "../../schemas/config.ts";
import { releaseManifest } from "../../schemas/release-manifest.ts";
import { makeExample } from "../9-export/examples.ts";
import { splitAndExport, testConfig, withRun } from "../9-export/run.ts";
import { buildRelease } from "../../pipeline/release/build.ts";
import { ABOUT, edit, release, someExamples, surroundings } from "./released.ts";

const root = await mkdtemp(path.join(tmpdir(), "hivtg-"));
afterAll(() => rm(root, { recursive: true, force: true }));
let made: Promise<string> | undefined;

/** A sound release, built once; tests that change one take a copy. */
function soundRelease(): Promise<string> {
  return (made ??= release(root));
}

/** Problems that verification finds after a release was tampered with, by check. */
async function problemsAfter(tamper: (folder: string) => Promise<void>): Promise<Record<string, number>> {
  const sound = await soundRelease();
  return withRun(async (run) => {
    const folder = path.join(run, "release");
    await cp(sound, folder, { recursive: true });
    await tamper(folder);
    const report = await verify(folder, surroundings(run));
    const found = report.checks.filter(({ problems }) => problems.length > 0);
    expect(report.sound).toBe(found.length === 0);
    return Object.fromEntries(found.map(({ name, problems }) => [name, problems.length]));
  });
}

describe("a release", () => {
  it("is sound, and its manifest agrees with its files", async () => {
    expect(await problemsAfter(async () => undefined)).toEqual({});
    const folder = await soundRelease();
    const manifest = releaseManifest.parse(
      JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")),
    );
    const { examples, negatives, corpora, levels, videos, verification } = manifest.statistics;
    expect(examples.train + examples.val + examples.test).toBe(60);
    expect(negatives.train + negatives.val + negatives.test).toBe(12 + 48 * 3);
    expect(Object.keys(corpora).sort()).toEqual(["charades-sta", "home-made", "qvhighlights"]);
    expect(Object.keys(levels).sort()).toEqual(["moderate", "strong", "weak"]);
    expect(videos).toBe(30);
    expect(verification).toEqual({ unverified: 156 });
    expect(manifest.formats).toEqual(["jsonl", "parquet", "ra-rft", "llama-factory"]);
    const text = JSON.stringify(manifest);
    expect(text).not.toContain(root);
    expect(text).not.toMatch(/baseUrl|concurrency|ledger/u);
  });

  it("has a card whose header names what can be loaded, and whose text claims what is known", async () => {
    const folder = await soundRelease();
    const card = await readFile(path.join(folder, "README.md"), "utf8");
    const [, header = "", body = ""] = card.split(/^---\n/mu);
    const yaml = z
      .object({
        configs: z.array(
          z.object({
            config_name: z.string(),
            data_files: z.array(z.object({ split: z.string(), path: z.string() })),
          }),
        ),
        dataset_info: z.array(z.object({ features: z.array(z.object({ name: z.string() })) })),
        size_categories: z.array(z.string()),
      })
      .parse(parse(header));
    expect(yaml.configs.map(({ config_name }) => config_name)).toEqual(["default"]);
    expect(yaml.configs[0]?.data_files).toContainEqual({
      split: "validation",
      path: "parquet/val-*.parquet",
    });
    expect(yaml.size_categories).toEqual(["n<1K"]);
    expect(body).toContain("lexicon lexicon-1");
    expect(body).toContain("| 50.3\u00a0% | 48.0\u00a0% to 52.6\u00a0% |");
    expect(body).toContain(
      "Spent: 1,200 replies of made-up-model, 1,000,000 tokens in and 40,000 out, 1.23 USD, and 2 calls whose reply was lost.",
    );
    expect(body).toContain("CC BY-NC-SA 4.0");
    expect(body).toContain("unknown: state it before publishing");
    const plots = Array.from(body.matchAll(/^!\[.+\]\((.+\.svg)\)$/gmu), ([, file = ""]) => file);
    expect(plots).toHaveLength(4);
    for (const file of plots) expect(await readFile(path.join(folder, file), "utf8")).toMatch(/^<svg /u);
    expect(body).not.toContain("a model or a person verified");
  });

  it("says that nothing was measured or recorded when that is so", async () => {
    await withRun(async (run) => {
      const folder = await release(run, someExamples(), {}, { ...ABOUT, date: null, audit: [], spent: null });
      const card = await readFile(path.join(folder, "README.md"), "utf8");
      expect(card).toContain("No audit was measured");
      expect(card).toContain("Spent: nothing, the built-in engine is free.");
      expect(card).not.toContain("released 20");
    });
  });

  it("does not say what a model cost when nobody recorded it", async () => {
    await withRun(async (run) => {
      const examples = someExamples().map((example) => ({
        ...example,
        negatives: example.negatives.map((negative) => ({
          ...negative,
          provenance: {
            ...negative.provenance,
            replies: negative.provenance.replies.map((reply) => ({ ...reply, engine: "openai" as const })),
          },
        })),
      }));
      const folder = await release(run, examples, {}, { ...ABOUT, spent: null });
      expect(await readFile(path.join(folder, "README.md"), "utf8")).toContain("Spent: not recorded.");
    });
  });

  it("tells every setting that shapes it, and none that belongs to a machine", async () => {
    const manifest = releaseManifest.parse(
      JSON.parse(await readFile(path.join(await soundRelease(), "manifest.json"), "utf8")),
    );
    const secret = ["run", "baseUrl", "concurrency", "ledger", "seed", "model", "openai"]; // the last two with openai only
    expect(Object.keys(manifest.settings).sort()).toEqual(
      Object.keys(configSchema.shape)
        .filter((name) => !secret.includes(name))
        .sort(),
    );
  });

  it("describes itself in Croissant: every file with its checksum, every field of the rows", async () => {
    const folder = await soundRelease();
    const { distribution, recordSet } = z
      .object({
        distribution: z.array(z.object({ contentUrl: z.string(), sha256: z.string().length(64) })),
        recordSet: z.array(z.object({ "@id": z.string(), field: z.array(z.object({ name: z.string() })) })),
      })
      .parse(JSON.parse(await readFile(path.join(folder, "croissant.json"), "utf8")));
    const sums = await readFile(path.join(folder, "SHA256SUMS"), "utf8");
    for (const { contentUrl, sha256 } of distribution) expect(sums).toContain(`${sha256}  ${contentUrl}\n`);
    expect(recordSet.map((set) => set["@id"])).toEqual(["train", "validation", "test"]);
    expect(recordSet[0]?.field.map(({ name }) => name)).toContain("train/negatives");
  });

  it("is the same bytes again, and replaces an earlier one whole", async () => {
    const sums = () =>
      withRun(async (run) => {
        await release(run, [makeExample("a/v/q")]);
        const folder = await release(run);
        expect((await readdir(run)).filter((name) => name.startsWith("release"))).toEqual(["release"]);
        return readFile(path.join(folder, "SHA256SUMS"), "utf8");
      });
    expect(await sums()).toBe(await sums());
  });

  it("is not put in place when it would give away a machine", async () => {
    await withRun(async (run) => {
      const config = testConfig(run, {
        export: { formats: ["jsonl", "parquet"], windows: "omit", videoPath: "/data/somebody/{video}.mp4" },
      });
      await splitAndExport(someExamples(), config);
      await expect(buildRelease(config, path.join(run, "release"), ABOUT, surroundings(run))).rejects.toThrow(
        /60 videos are named by an absolute path/u,
      );
      expect(await readdir(run)).not.toContain("release");
    });
  });

  it("holds no folder, host or person of where it was made, typed files included", async () => {
    const planted = ["alice-planted", "planted-host", "planted-ledger", "planted-videos"];
    await withRun(async (scratch) => {
      const home = path.join(scratch, "home/alice-planted");
      const run = path.join(home, "runs/first");
      await mkdir(run, { recursive: true });
      const folder = await release(run, someExamples(), {
        corpora: [{ name: "charades-sta", files: [path.join(home, "annotations.txt")] }],
        baseUrl: "http://planted-host.internal:8080/v1",
        ledger: path.join(home, "planted-ledger"),
        ingest: { ...DEFAULTS.ingest, videos: path.join(home, "planted-videos") },
      });
      const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      expect(names.length).toBeGreaterThan(10);
      for (const { parentPath, name } of names) {
        const bytes = await readFile(path.join(parentPath, name), "latin1");
        for (const secret of [...planted, scratch])
          expect(bytes.includes(secret), `${secret} in ${name}`).toBe(false);
      }
    });
  });

  it.each([
    ["its run's folder", (config: Config) => config.run, /a folder of the configuration/u],
    ["a server of its own", () => "planted-host.internal:8080", /the host of a server/u],
  ])("is not put in place when a text names %s", async (_, text, expected) => {
    await withRun(async (scratch) => {
      const config = testConfig(path.join(scratch, "srv/data"), {
        baseUrl: "http://planted-host.internal:8080/v1",
        export: { formats: ["jsonl", "parquet"], windows: "omit", videoPath: "{video}" },
      });
      const examples = someExamples().map((example, i) =>
        i === 7
          ? {
              ...example,
              captions: [
                { window: null, text: `at:${text(config)}/x`, origin: "query" as const, own: false },
              ],
            }
          : example,
      );
      await splitAndExport(examples, config);
      await expect(
        buildRelease(config, path.join(scratch, "release"), ABOUT, surroundings(scratch)),
      ).rejects.toThrow(expected);
      expect(await readdir(scratch)).not.toContain("release");
    });
  });

  it("counts a corpus whose name every object knows", async () => {
    await withRun(async (run) => {
      const folder = await release(run, [makeExample("constructor/v/q"), makeExample("valueof/w/q")]);
      const { statistics, sources } = releaseManifest.parse(
        JSON.parse(await readFile(path.join(folder, "manifest.json"), "utf8")),
      );
      expect(Object.keys(statistics.corpora).sort()).toEqual(["constructor", "valueof"]);
      expect(sources.map(({ name }) => name).sort()).toEqual(["constructor", "valueof"]);
    });
  });

  it("says that there is nothing to release when every negative was rejected", async () => {
    await withRun(async (run) => {
      await expect(release(run, [])).rejects.toThrow(/its export holds no example; see what rejected them/u);
    });
  });

  it("is made by one process at a time", async () => {
    await withRun(async (run) => {
      const folder = await release(run);
      const unlock = await lockBeside(folder, "release");
      await expect(
        buildRelease(testConfig(run), folder, { ...ABOUT, version: "2" }, surroundings(run)),
      ).rejects.toThrow(
        /release .*release: another process is working on it; wait for it, or choose another/u,
      );
      await unlock();
      await buildRelease(testConfig(run), folder, { ...ABOUT, version: "2" }, surroundings(run));
      expect((await readdir(run)).filter((name) => name.startsWith("release"))).toEqual(["release"]);
    });
  });

  it("needs the formats that readers and checks rely on", async () => {
    await withRun(async (run) => {
      const config = testConfig(run);
      await splitAndExport(someExamples(), config);
      await expect(buildRelease(config, path.join(run, "release"), ABOUT, surroundings(run))).rejects.toThrow(
        /needs the format jsonl/u,
      );
    });
  });
});

describe("verification", () => {
  it("says when there is no such folder", async () => {
    await withRun(async (run) => {
      await expect(verify(path.join(run, "nothing"), surroundings(run))).rejects.toThrow(
        /release: cannot list .*nothing: there is no such folder/u,
      );
    });
  });
});

describe("verification leaves alone", () => {
  it("what a hub or a version control keeps beside the files, and says so", async () => {
    const sound = await soundRelease();
    await withRun(async (run) => {
      const folder = path.join(run, "release");
      await cp(sound, folder, { recursive: true });
      for (const place of [".git", ".cache/huggingface"])
        await mkdir(path.join(folder, place), { recursive: true });
      for (const file of [".gitattributes", ".git/config", ".cache/huggingface/a.lock"])
        await writeFile(path.join(folder, file), "/home/somebody\n");
      expect(await verify(folder, surroundings(run))).toMatchObject({ sound: true, leftOut: 3 });
      await writeFile(path.join(folder, "jsonl/.gitattributes"), "");
      expect(await verify(folder, surroundings(run))).toMatchObject({ sound: false, leftOut: 3 });
    });
  });
});

describe("verification finds", () => {
  it.each([
    [
      "a changed file",
      (folder: string) => edit(path.join(folder, "README.md"), (text) => `${text} `),
      { checksums: 1, card: 1 },
    ],
    [
      "a missing file",
      (folder: string) => rm(path.join(folder, "croissant.json")),
      { checksums: 1, croissant: 1 },
    ],
    [
      "a file too many",
      (folder: string) => writeFile(path.join(folder, "notes.txt"), "x\n"),
      { checksums: 1, manifest: 1 },
    ],
    [
      "a link, whatever it leads to",
      (folder: string) => symlink(tmpdir(), path.join(folder, "plots/more")),
      { checksums: 1, manifest: 1 },
    ],
    [
      "a file that is listed and leads nowhere",
      async (folder: string) => {
        await rm(path.join(folder, "jsonl/val.jsonl"));
        await symlink(path.join(folder, "nothing"), path.join(folder, "jsonl/val.jsonl"));
      },
      { checksums: 1, records: 1, statistics: 4, parquet: 1 },
    ],
    [
      "a split that is missing",
      (folder: string) => rm(path.join(folder, "jsonl/val.jsonl")),
      { checksums: 1, manifest: 1, records: 1, statistics: 4, parquet: 1 },
    ],
    [
      "a manifest that lists a file of another place",
      (folder: string) =>
        edit(path.join(folder, "manifest.json"), (text) =>
          text.replace('"path": "ra-rft/val.json"', '"path": "../val.json"'),
        ),
      { checksums: 1, manifest: 2, conservation: 1, card: 1, croissant: 3 },
    ],
    [
      "a format that was changed together with its checksum",
      async (folder: string) => {
        const file = path.join(folder, "llama-factory/train.jsonl");
        const sumOf = async (): Promise<string> => sha256(await readFile(file, "utf8"));
        const before = await sumOf();
        await edit(file, (text) => text.replace("a towel is", "a towel was"));
        const after = await sumOf();
        expect(after).not.toBe(before);
        await edit(path.join(folder, "SHA256SUMS"), (text) => text.replace(before, after));
      },
      { manifest: 1 },
    ],
    [
      "a video outside its folder",
      (folder: string) =>
        edit(path.join(folder, "jsonl/train.jsonl"), (text) => text.replace('"videos/v', '"videos/../../v')),
      { checksums: 1, records: 1, card: 1, parquet: 1 },
    ],
    ["no checksums", (folder: string) => rm(path.join(folder, "SHA256SUMS")), { checksums: 1 }],
    [
      "no manifest",
      (folder: string) => rm(path.join(folder, "manifest.json")),
      { checksums: 1, manifest: 1 },
    ],
    [
      "a record lost",
      (folder: string) =>
        edit(path.join(folder, "jsonl/train.jsonl"), (text) => text.slice(text.indexOf("\n") + 1)),
      { checksums: 1, records: 1, statistics: 4, card: 1, parquet: 2 },
    ],
    [
      "a field of another type",
      (folder: string) =>
        edit(path.join(folder, "jsonl/train.jsonl"), (text) =>
          text.replace(/"duration": [\d.]+/u, '"duration": "long"'),
        ),
      { checksums: 1, records: 1, statistics: 4, card: 1, parquet: 1 },
    ],
    [
      "many lines that hold no example",
      (folder: string) => edit(path.join(folder, "jsonl/train.jsonl"), (text) => text + "{}\n".repeat(9)),
      { checksums: 1, records: 1 + 3 + 1, parquet: 1 },
    ],
    [
      "a pair without its other half",
      (folder: string) =>
        edit(path.join(folder, "jsonl/train.jsonl"), (text) =>
          text.replace('"exchanges": []', '"exchanges": [{"level": "strong", "partner": "a/b/c"}]'),
        ),
      { checksums: 1, statistics: 1, parquet: 1, exchanges: 1 },
    ],
    [
      "a text that differs from the typed one",
      (folder: string) =>
        edit(path.join(folder, "jsonl/train.jsonl"), (text) => text.replace("a towel is", "a towel was")),
      { checksums: 1, card: 1, parquet: 1 },
    ],
    [
      "a typed file that is cut short",
      async (folder: string) => {
        const file = path.join(folder, "parquet/train-00000-of-00001.parquet");
        await truncate(file, 2000);
      },
      { checksums: 1, parquet: 1 },
    ],
    [
      "a typed file of another split",
      (folder: string) =>
        cp(
          path.join(folder, "parquet/test-00000-of-00001.parquet"),
          path.join(folder, "parquet/val-00000-of-00001.parquet"),
        ),
      { checksums: 1, parquet: 3 },
    ],
    [
      "a typed file with other columns",
      async (folder: string) => {
        const column = { kind: "string", name: "id", nullable: false, description: "" } as const;
        const file = path.join(folder, "parquet/val-00000-of-00001.parquet");
        const typed = new ParquetFile(`${file}.new`, [column]);
        for await (const { id } of splitExamples(folder, "val")) await typed.write({ id });
        await typed.finish(file);
      },
      { checksums: 1, parquet: 2 },
    ],
    [
      "a folder in the place of the card",
      async (folder: string) => {
        await rm(path.join(folder, "README.md"));
        await mkdir(path.join(folder, "README.md"));
      },
      { checksums: 1, card: 1 },
    ],
    [
      "folders in the place of what it says of itself",
      async (folder: string) => {
        for (const name of ["manifest.json", "SHA256SUMS"]) {
          await rm(path.join(folder, name));
          await mkdir(path.join(folder, name));
        }
      },
      { checksums: 1, manifest: 1 },
    ],
    [
      "a source that is left out, and its terms with it",
      (folder: string) =>
        edit(path.join(folder, "manifest.json"), (text) => {
          const manifest = releaseManifest.parse(JSON.parse(text));
          const sources = manifest.sources.filter(({ name }) => name !== "qvhighlights");
          return `${JSON.stringify({ ...manifest, sources }, null, 2)}\n`;
        }),
      { checksums: 1, conservation: 1, card: 1, croissant: 1 },
    ],
    [
      "a file that the checksums name twice",
      (folder: string) =>
        edit(path.join(folder, "SHA256SUMS"), (text) => text + text.slice(0, text.indexOf("\n") + 1)),
      { checksums: 1 },
    ],
    [
      "a stage that made another number of examples",
      (folder: string) =>
        edit(path.join(folder, "manifest.json"), (text) =>
          text.replace('"stage": "split"', '"stage": "plan"'),
        ),
      { checksums: 1, conservation: 1, card: 1 },
    ],
    [
      "typed files that another version wrote",
      async (folder: string) => {
        const [tool] =
          /hi-vtg \d+\.\d+\.\d+/u.exec(await readFile(path.join(folder, "README.md"), "utf8")) ?? [];
        for (const name of await readdir(path.join(folder, "parquet"))) {
          const file = path.join(folder, "parquet", name);
          const bytes = await readFile(file, "latin1");
          await writeFile(file, bytes.replace(tool ?? "", "hi-vtg 0.0.0"), "latin1");
        }
      },
      { checksums: 3, parquet: 3 },
    ],
    [
      "a count that does not add up",
      (folder: string) =>
        edit(path.join(folder, "manifest.json"), (text) => text.replace(/"in": 60,/u, '"in": 61,')),
      { checksums: 1, conservation: 1, card: 1 },
    ],
    [
      "a video moved to another split",
      async (folder: string) => {
        const train = await readFile(path.join(folder, "jsonl/train.jsonl"), "utf8");
        const first = train.slice(0, train.indexOf("\n") + 1).replace('"split": "train"', '"split": "test"');
        await edit(path.join(folder, "jsonl/test.jsonl"), (text) => text + first);
      },
      { checksums: 1, records: 1, statistics: 4, parquet: 1, splits: 3 },
    ],
    [
      "a folder of a machine",
      (folder: string) =>
        edit(path.join(folder, "README.md"), (text) => `${text}\nsee /home/somebody/data\n`),
      { checksums: 1, card: 1, privacy: 1 },
    ],
    [
      "bytes that nobody can look through",
      async (folder: string) => {
        const file = path.join(folder, "plots/words.svg");
        await writeFile(file, Buffer.concat([await readFile(file), Buffer.from([0xff, 0x0a])]));
      },
      { checksums: 1, card: 1, privacy: 1 },
    ],
    [
      "a size that is not the file's",
      (folder: string) =>
        edit(path.join(folder, "manifest.json"), (text) =>
          text.replace(/(llama-factory\/train\.jsonl",\s+"bytes": )\d+/u, "$11"),
        ),
      { checksums: 1, manifest: 1, croissant: 1 },
    ],
    [
      "a key",
      (folder: string) => edit(path.join(folder, "README.md"), (text) => `${text}\nsk-${"a1".repeat(12)}\n`),
      { checksums: 1, card: 1, privacy: 1 },
    ],
  ])("%s", async (_, tamper, expected) => {
    expect(await problemsAfter(tamper)).toEqual(expected);
  });
});
