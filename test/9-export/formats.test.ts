import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { refusalText } from "../../pipeline/lib/refusal.ts";
import { openParquet } from "../../pipeline/release/read-parquet.ts";
import { EXPORT_FORMATS } from "../../schemas/config.ts";
import { engineReply } from "../../schemas/engine-reply.ts";
import type { Example } from "../../schemas/example.ts";
import { type ReleasedExample, releasedExample } from "../../schemas/released-example.ts";
import type { StageManifest } from "../../schemas/manifest.ts";
import { SPLITS } from "../../schemas/split.ts";
import { makeExample, makeNegative } from "./examples.ts";
import {
  correctionFits,
  hasFormat,
  linesOf,
  readGrpo,
  readLlamaFactory,
  readSft,
  readTagged,
  refuseIou,
} from "./readers/conversations.ts";
import { readQvhighlights, readTimeR1, readTvgR1, tvgAccuracy } from "./readers/grounding.ts";
import { readForTraining } from "./readers/ra-rft.ts";
import { splitAndExport, testConfig, withRun } from "./run.ts";

/** Forty videos: times that are whole and not, two with several windows, one cropped, one with a trainer's mark in a text. */
const EXAMPLES: readonly Example[] = Array.from({ length: 40 }, (_, i) =>
  makeExample(`corpus-${i % 2}/v${i}/q`, {
    levels: i % 5 === 0 ? ["strong"] : ["strong", "moderate", "weak"],
    moment: {
      query: `${["A cook", "the dog", "someone"][i % 3]} ${["cuts", "carries", "paints"][i % 4] ?? "drops"} item${i}.`,
      windows:
        i < 2
          ? [
              [1, 2.5],
              [4, 9],
            ]
          : [[i / 4, i + 7.75]],
      duration: i % 2 === 0 ? 60 : 61.5,
      crop: i === 2 ? [10, 70] : null,
    },
    ...(i === 3
      ? { example: { negatives: [makeNegative("x", "strong", { query: "a <video> of a towel" })] } }
      : {}),
    ...(i === 7 ? { example: { exchanges: [{ level: "strong" as const, partner: "corpus-0/v8/q" }] } } : {}),
  }),
);
const SPAN = EXAMPLES.filter(({ moment }) => moment.windows.length === 1);

/** What a typed file says of each field that a reply may lack. */
const ABSENT = Object.fromEntries(
  Object.keys(engineReply.shape)
    .filter((name) => engineReply.partial().safeParse({ [name]: null }).success)
    .map((name) => [name, null]),
);

interface Exported {
  readonly manifest: StageManifest;
  readonly text: (name: string) => Promise<string>;
  readonly all: (name: string) => Promise<string[]>;
  readonly folder: string;
}

const root = await mkdtemp(path.join(tmpdir(), "hivtg-"));
afterAll(() => rm(root, { recursive: true, force: true }));

/** One export to all formats, read by every test of this file. */
const exported = beforeOnce(async (): Promise<Exported> => {
  const config = testConfig(root, {
    split: { by: "ratio", train: 0.6, val: 0.2, test: 0.2 },
    export: { formats: [...EXPORT_FORMATS], windows: "omit", videoPath: "videos/{video}.mp4" },
  });
  const { exported: manifest } = await splitAndExport(EXAMPLES, config);
  const folder = path.join(root, "9-export");
  const text = (name: string): Promise<string> => readFile(path.join(folder, name), "utf8");
  const all = (name: string): Promise<string[]> =>
    Promise.all(SPLITS.map((split) => text(name.replace("*", split))));
  return { manifest, text, all, folder };
});

function beforeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function exporting(use: (exported: Exported) => Promise<void>): Promise<void> {
  await use(await exported());
}

const queriesOf = (examples: readonly Example[]): string[] =>
  examples.flatMap(({ moment, negatives }) => [moment.query, ...negatives.map(({ query }) => query)]).sort();

describe("every format", () => {
  it("accounts for every example, and the manifest names every file", async () => {
    await exporting(async ({ manifest, folder }) => {
      expect(manifest.counts.in).toBe(EXAMPLES.length * EXPORT_FORMATS.length);
      expect(manifest.counts.accepted + manifest.counts.rejected).toBe(manifest.counts.in);
      expect(manifest.rejectedBy).toMatchObject({
        "ra-rft:several-windows": 2,
        "ms-swift:crop": 1,
        "llama-factory:media-mark-in-text": 1,
        "tvg-r1:crop": 1,
      });
      const onDisk = (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && entry.name !== "manifest.json")
        .map((entry) => path.join("9-export", path.relative(folder, entry.parentPath), entry.name));
      expect(onDisk.sort()).toEqual(manifest.outputs.map((file) => file.path).sort());
    });
  });
});

describe("formats that trainers load as they are", () => {
  it.each(["trl-grpo", "trl-sft", "ms-swift", "llama-factory", "qvhighlights"])(
    "%s hold no null at the first level and begin with no empty list, from which readers would take a column's type",
    async (format) => {
      await exporting(async ({ all }) => {
        for (const text of await all(`${format}/*.jsonl`)) {
          const rows = linesOf(text).map((line) => z.record(z.string(), z.unknown()).parse(line));
          const never = rows.flatMap((row) => Object.keys(row).filter((key) => row[key] === null));
          expect([...new Set(never)]).toEqual([]);
          const known = rows.slice(0, 2).flatMap((row) => Object.entries(row));
          for (const key of Object.keys(rows[0] ?? {}))
            expect(
              known.some(([name, value]) => name === key && !(Array.isArray(value) && value.length === 0)),
              key,
            ).toBe(true);
        }
      });
    },
  );
});

describe("jsonl and parquet", () => {
  it("hold every example with everything, the same in both", async () => {
    await exporting(async ({ all, folder }) => {
      const lines = (await all("jsonl/*.jsonl")).flatMap(linesOf).map((line) => releasedExample.parse(line));
      expect(lines.map(({ id }) => id).sort()).toEqual(EXAMPLES.map(({ id }) => id).sort());
      const byId = new Map(lines.map((line) => [line.id, line]));
      for (const { id, moment, negatives, captions, exchanges } of EXAMPLES) {
        const line = byId.get(id);
        expect(line?.windows.map(({ start, end }) => [start, end])).toEqual(moment.windows);
        expect(line?.captions).toHaveLength(captions.length);
        expect(line?.exchanges).toEqual(exchanges ?? []);
        expect(line?.negatives.map(({ answer, replies }) => [answer, replies])).toEqual(
          negatives.map(({ refusal, provenance }) => [
            refusalText(refusal),
            provenance.replies.map((reply) => ({ ...ABSENT, ...reply })), // typed files say what is absent
          ]),
        );
      }
      const files = (await readdir(path.join(folder, "parquet"))).sort();
      expect(files).toEqual(["test", "train", "val"].map((split) => `${split}-00000-of-00001.parquet`));
      const typed: ReleasedExample[] = [];
      for (const file of files) {
        const { rows } = await openParquet(path.join(folder, "parquet", file));
        for await (const row of rows()) typed.push(releasedExample.parse(row));
      }
      for (const row of typed) expect(row).toEqual(byId.get(row.id));
      expect(typed).toHaveLength(lines.length);
    });
  });

  it("keep row groups small, whatever the size of the file", async () => {
    await withRun(async (run) => {
      const config = testConfig(run, {
        split: { by: "ratio", train: 1, val: 0, test: 0 },
        export: { formats: ["parquet"], windows: "omit", videoPath: "{video}" },
      });
      await splitAndExport(
        Array.from({ length: 1100 }, (_, i) => makeExample(`a/v${i}/q`, { levels: ["strong"] })),
        config,
      );
      const { metadata } = await openParquet(path.join(run, "9-export/parquet/train-00000-of-00001.parquet"));
      expect(metadata.row_groups.map((group) => Number(group.num_rows))).toEqual([500, 500, 100]);
    });
  });

  it("write a float as a float in every line, so that readers infer one type", async () => {
    await exporting(async ({ all }) => {
      for (const line of (await all("jsonl/*.jsonl")).join("").split("\n").filter(Boolean))
        expect(line).toMatch(/"duration": \d+\.\d+, /u);
    });
  });
});

describe("conversations", () => {
  it("trl-grpo rows reward the right completion and no other", async () => {
    await exporting(async ({ all }) => {
      const rows = (await all("trl-grpo/*.jsonl")).flatMap(readGrpo);
      const held = SPAN.filter(({ moment }) => moment.video !== "v3");
      expect(
        rows.map(({ prompt }) => /query: "(.*)"/u.exec(prompt[0]?.content[1]?.text ?? "")?.[1]).sort(),
      ).toEqual(queriesOf(held));
      const targets = new Map(
        (await all("trl-sft/*.jsonl")).flatMap(readSft).map((row) => [row.id, row.target]),
      );
      expect(targets.size).toBe(rows.length);
      for (const row of rows) {
        const target = targets.get(row.id) ?? "";
        expect(hasFormat(target)).toBe(true);
        expect(refuseIou(target, row)).toBeGreaterThan(0.95); // one decimal of the times
        expect(correctionFits(target, row)).toBe(true);
        if (row.task_type === "refusable") {
          expect(refuseIou("<think></think><answer>1.0 to 2.0</answer>", row)).toBe(0);
          expect(target).toContain(`<correction>${row.answerable_query}</correction>`);
        }
        expect(row.refusable_queries).not.toBe(row.gt_answers);
      }
    });
  });

  it("ms-swift and llama-factory hold the same turns", async () => {
    await exporting(async ({ all, text }) => {
      const swift = (await all("ms-swift/*.jsonl")).flatMap((file) => readTagged(linesOf(file)));
      const info = await text("llama-factory/dataset_info.json");
      const llama = await Promise.all(
        SPLITS.map((split) =>
          readLlamaFactory(info, `hi_vtg_${split}`, (name) => text(`llama-factory/${name}`)),
        ),
      );
      expect(llama.flat()).toEqual(swift);
      const held = SPAN.filter(({ moment }) => moment.video !== "v3" && moment.crop === null);
      expect(swift.map(({ question }) => /query: "(.*)"/u.exec(question)?.[1]).sort()).toEqual(
        queriesOf(held),
      );
      expect(swift.every(({ target }) => hasFormat(target))).toBe(true);
    });
  });
});

describe("formats of grounding without refusal", () => {
  it("time-r1 holds the originals as TimeRFT does", async () => {
    await exporting(async ({ all, manifest }) => {
      const read = (await all("time-r1/*.json")).flatMap(readTimeR1);
      const byQuery = new Map(read.map((item) => [item.query, item]));
      expect(read).toHaveLength(SPAN.length);
      for (const { moment } of SPAN) {
        const item = byQuery.get(moment.query.toLowerCase().replace(/\.$/u, ""));
        expect(item?.span).toEqual(moment.windows[0]);
        expect(item?.qidSentence).toBe(moment.query);
      }
      const negatives = SPAN.reduce((sum, example) => sum + example.negatives.length, 0);
      expect(manifest.tallies["time-r1:negatives-not-held"]).toBe(negatives);
    });
  });

  it("tvg-r1 rewards the true time fully", async () => {
    await exporting(async ({ all }) => {
      const read = (await all("tvg-r1/*.json")).flatMap(readTvgR1);
      expect(read).toHaveLength(SPAN.filter(({ moment }) => moment.crop === null).length);
      for (const item of read)
        expect(tvgAccuracy(`<think></think><time>[${item.span.join(", ")}]</time>`, item)).toBeCloseTo(1, 10);
    });
  });
});

describe("qvhighlights", () => {
  it("keeps all windows, and gives absent queries none", async () => {
    await exporting(async ({ all }) => {
      const lines = (await all("qvhighlights/*.jsonl")).flatMap((file) => [
        ...readQvhighlights(file).values(),
      ]);
      expect(new Set(lines.map(({ qid }) => qid)).size).toBe(lines.length);
      expect(lines.map(({ query }) => query).sort()).toEqual(queriesOf(EXAMPLES));
      const windows = new Map(EXAMPLES.map(({ id, moment }) => [id, moment.windows]));
      for (const line of lines)
        expect(line.relevant_windows).toEqual(line.level === "original" ? windows.get(line.id) : []);
      expect(lines.find(({ id }) => id === "corpus-0/v2/q")?.vid).toBe("v2_10.0_70.0");
    });
  });
});

describe("ss-vtg", () => {
  const record = z.object({ video: z.string(), GRPO: z.array(z.object({ q: z.string(), r: z.boolean() })) });

  it("pairs each query with one of another video of the same split that its captions do not support", async () => {
    await exporting(async ({ all }) => {
      const owner = new Map(EXAMPLES.map(({ moment }) => [moment.query, moment.video]));
      for (const text of await all("ss-vtg/*.json")) {
        readForTraining(text);
        const records = z.array(record).parse(JSON.parse(text));
        const inSplit = new Set(records.map(({ video }) => video));
        for (const { video, GRPO } of records) {
          const shuffled = GRPO.filter((item) => !item.r).map((item) => owner.get(item.q));
          expect(shuffled).toHaveLength(1);
          expect(`videos/${shuffled[0]}.mp4`).not.toBe(video);
          const inOmitted = shuffled[0] === "v0" || shuffled[0] === "v1"; // several windows: their queries still serve
          expect(inOmitted || inSplit.has(`videos/${shuffled[0]}.mp4`)).toBe(true);
        }
      }
    });
  });

  it("leaves an example out when no other video offers a query", async () => {
    await withRun(async (run) => {
      const config = testConfig(run, {
        export: { formats: ["ss-vtg"], windows: "omit", videoPath: "{video}" },
      });
      const { exported } = await splitAndExport([makeExample("a/v/q1"), makeExample("a/v/q2")], config);
      expect(exported.rejectedBy).toEqual({ "ss-vtg:no-unrelated-query": 2 });
    });
  });
});
