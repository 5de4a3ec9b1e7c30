import path from "node:path";
import { z } from "zod";
import { type ReleaseManifest, releaseManifest } from "../../schemas/release-manifest.ts";
import { SPLITS } from "../../schemas/split.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { filesUnder, requireFolder } from "../lib/files.ts";
import { parseJson } from "../lib/ndjson.ts";
import { TOOL } from "../lib/package.ts";
import { cardProblems, croissantProblems } from "./check-card.ts";
import { ExampleChecks, examplesFile } from "./check-examples.ts";
import type { CheckSurroundings } from "./check-splits.ts";
import { type Contents, readContents } from "./contents.ts";
import { differenceProblems, shortened } from "./differences.ts";
import type { Secret } from "./privacy.ts";
import { textOf } from "./read-release.ts";
import { listedProblems, readSums, sumProblems } from "./sums.ts";

/** One thing that was verified. */
export interface Check {
  readonly name:
    | "checksums"
    | "manifest"
    | "conservation"
    | "records"
    | "statistics"
    | "card"
    | "croissant"
    | "parquet"
    | "splits"
    | "exchanges"
    | "privacy";
  /** Empty when all is well; else one sentence each. */
  readonly problems: readonly string[];
}

/** What verifying a release found. */
export interface VerifyReport {
  readonly sound: boolean;
  readonly checks: readonly Check[];
  /** Files that a hub or a version control keeps in the folder: none of the release's, and not looked at. */
  readonly leftOut: number;
}

/** What a release has around it where it was cloned or downloaded from a hub. */
const FOREIGN = /^(?:\.gitattributes$|\.git\/|\.cache\/huggingface\/)/u;

/**
 * Checks a release folder against what it says of itself: checksums, the manifest, conservation in every stage, the schema and
 * number of all records, every count of the manifest, the dataset card and the Croissant description, typed files that hold what
 * the text files hold, splits that do not leak, pairs of opposite changes that are whole, and nothing that gives away a machine
 * or a key. Reads only, in constant memory and in one pass; Parquet files once more for their checksum.
 *
 * @param secrets what else must not be found
 */
export async function verify(
  folder: string,
  { scratch, signal }: CheckSurroundings,
  secrets: readonly Secret[] = [],
): Promise<VerifyReport> {
  await requireFolder(folder, "release");
  const manifest = await readReleaseManifest(folder);
  const known = typeof manifest === "string" ? undefined : manifest;
  const index = await DiskIndex.open(path.join(scratch, ".index-verify"));
  try {
    const all = await filesUnder(folder);
    const names = all.filter((name) => !FOREIGN.test(name));
    const stated = await readSums(folder);
    const examples = new ExampleChecks(folder, known, index);
    const contents = await readContents(folder, names, examples, secrets, signal);
    const { digests, records } = contents;
    const checks: Check[] = [
      { name: "checksums", problems: sumProblems(names, digests, stated) },
      ...(typeof manifest === "string"
        ? [{ name: "manifest" as const, problems: [manifest] }]
        : [
            { name: "manifest" as const, problems: listedProblems(manifest.files, names, digests, stated) },
            ...(await manifestChecks(folder, manifest, examples)),
          ]),
      { name: "records", problems: [...recordProblems(records, known), ...examples.recordProblems()] },
      { name: "splits", problems: examples.splitProblems() },
      {
        name: "exchanges",
        problems: await examples.pairProblems(SPLITS.filter((split) => records.has(examplesFile(split)))),
      },
      { name: "privacy", problems: contents.privacy },
    ];
    const sound = checks.every(({ problems }) => problems.length === 0);
    return { sound, checks, leftOut: all.length - names.length };
  } finally {
    await index.close();
  }
}

/** The manifest against itself, against what was counted, and what was written from it against it. */
async function manifestChecks(
  folder: string,
  manifest: ReleaseManifest,
  examples: ExampleChecks,
): Promise<Check[]> {
  const { statistics, example } = examples.counted;
  return [
    { name: "conservation", problems: conservationProblems(manifest) },
    {
      name: "statistics",
      problems: differenceProblems(
        "manifest.json: statistics",
        manifest.statistics,
        statistics,
        " as the files hold; make the release again from its run",
      ),
    },
    { name: "card", problems: await cardProblems(folder, manifest, example) },
    { name: "croissant", problems: await croissantProblems(folder, manifest) },
    { name: "parquet", problems: examples.typedProblems() },
  ];
}

/** The manifest of a release; a sentence when it has none or one of another shape. */
export async function readReleaseManifest(folder: string): Promise<ReleaseManifest | string> {
  const text = await textOf(folder, "manifest.json");
  if (text === undefined) return "there is no manifest.json; make the release again from its run";
  const value = parseJson(text);
  const parsed = releaseManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const by = z.object({ tool: z.string() }).safeParse(value).data?.tool;
  return by === undefined || by === TOOL
    ? `manifest.json: ${z.prettifyError(parsed.error)}; make the release again from its run`
    : `manifest.json was written by ${shortened(by)} in a form that ${TOOL} does not read; verify it with that version, or make it again from its run`;
}

function conservationProblems({ stages, statistics, files, sources, formats }: ReleaseManifest): string[] {
  const problems = stages
    .filter(({ counts }) => counts.in !== counts.accepted + counts.rejected)
    .map(
      ({ stage, counts }) =>
        `stage ${stage}: ${counts.in} in, ${counts.accepted} accepted, ${counts.rejected} rejected`,
    );
  const examples = SPLITS.reduce((sum, split) => sum + statistics.examples[split], 0);
  const dealt = stages.find(({ stage }) => stage === "split")?.counts.accepted;
  if (dealt !== examples)
    problems.push(`stage split: ${shortened(dealt)} accepted, ${examples} examples counted`);
  problems.push(
    ...unlike(
      "sources",
      sources.map(({ name }) => name),
      Object.keys(statistics.corpora),
    ),
    ...unlike(
      "formats",
      formats,
      files.map(({ path: name }) => name.split("/")[0] ?? ""),
    ),
  );
  for (const split of SPLITS) {
    const file = files.find(({ path: name }) => name === `jsonl/${split}.jsonl`);
    if (file && file.records !== statistics.examples[split])
      problems.push(
        `${split}: ${statistics.examples[split]} examples counted, ${String(file.records)} in ${file.path}`,
      );
  }
  return problems;
}

/** Names that a list of the manifest lacks, or has too many: a source left out would hide its terms. */
function unlike(what: string, stated: readonly string[], held: readonly string[]): string[] {
  const [left, right] = [new Set(stated), new Set(held)];
  const lacking = [...right].filter((name) => !left.has(name));
  const surplus = [...left].filter((name) => !right.has(name));
  return [
    ...(lacking.length > 0 ? [`${what}: ${lacking.join(", ")} is not named`] : []),
    ...(surplus.length > 0 ? [`${what}: ${surplus.join(", ")} is named and holds nothing`] : []),
  ];
}

/** Every split has its examples, and every file the number of records that the manifest says. */
function recordProblems(records: Contents["records"], manifest: ReleaseManifest | undefined): string[] {
  const missing = SPLITS.map(examplesFile)
    .filter((name) => !records.has(name))
    .map((name) => `${name} is not there; a release holds its examples as jsonl`);
  const wrong = Array.from(records).flatMap(([name, found]) => {
    const stated = manifest?.files.find((file) => file.path === name)?.records;
    if (typeof found === "string") return [found];
    return stated === undefined || stated === found
      ? []
      : [`${name}: ${found} records, ${String(stated)} in the manifest`];
  });
  return [...missing, ...wrong];
}
