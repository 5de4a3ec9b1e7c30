import type { ReleaseManifest, ReleaseStatistics } from "../../schemas/release-manifest.ts";
import type { ReleasedExample } from "../../schemas/released-example.ts";
import { CATEGORY_PATHS } from "../../schemas/category.ts";
import { LEVELS } from "../../schemas/level.ts";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { frontMatter, HUB_SPLITS } from "./card-front-matter.ts";
import { barChartSvg } from "./card-plots.ts";
import { cell, CITATION, fenced, markdownTable, summarySentence } from "./card-texts.ts";

/** A figure that somebody measured on the release, with the interval it is known to. */
export interface AuditFigure {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What was counted, over what. */
  readonly about: string;
}

/** Everything a card may say. Nothing is claimed that is not in here. */
export interface CardFacts {
  readonly manifest: ReleaseManifest;
  /** An example of the release, shown as it is; absent in an empty release. */
  readonly example: ReleasedExample | undefined;
  readonly audit: readonly AuditFigure[];
  /** What the engine spent, by name, e.g. tokens or USD; null when nobody recorded it. */
  readonly spent: Readonly<Record<string, number>> | null;
}

/** The dataset card: a README.md as the Hugging Face hub shows it, readable as plain text too. */
export function datasetCard(facts: CardFacts): string {
  const { manifest } = facts;
  const sections = [
    `# ${manifest.name}`,
    summarySentence(manifest),
    splitTable(manifest.statistics),
    "## One example",
    exampleBlock(facts.example),
    "## Loading",
    loading(manifest),
    "## How it was made",
    making(facts),
    "## What is in it",
    distributions(manifest.statistics),
    "## How far it can be trusted",
    trust(facts),
    "## Sources and licences",
    sources(manifest),
    "## Citation",
    `The method and the taxonomy are those of ${CITATION}. Please cite the source corpora as well.`,
  ];
  return `${frontMatter(manifest)}\n${sections.join("\n\n")}\n`;
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

function exampleBlock(example: ReleasedExample | undefined): string {
  if (example === undefined) return "The release holds no example.";
  const { id, video, duration, query, windows, negatives } = example;
  const shown = {
    id,
    video,
    duration,
    query,
    windows,
    negatives: negatives.map((negative) => ({
      level: negative.level,
      categories: negative.categories,
      query: negative.query,
      answer: negative.answer,
      verification: negative.verification,
    })),
  };
  return `${fenced("json", JSON.stringify(shown, null, 2))}\n\nShortened: captions, provenance and the engine's replies are in the files.`;
}

function loading({ formats, files }: ReleaseManifest): string {
  const text = formats.filter((format) => format !== "parquet");
  const code = [
    "from datasets import load_dataset",
    "",
    'examples = load_dataset("path/to/this/folder")',
    'lines = load_dataset("json", data_files="jsonl/train.jsonl", features=examples["train"].features)',
  ].join("\n");
  const listed = text.map((format) => {
    const own = files.filter((file) => file.path.startsWith(`${format}/`) && file.records !== 0);
    return `- \`${format}\`: ${own.map((file) => `\`${file.path}\``).join(", ")}`;
  });
  return [
    fenced("python", code),
    "The Parquet files are what the hub and the library load. The same examples lie beside them in other trainers' formats:",
    listed.join("\n"),
    "Videos are not included: `video` names the file, relative to where you keep the corpus's videos.",
  ].join("\n\n");
}

function making({ manifest, spent }: CardFacts): string {
  const { statistics, stages, version, tool, seed, date, inputs } = manifest;
  const names = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, count]) => `${cell(name)} (${cell(count)})`)
      .join(", ") || "none";
  const spending =
    spent === null
      ? "not recorded"
      : Object.entries(spent)
          .map(([name, amount]) => `${amount.toLocaleString("en-US")} ${name}`)
          .join(", ") || "nothing";
  const builtIn = Object.keys(statistics.engines).some((name) => name.startsWith("lexicon "));
  const lines = [
    `- Version ${version}, built by ${tool}, seed ${seed}${date === null ? "" : `, released ${date}`}.`,
    `- Negatives and refusals written by: ${names(statistics.engines)}.${builtIn ? " lexicon is the tool's own rule-based engine, not a language model." : ""}`,
    `- Prompts, by name and hash: ${names(statistics.prompts)}.`,
    `- Accepted by rules of version: ${names(statistics.rules)}; ${names(statistics.verdicts)}.`,
    `- Spent: ${spending}.`,
    `- Annotation files: ${inputs.map(({ path, sha256 }) => `${path} (SHA-256 ${sha256.slice(0, 12)}…)`).join(", ") || "none"}.`,
  ];
  const rows = stages.map(({ stage, counts }) => [
    stage,
    counts.unit,
    counts.in,
    counts.accepted,
    counts.rejected,
  ]);
  return `${lines.join("\n")}\n\n${markdownTable(["stage", "counted", "in", "accepted", "rejected"], rows)}\n\nWhy each was rejected is in \`manifest.json\`, with the whole configuration.`;
}

function distributions(statistics: ReleaseStatistics): string {
  const { categories, corpora, windowSeconds, queryWords, negativeWords } = statistics;
  const byCategory = CATEGORY_PATHS.map((path) => ({
    label: path,
    values: LEVELS.map((level) => categories[path]?.[level] ?? 0),
  }));
  const numeric = (counts: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(counts).sort(([a], [b]) => Number(a) - Number(b));
  const bars = (counts: Readonly<Record<string, number>>, label: (name: string) => string) =>
    numeric(counts).map(([name, count]) => ({ label: label(name), values: [count] }));
  return [
    barChartSvg({ title: "Negatives by changed category and level", bars: byCategory, legend: LEVELS }),
    markdownTable(
      ["category", ...LEVELS],
      byCategory.map(({ label, values }) => [label, ...values]),
    ),
    markdownTable(
      ["corpus", ...SPLITS.map((split: SplitName) => HUB_SPLITS[split])],
      Object.entries(corpora).map(([name, counts]) => [name, ...SPLITS.map((split) => counts[split])]),
    ),
    barChartSvg({
      title: "Relevant windows by length, seconds",
      bars: bars(windowSeconds, (bound) => `from ${bound} s`),
      legend: [""],
    }),
    barChartSvg({
      title: "Words of original queries",
      bars: bars(queryWords, wordLabel),
      legend: [""],
    }),
    barChartSvg({ title: "Words of negatives", bars: bars(negativeWords, wordLabel), legend: [""] }),
  ].join("\n\n");
}

function wordLabel(words: string): string {
  return words === "30" ? "30 and more" : words;
}

function trust({ manifest, audit }: CardFacts): string {
  const { verification, findings, missing } = manifest.statistics;
  const unverified = verification["unverified"] ?? 0;
  const all = Object.values(verification).reduce((sum, count) => sum + count, 0);
  const limits = [
    `- ${unverified.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} negatives were checked against annotations only, not against the video by a model or a person: some may be true of their video.`,
    "- A query is known to be true in its windows; that it is true nowhere else is the source corpus's word.",
    `- Suspicions and notes that the rules left, by rule: ${countsText(findings)}.`,
  ];
  const measured =
    audit.length === 0
      ? "No audit was measured for this release."
      : markdownTable(
          ["measured", "value", "interval", "over"],
          audit.map(({ name, value, low, high, about }) => [
            name,
            decimals(value),
            `${decimals(low)} to ${decimals(high)}`,
            about,
          ]),
        );
  const reasons = Object.entries(missing).sort(([, a], [, b]) => b - a);
  const absent =
    reasons.length === 0
      ? "Every query has a negative of every level."
      : `Levels without a negative:\n\n${markdownTable(["why", "levels"], reasons)}`;
  return `${measured}\n\nKnown limits:\n\n${limits.join("\n")}\n\n${absent}`;
}

function countsText(counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return sorted.map(([name, count]) => `${name} ${count.toLocaleString("en-US")}`).join(", ") || "none";
}

function decimals(value: number): string {
  return String(Number(value.toPrecision(4)));
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
