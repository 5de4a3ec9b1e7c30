import type { ReleaseManifest, ReleaseStatistics } from "../../schemas/release-manifest.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import { LEVELS } from "../../schemas/level.ts";
import { SPLITS } from "../../schemas/split.ts";
import { distributions, type Plot } from "./card-distributions.ts";
import { frontMatter, HUB_SPLITS } from "./card-front-matter.ts";
import { making } from "./card-making.ts";
import { cell, CITATION, code, fenced, markdownTable, summarySentence } from "./card-texts.ts";
import { FORMATS } from "./formats.ts";

/** A card and the files that it shows. */
export interface DatasetCard {
  readonly readme: string;
  readonly plots: readonly Plot[];
}

/**
 * The dataset card: a README.md as the Hugging Face hub shows it, readable as plain text too. Nothing is claimed that is not in the
 * manifest.
 *
 * @param example one of the release, shown as it is; absent in an empty release
 */
export function datasetCard(manifest: ReleaseManifest, example: ReleasedExample | undefined): DatasetCard {
  const { text: contents, plots } = distributions(manifest.statistics);
  const sections = [
    `# ${cell(manifest.name)}`,
    summarySentence(manifest),
    splitTable(manifest.statistics),
    "## One example",
    exampleBlock(example),
    "## Loading",
    loading(manifest),
    "## How it was made",
    making(manifest),
    "## What is in it",
    contents,
    "## How far it can be trusted",
    trust(manifest),
    "## Sources and licences",
    sources(manifest),
    "## Citation",
    `The method and the taxonomy are those of ${CITATION}. Please cite the source corpora as well.`,
  ];
  return { readme: `${frontMatter(manifest)}\n${sections.join("\n\n")}\n`, plots };
}

function splitTable({ examples, negatives, levels }: ReleaseStatistics): string {
  const rows = SPLITS.map((split) => [
    HUB_SPLITS[split],
    examples[split],
    negatives[split],
    ...LEVELS.map((level) => levels[level]?.[split] ?? 0),
  ]);
  return markdownTable(["split", "queries", "negatives", ...LEVELS], rows);
}

/** An example as a table: people read a card first. */
function exampleBlock(example: ReleasedExample | undefined): string {
  if (example === undefined) return "The release holds no example.";
  const { id, video, duration, query, windows, negatives } = example;
  const spans = windows.map(({ start, end }) => `${start} to ${end} s`).join(", ");
  const rows = negatives.map((negative) => [
    negative.level,
    negative.query,
    negative.categories.map((category) => category.replace(/^.*\//u, "")).join(", "),
    negative.answer,
  ]);
  return [
    `${code(id)}: of ${code(video)}, ${duration} s long.`,
    markdownTable(
      ["", "query", "changed", "what a model should answer"],
      [["original", query, "", spans], ...rows],
    ),
    "Captions, provenance and the engine's replies of each are in the files.",
  ].join("\n\n");
}

function loading({ formats, files }: ReleaseManifest): string {
  const python = [
    "from datasets import load_dataset",
    "",
    'examples = load_dataset("path/to/this/folder")',
    'lines = load_dataset("json", data_files="jsonl/train.jsonl", features=examples["train"].features)',
  ].join("\n");
  const rows = formats
    .filter((format) => format !== "parquet")
    .map((format) => {
      const own = files.filter((file) => file.path.startsWith(`${format}/`));
      const records = own.reduce((sum, file) => sum + (file.records ?? 0), 0);
      return [format, descriptionOf(format), own.length, records];
    });
  return [
    fenced("python", python),
    "The Parquet files are what the hub and the library load. The same examples lie beside them in other trainers' formats, each in a folder of its name:",
    markdownTable(["folder", "for", "files", "records"], rows),
    "Videos are not included: `video` names the file, relative to where you keep the corpus's videos.",
  ].join("\n\n");
}

function descriptionOf(format: string): string {
  return Object.entries(FORMATS).find(([name]) => name === format)?.[1].description ?? "";
}

function trust({ audit, statistics }: ReleaseManifest): string {
  const { verification, findings, missing, paired } = statistics;
  const unverified = verification["unverified"] ?? 0;
  const all = Object.values(verification).reduce((sum, count) => sum + count, 0);
  const inPairs = SPLITS.reduce((sum, split) => sum + paired[split], 0);
  const limits = [
    `- ${unverified.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} negatives were checked against annotations only, not against the video by a model or a person: some may be true of their video.`,
    "- A query is known to be true in its windows; that it is true nowhere else is the source corpus's word.",
    `- ${inPairs.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} negatives were chosen in pairs of opposite changes in two videos of one split, named in \`exchanges\`: one makes the change that the other takes back, so that the changed words alone do not tell which is the negative. The other negatives have no such counterpart.`,
    `- Suspicions and notes that the rules left, by rule: ${countsText(findings)}.`,
  ];
  const measured =
    audit.length === 0
      ? "No audit was measured for this release."
      : `Blind probes, models that see no video, were asked which of an original query and its negative is the negative. What they find above chance, a model can learn instead of looking.\n\n${markdownTable(
          ["probe", "right", "95 % interval", "how it judges"],
          audit.map(({ name, value, low, high, about }) => [
            name,
            percent(value),
            `${percent(low)} to ${percent(high)}`,
            about,
          ]),
        )}`;
  const reasons = Object.entries(missing).sort(([, a], [, b]) => b - a);
  const absent =
    reasons.length === 0
      ? "Every query has a negative of every level."
      : `Levels without a negative, and why:\n\n${markdownTable(["why", "levels"], reasons)}`;
  return `${measured}\n\nKnown limits:\n\n${limits.join("\n")}\n\n${absent}`;
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => `${name} ${count.toLocaleString("en-US")}`).join(", ") || "none";
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

function sources({ sources: corpora }: ReleaseManifest): string {
  const rows = corpora.map(({ title, licence, citation }) => [
    title,
    licence ?? "unknown: state it before publishing",
    citation ?? "unknown",
  ]);
  const table = markdownTable(["corpus", "licence of its annotations", "cite as"], rows);
  return `The annotation files were read as the corpora below. What comes from them stays under their terms; the videos have terms of their own.\n\n${table}`;
}
