import { CATEGORY_PATHS } from "../schemas/category.ts";
import type { Example } from "../schemas/example.ts";
import { LEVELS } from "../schemas/level.ts";
import type { StageManifest } from "../schemas/manifest.ts";
import { refusalText } from "./lib/refusal.ts";
import { textTable } from "./lib/table.ts";
import { printable } from "./lib/text.ts";

/** What a finished build tells: also the answer of --json. */
export interface RunSummary {
  readonly run: string;
  readonly stages: readonly StageManifest[];
  /** Files for trainers, relative to the run. */
  readonly files: readonly string[];
  readonly example: Example | undefined;
}

/** The summary as one screen of text. */
export function summaryText({ run, stages, files, example }: RunSummary): string {
  const parts = [
    stageTable(stages),
    reasons(stages),
    categoryTable(stages),
    `Files in ${run}:\n${files.map((file) => `  ${file}`).join("\n")}`,
  ];
  if (example) parts.push(exampleText(example));
  return parts.filter((part) => part !== "").join("\n\n");
}

function stageTable(stages: readonly StageManifest[]): string {
  const rows = stages.map(({ stage, counts }) => [
    stage,
    counts.in,
    counts.accepted,
    counts.rejected,
    counts.unit,
  ]);
  return textTable(["stage", "in", "accepted", "rejected", "unit"], rows);
}

/** Rejections by reason, the most frequent first; at most three a stage, the manifests hold them all. */
function reasons(stages: readonly StageManifest[]): string {
  const lines = stages.flatMap(({ stage, rejectedBy }) => {
    const sorted = Object.entries(rejectedBy).sort(([, a], [, b]) => b - a);
    if (sorted.length === 0) return [];
    const shown = sorted.slice(0, 3).map(([reason, count]) => `${reason} ${count.toLocaleString("en-US")}`);
    const rest = sorted.length > 3 ? [`${sorted.length - 3} more reasons in its manifest.json`] : [];
    return [`  ${stage}: ${[...shown, ...rest].join(", ")}`];
  });
  return lines.length > 0 ? `Rejected, by reason:\n${lines.join("\n")}` : "";
}

function categoryTable(stages: readonly StageManifest[]): string {
  const tallies = stages.find(({ stage }) => stage === "select")?.tallies;
  if (!tallies) return "";
  const rows = CATEGORY_PATHS.map((path) => [
    path,
    ...LEVELS.map((level) => tallies[`category:${level}:${path}`] ?? 0),
  ]);
  const total = ["negatives", ...LEVELS.map((level) => tallies[`negatives:${level}`] ?? 0)];
  return textTable(["negatives by category", ...LEVELS], [...rows, total]);
}

/** One example as a person reads it. */
export function exampleText({ id, moment, negatives }: Example): string {
  const windows = moment.windows.map(([start, end]) => `${start}-${end} s`).join(", ");
  const lines = negatives.flatMap(({ level, categories, query, refusal, verification, provenance }) => [
    `  ${level.padEnd(9)} ${printable(query)}`,
    `            ${categories.join(", ")}; written by ${provenance.replies[0]?.model ?? "unknown"}, ${verification}`,
    `            ${printable(refusalText(refusal))}`,
  ]);
  return [
    `Example ${printable(id)} (${windows} of ${moment.duration} s):`,
    `  original  ${printable(moment.query)}`,
    ...lines,
  ].join("\n");
}
