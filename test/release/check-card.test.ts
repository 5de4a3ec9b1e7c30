import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { datasetCard } from "../../pipeline/9-export/card.ts";
import { croissant } from "../../pipeline/9-export/croissant.ts";
import { writeSums } from "../../pipeline/release/sums.ts";
import { readReleaseManifest, verify } from "../../pipeline/release/verify.ts";
import { withRun } from "../9-export/run.ts";
import { ABOUT, edit, release, surroundings } from "./released.ts";

const root = await mkdtemp(path.join(tmpdir(), "hivtg-"));
afterAll(() => rm(root, { recursive: true, force: true }));
let made: Promise<string> | undefined;

/** What verification says of a release after a change that also renewed the checksums, as "check: sentence". */
function saidAfter(change: (folder: string) => Promise<unknown>): Promise<string[]> {
  return withRun(async (run) => {
    const folder = path.join(run, "release");
    await cp(await (made ??= release(root)), folder, { recursive: true });
    await change(folder);
    const { signal } = surroundings(run);
    await writeSums(folder, signal);
    const { checks } = await verify(folder, surroundings(run));
    return checks.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`));
  });
}

/** A row of a table: what was planted, and the one sentence that tells of it. */
type Row = readonly [string, (text: string) => string, RegExp];

const WAY_OUT = /; make the release again from its run$/u;

describe("a dataset card", () => {
  it.each<Row>([
    [
      "counts other examples in its header",
      (text) => text.replace(/num_examples: \d+/u, "num_examples: 999"),
      /^card: README\.md: dataset_info\.0\.splits\.0\.num_examples is 999, expected \d+;/u,
    ],
    [
      "counts other bytes",
      (text) => text.replace(/num_bytes: \d+/u, "num_bytes: 1"),
      /splits\.0\.num_bytes is 1, expected \d+;/u,
    ],
    [
      "lacks a split",
      (text) => text.replace(/ {6}- split: validation\n.*\n/u, ""),
      /configs\.0\.data_files\.1\.split is "test", expected "validation";/u,
    ],
    [
      "names files that are not there",
      (text) => text.replace("path: parquet/test-*", "path: parquet/tests-*"),
      /data_files\.2\.path is "parquet\/tests-\*\.parquet", expected "parquet\/test-\*\.parquet";/u,
    ],
    [
      "states another licence",
      (text) => text.replace("license: other", "license: cc0-1.0"),
      /^card: README\.md: license is "cc0-1\.0", expected "other";/u,
    ],
    [
      "gives a column another type",
      (text) => text.replace(/(name: duration\n +dtype: )float64/u, "$1string"),
      /features\.\d+\.dtype is "string", expected "float64";/u,
    ],
    ["has a header that is no YAML", (text) => text.replace("pretty_name:", "pretty_name: ]"), /is no YAML/u],
    [
      "has a header that grows without end",
      (text) =>
        text.replace(
          "pretty_name:",
          `a: &a [${"x,".repeat(9)}]\nb: &b [${"*a,".repeat(9)}]\nc: &c [${"*b,".repeat(9)}]\nd: [${"*c,".repeat(9)}]\npretty_name:`,
        ),
      /is no YAML \("Excessive alias count/u,
    ],
    ["has no header", (text) => text.slice(3), /^card: README\.md: has no header between two lines of ---;/u],
    [
      "counts other negatives in its table",
      (text) => text.replace(/^\| train \| (\d+) \| \d+/mu, "| train | $1 | 999"),
      /^card: README\.md:\d+: under "made-up queries" it says "\| train \| \d+ \| 999 .*expected "\| train \|/u,
    ],
    [
      "tells a kinder measurement",
      (text) => text.replace("50.3\u00a0%", "50.0\u00a0%"),
      /under "How far it can be trusted" it says "\| blind probe \| 50\.0/u,
    ],
    [
      "gives a corpus other terms",
      (text) => text.replace("CC BY-NC-SA 4.0", "CC0"),
      /under "Sources and licences" it says "\| .*CC0/u,
    ],
    [
      "is of another version",
      (text) => text.replace("- Version 1.0.0,", "- Version 2.0.0,"),
      /under "How it was made" it says "- Version 2\.0\.0,.*expected "- Version 1\.0\.0,/u,
    ],
    [
      "is cut off",
      (text) => text.slice(0, text.indexOf("## Citation")),
      /README\.md:\d+: under "Citation" it says "", expected "## Citation", and 3 lines too few;/u,
    ],
    [
      "has marks that move the cursor",
      (text) => text.replace("# made-up queries", "# \u001b[2J"),
      /it says "# \\u001b\[2J", expected "# made-up queries";/u,
    ],
  ])("is told of when it %s", async (_, change, expected) => {
    const said = await saidAfter((folder) => edit(path.join(folder, "README.md"), change));
    expect(said[0]).toMatch(expected);
    expect(said.every((sentence) => sentence.startsWith("card: "))).toBe(true);
    expect(said[0]).toMatch(WAY_OUT);
  });

  it("is told of when it is left from an earlier release", async () => {
    const said = await saidAfter((folder) =>
      withRun(async (run) => {
        const earlier = await release(run, undefined, {}, { ...ABOUT, version: "0.9.0" });
        for (const file of ["README.md", "croissant.json"])
          await cp(path.join(earlier, file), path.join(folder, file));
      }),
    );
    expect(said).toEqual([
      expect.stringMatching(/^card: .*"- Version 0\.9\.0,/u),
      expect.stringMatching(/^croissant: croissant\.json: version is "0\.9\.0", expected "1\.0\.0";/u),
    ]);
  });

  it.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    [
      "shows something else",
      (folder) => edit(path.join(folder, "plots/words.svg"), (text) => text.replace("originals", "others")),
      /^card: plots\/words\.svg does not show what the manifest counts;/u,
    ],
    [
      "is missing",
      (folder) => rm(path.join(folder, "plots/words.svg")),
      /^card: plots\/words\.svg is missing;/u,
    ],
  ])("is told of when a plot of it %s", async (_, change, expected) => {
    expect(await saidAfter(change)).toEqual([expect.stringMatching(expected)]);
  });
});

describe("a Croissant description", () => {
  it.each<Row>([
    [
      "gives a file another checksum",
      (text) => text.replace(/"sha256": "[0-9a-f]{64}"/u, `"sha256": "${"0".repeat(64)}"`),
      /^croissant: croissant\.json: distribution\.0\.sha256 is "0{64}", expected "[0-9a-f]{64}";/u,
    ],
    [
      "leads to another file",
      (text) => text.replace('"contentUrl": "jsonl/val.jsonl"', '"contentUrl": "../val.jsonl"'),
      /distribution\.\d+\.contentUrl is "\.\.\/val\.jsonl", expected "jsonl\/val\.jsonl";/u,
    ],
    [
      "gives a file another size",
      (text) => text.replace(/"contentSize": "\d+ B"/u, '"contentSize": "1 B"'),
      /contentSize is "1 B", expected "\d+ B";/u,
    ],
    [
      "states other terms",
      (text) => text.replace(/CC BY-NC-SA 4\.0[^"]*/u, "CC0"),
      /croissant\.json: license\.\d+ is ".*CC0", expected "/u,
    ],
    [
      "is of another version",
      (text) => text.replace('"version": "1.0.0"', '"version": "1.0.1"'),
      /version is "1\.0\.1", expected "1\.0\.0";/u,
    ],
    [
      "claims other counts",
      (text) => text.replace('"description": "60 queries', '"description": "6,000 queries'),
      /description is "6,000 queries .*expected "60 queries/u,
    ],
    [
      "reads a split from another file",
      (text) => text.replaceAll('"@id": "jsonl/test.jsonl"\n', '"@id": "jsonl/train.jsonl"\n'),
      /recordSet\.2\.field\.0\.source\.fileObject\.@id is "jsonl\/train\.jsonl", expected "jsonl\/test\.jsonl";/u,
    ],
    ["is no JSON", (text) => text.slice(0, -3), /^croissant: croissant\.json: is no JSON;/u],
    ["is null", () => "null\n", /croissant\.json: all of it is null, expected \{@context, @type, name, /u],
    [
      "is nested without end",
      () => "[".repeat(100_000) + "]".repeat(100_000),
      /croissant\.json: all of it is a list of 1, expected \{/u,
    ],
    [
      "says a thing twice",
      (text) => text.replace('"version"', '"version": "9",\n  "version"'),
      /^croissant: croissant\.json: says the same, and is not written as the tool writes it;/u,
    ],
  ])("is told of when it %s", async (_, change, expected) => {
    const said = await saidAfter((folder) => edit(path.join(folder, "croissant.json"), change));
    expect(said[0]).toMatch(expected);
    expect(said.every((sentence) => sentence.startsWith("croissant: "))).toBe(true);
    expect(said[0]).toMatch(WAY_OUT);
  });

  it("is told of where it differs in many places, the first few and how many more", async () => {
    const said = await saidAfter((folder) =>
      edit(path.join(folder, "croissant.json"), (text) => text.replaceAll("application/jsonlines", "text/x")),
    );
    expect(said).toHaveLength(4);
    expect(said[3]).toBe("croissant: croissant.json: 3 more places differ");
  });
});

describe("a manifest that lies together with its card", () => {
  it.each<[string, (text: string) => string, RegExp]>([
    [
      "of negatives",
      (text) => text.replace(/("negatives": \{\s+"train": )\d+/u, "$1999"),
      /^statistics: manifest\.json: statistics: negatives\.train is 999, expected \d+ as the files hold;/u,
    ],
    [
      "of a category",
      (text) => text.replace(/("Object\/ObjectExistence": \{\s+"strong": )\d+/u, "$11"),
      /statistics: categories\.Object\/ObjectExistence\.strong is 1, expected 60 as/u,
    ],
    [
      "of who checked them",
      (text) => text.replace('"unverified": 156', '"person": 156'),
      /statistics: verification\.unverified is missing, expected 156 as/u,
    ],
    [
      "of videos",
      (text) => text.replace('"videos": 30', '"videos": 60'),
      /statistics: videos is 60, expected 30/u,
    ],
  ])("is told of: a count %s", async (_, change, expected) => {
    const said = await saidAfter(async (folder) => {
      await edit(path.join(folder, "manifest.json"), change);
      await writeAnew(folder);
    });
    expect(said[0]).toMatch(expected);
    expect(said.every((sentence) => sentence.startsWith("statistics: "))).toBe(true);
  });
});

describe("a release of another version of the tool", () => {
  const older = (text: string): string => text.replaceAll(/hi-vtg \d+\.\d+\.\d+/gu, "hi-vtg 0.0.1");

  it("may word its card otherwise, and not state other facts", async () => {
    const changed = async (folder: string, card: (text: string) => string): Promise<void> => {
      await edit(path.join(folder, "manifest.json"), older);
      await edit(path.join(folder, "README.md"), (text) => card(text.replace("## Loading", "## Use")));
      await edit(path.join(folder, "croissant.json"), (text) => text.replace("Source corpus", "Corpus"));
    };
    const ofTexts = async (card: (text: string) => string): Promise<string[]> =>
      (await saidAfter((folder) => changed(folder, card))).filter((one) => !one.startsWith("parquet: "));
    expect(await ofTexts((text) => text)).toEqual([]);
    expect(await ofTexts((text) => text.replace(/num_examples: \d+/u, "num_examples: 999"))).toEqual([
      expect.stringMatching(/^card: .*num_examples is 999/u),
    ]);
  });

  it("is named where its manifest cannot be read", async () => {
    const said = await saidAfter((folder) =>
      edit(path.join(folder, "manifest.json"), (text) => older(text).replace('"audit": [', '"figures": [')),
    );
    expect(said).toEqual([
      expect.stringMatching(
        /^manifest: manifest\.json was written by "hi-vtg 0\.0\.1" in a form that hi-vtg \S+ does not read; verify it with that version, or make it again/u,
      ),
    ]);
  });
});

/** Writes the texts of a release again from its manifest, as whoever makes up a count would. */
async function writeAnew(folder: string): Promise<void> {
  const manifest = await readReleaseManifest(folder);
  if (typeof manifest === "string") throw new Error(manifest);
  const card = await readFile(path.join(folder, "README.md"), "utf8");
  const { readme, plots } = datasetCard(manifest, undefined);
  const shown = /## One example\n.*?(?=## Loading)/su;
  await writeFile(path.join(folder, "README.md"), readme.replace(shown, shown.exec(card)?.[0] ?? ""));
  for (const { file, svg } of plots) await writeFile(path.join(folder, file), svg);
  await writeFile(path.join(folder, "croissant.json"), croissant(manifest));
}
