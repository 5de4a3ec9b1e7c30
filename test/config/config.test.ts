import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldHelp } from "../../pipeline/commands/field-help.ts";
import { CONFIG_FLAGS, optionName, specOfFlags } from "../../pipeline/commands/flags.ts";
import { loadConfig } from "../../pipeline/commands/settings.ts";
import { DEFAULTS, parseConfigSpec, resolveConfig } from "../../pipeline/config.ts";
import { PRESETS } from "../../pipeline/presets.ts";
import { config as configSchema } from "../../schemas/config.ts";
import { scratchFolder } from "../support/scratch.ts";

describe("resolveConfig", () => {
  it("is the defaults when nothing is set, and those are valid", () => {
    expect(resolveConfig({}).config).toEqual(DEFAULTS);
    expect(configSchema.safeParse(DEFAULTS).success).toBe(true);
  });

  it("takes flags over environment over file over the run over defaults, value by value", () => {
    const { config, origins } = resolveConfig({
      flag: { seed: 1 },
      environment: { baseUrl: "http://env.test/v1" },
      file: { seed: 2, baseUrl: "http://file.test/v1", split: { train: 0.5, test: 0.4 } },
      run: { seed: 3, plan: "top", split: { val: 0.1, test: 0.3 } },
    });
    expect([config.seed, config.baseUrl, config.plan, config.engine]).toEqual([
      1,
      "http://env.test/v1",
      "top",
      "lexicon",
    ]);
    expect(config.split).toEqual({ by: "ratio", train: 0.5, val: 0.1, test: 0.4 });
    expect([
      origins["seed"],
      origins["baseUrl"],
      origins["plan"],
      origins["split.val"],
      origins["split.test"],
    ]).toEqual(["flag", "environment", "run", "run", "file"]);
    expect(origins["split.by"]).toBe("default");
  });

  it("refuses ratios that do not add up", () => {
    expect(() => resolveConfig({ file: { split: { train: 0.9 } } })).toThrow(
      /split: .*add up to 1, they add up to 1.1/u,
    );
  });
});

describe("defaults", () => {
  it("exist for every field of the schema, so that no layer is ever passed over", () => {
    expect(fieldsOf(configSchema)).toEqual(namesOf(DEFAULTS));
  });

  it("let flags of the openai engine through", () => {
    const { openai } = resolveConfig({
      flag: specOfFlags({ budgetUsd: "1.5", rpm: "100", replay: true }, "/"),
    }).config;
    expect([openai.budgetUsd, openai.requestsPerMinute, openai.replay, openai.attempts]).toEqual([
      1.5,
      100,
      true,
      6,
    ]);
  });
});

/** Names of a schema's fields, those of its sections behind a dot. */
function fieldsOf(schema: z.ZodObject, prefix = ""): string[] {
  return Object.entries(schema.shape).flatMap(([key, field]) =>
    field instanceof z.ZodObject ? fieldsOf(field, `${prefix}${key}.`) : [prefix + key],
  );
}

function namesOf(section: object, prefix = ""): string[] {
  return Object.entries(section).flatMap(([key, value]) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? namesOf(value as object, `${prefix}${key}.`)
      : [prefix + key],
  );
}

describe("parseConfigSpec", () => {
  it.each([
    [{ sed: 3 }, /conf\.yaml: .*sed/u],
    [{ split: { train: "much" } }, /split\.train: expected number/u],
    [{ concurrency: 0 }, /concurrency: .*>=1/u],
    [{ engine: "gpt" }, /engine: .*lexicon/u],
    [{ baseUrl: "ftp://x" }, /baseUrl/u],
    ["text", /conf\.yaml/u],
  ])("names the field of %j", (value, message) => {
    expect(() => parseConfigSpec(value, "conf.yaml")).toThrow(message);
  });
});

describe("flags", () => {
  it("reach the configuration under their own names, paths from the caller's folder", () => {
    const spec = specOfFlags(
      {
        corpus: ["qvhighlights=a.jsonl", "charades-sta=b.txt,/abs/c.csv"],
        baseUrl: "http://x.test/v1",
        seed: "7",
        splitBy: "official",
      },
      "/home",
    );
    expect(spec).toEqual({
      corpora: [
        { name: "qvhighlights", files: ["/home/a.jsonl"] },
        { name: "charades-sta", files: ["/home/b.txt", "/abs/c.csv"] },
      ],
      baseUrl: "http://x.test/v1",
      seed: 7,
      split: { by: "official" },
    });
  });

  it.each([
    [{ videoPath: "{corpus}/{video}.mkv" }, "{corpus}/{video}.mkv"],
    [{ videoPrefix: "s3://bucket/videos" }, "s3://bucket/videos/{video}.mp4"],
    [{ videoPrefix: "videos/" }, "videos/{video}.mp4"],
    [{ videoPrefix: "" }, "{video}.mp4"],
  ])("%j name videos as %s", (options, videoPath) => {
    expect(specOfFlags(options, "/")).toEqual({ export: { videoPath } });
  });

  it.each([
    [{ videoPath: "" }, /--video-path: .*expected \{video\}/u],
    [{ videoPath: "all.mp4" }, /--video-path: .*expected \{video\}/u],
    [
      { videoPath: "{vid}/{video}.mp4" },
      /--video-path: .*braces: expected \{video\} and \{corpus\}, and no others/u,
    ],
    [{ videoPath: "{{video}}" }, /--video-path: .*braces/u],
    [{ videoPath: "a\n{video}" }, /--video-path: .*no control characters/u],
    [{ videoPrefix: "{day}" }, /--video-prefix: .*braces/u],
    [{ corpus: ["no-file"] }, /--corpus: expected <name>=<file>/u],
    [{ corpus: ["UPPER=a"] }, /--corpus: corpora\.0\.name/u],
    [{ seed: "many" }, /--seed <n>: expected a number, got "many"/u],
    [{ seed: "" }, /expected a number/u],
    [{ concurrency: "1.5" }, /--concurrency/u],
    [{ plan: "best" }, /--plan: plan/u],
  ])("refuse %j", (options, message) => {
    expect(() => specOfFlags(options, "/")).toThrow(message);
  });

  it("have names that commander gives them", () => {
    expect(CONFIG_FLAGS.map(optionName)).toEqual(
      expect.arrayContaining(["corpus", "baseUrl", "splitBy", "run"]),
    );
  });
});

describe("loadConfig", () => {
  it("says so when a file stands where the run's folder should", async () => {
    const file = path.join(await scratchFolder(), "notes");
    await writeFile(file, "");
    for (const run of [file, path.join(file, "run")])
      await expect(loadConfig({ options: { run }, environment: {}, folder: "/" })).rejects.toThrow(
        /notes.*: a file stands where the run's folder should; choose another --run/u,
      );
  });

  it("reads YAML, its corpora beside the file, and what the run was started with", async () => {
    const folder = await scratchFolder();
    const run = path.join(folder, "run");
    await mkdir(run);
    await writeFile(path.join(run, "config.json"), JSON.stringify({ seed: 5, limit: 9 }));
    const file = path.join(folder, "build.yaml");
    await writeFile(file, `run: ${run}\nlimit: 4\ncorpora:\n  - { name: tacos, files: [val.json] }\n`);
    const { config } = await loadConfig({
      options: { config: file },
      environment: { OPENAI_BASE_URL: "" },
      folder: "/",
    });
    expect([config.seed, config.limit, config.corpora]).toEqual([
      5,
      4,
      [{ name: "tacos", files: [path.join(folder, "val.json")] }],
    ]);
  });

  it("names a missing and an unreadable file", async () => {
    const folder = await scratchFolder();
    await writeFile(path.join(folder, "bad.yaml"), "a: [1");
    const load = (config: string): Promise<unknown> =>
      loadConfig({ options: { config }, environment: {}, folder });
    await expect(load("none.yaml")).rejects.toThrow(/--config: there is no file .*none\.yaml/u);
    await expect(load("bad.yaml")).rejects.toThrow(/bad\.yaml: neither YAML nor JSON/u);
  });
});

describe("field help", () => {
  it("explains every field of the configuration", () => {
    const lines = fieldHelp().split("\n").slice(2);
    expect(lines.map((line) => line.split(/\s{2,}/u).length).every((columns) => columns === 3)).toBe(true);
    expect(lines.some((line) => line.startsWith("split.train"))).toBe(true);
  });
});

describe("presets", () => {
  const load = (options: Record<string, unknown>, run = {}): ReturnType<typeof loadConfig> =>
    scratchFolder().then(async (folder) => {
      await writeFile(path.join(folder, "config.json"), JSON.stringify(run));
      return loadConfig({ options: { run: folder, ...options }, environment: {}, folder });
    });

  it.each(Object.keys(PRESETS))("%s fits the schema and is told as its values' origin", async (name) => {
    const { origins } = await load({ preset: name });
    expect([origins["engine"], origins["select.policy"], origins["seed"]]).toEqual([
      "preset",
      "preset",
      "default",
    ]);
  });

  it("paper quotes, writes once and selects nothing; flags go before it, the run's own settings behind it", async () => {
    const { config, origins } = await load({ preset: "paper", repairs: "1" }, { engine: "lexicon", seed: 4 });
    expect(config).toMatchObject({
      engine: "openai",
      writers: ["paper"],
      candidates: 1,
      select: { policy: "first" },
      repairs: 1,
      seed: 4,
    });
    expect([origins["repairs"], origins["seed"]]).toEqual(["flag", "run"]);
  });

  it("a model's candidates are all kept by default, and the built-in engine's only in pairs", async () => {
    const policy = async (options: Record<string, unknown>) => (await load(options)).config.select.policy;
    expect(await policy({ engine: "openai" })).toBe("mixed");
    expect(await policy({})).toBe("balanced");
    expect(await policy({ engine: "openai", select: "balanced" })).toBe("balanced");
  });

  it("clean is what the defaults are", async () => {
    const [clean, standard] = [(await load({ preset: "clean" })).config, (await load({})).config];
    expect({ ...clean, run: "" }).toEqual({ ...standard, run: "" });
  });

  it("list their names when asked for another", async () => {
    await expect(load({ preset: "toString" })).rejects.toThrow(/expected paper or clean, got "toString"/u);
  });
});

describe("writers", () => {
  it.each([
    [{ engine: "lexicon", writers: ["steered"] }, /asks no model.*--engine openai/u],
    [{ engine: "openai", writers: ["paper", "steered"] }, /--candidates 2/u],
    [{ engine: "openai", writers: ["paper", "paper"], candidates: 2 }, /each name once/u],
  ] as const)("refuse %j", (spec, message) => {
    expect(() => resolveConfig({ flag: parseConfigSpec(spec, "flags") })).toThrow(message);
  });

  it("are named by flags, in order", () => {
    expect(specOfFlags({ writer: ["steered", "lexicon"] }, "/")).toEqual({ writers: ["steered", "lexicon"] });
  });
});
