import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { cell, markdownTable } from "./card-texts.ts";

/** How a release was made: by what, from what, at what cost, and what each stage kept. */
export function making(manifest: ReleaseManifest): string {
  const { statistics, stages, version, tool, seed, date, inputs } = manifest;
  const builtIn = Object.keys(statistics.engines).some((name) => name.startsWith("lexicon "));
  const lines = [
    `- Version ${cell(version)}, built by ${cell(tool)}, seed ${seed}${date === null ? "" : `, released ${cell(date)}`}.`,
    `- Negatives and refusals written by: ${counted(statistics.engines)}.${builtIn ? " lexicon is the tool's own rule-based engine, not a language model." : ""}`,
    `- Prompts, by name and hash: ${counted(statistics.prompts)}.`,
    `- Rules that accepted them: ${counted(statistics.rules)}. Verdicts: ${counted(statistics.verdicts)}.`,
    `- Spent: ${spending(manifest)}.`,
  ];
  const rows = stages.map(({ stage, counts }) => [
    stage,
    counts.unit,
    counts.in,
    counts.accepted,
    counts.rejected,
  ]);
  return [
    lines.join("\n"),
    "What each stage was given, kept and rejected. Why is in `manifest.json`, with the configuration:",
    markdownTable(["stage", "counted", "in", "accepted", "rejected"], rows),
    "Annotation files and mappings that it was built from:",
    markdownTable(
      ["file", "SHA-256"],
      inputs.map(({ path, sha256 }) => [path, `${sha256.slice(0, 16)}…`]),
    ),
  ].join("\n\n");
}

function counted(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return entries.map(([name, count]) => `${cell(name)} (${cell(count)})`).join(", ") || "none";
}

/** What the run's ledger counted; where there is none, only what follows from the engine. */
function spending({ spent, statistics }: ReleaseManifest): string {
  if (spent === null) {
    const isFree = Object.keys(statistics.engines).every((name) => name.startsWith("lexicon "));
    return isFree ? "nothing, the built-in engine is free" : "not recorded";
  }
  const models = [...new Set(spent.map(({ model }) => model))].map((model) => {
    const own = spent.filter((spend) => spend.model === model);
    const sum = (field: "replies" | "input" | "output" | "unpriced" | "lost" | "usd"): number =>
      own.reduce((total, spend) => total + spend[field], 0);
    const priced =
      sum("unpriced") === 0 ? "" : `, without ${cell(sum("unpriced"))} replies that have no price`;
    const lost = sum("lost") === 0 ? "" : `, and ${cell(sum("lost"))} calls whose reply was lost`;
    return (
      `${cell(sum("replies"))} replies of ${cell(model)}, ${cell(sum("input"))} tokens in and ${cell(sum("output"))} out, ` +
      `${sum("usd").toFixed(2)} USD${priced}${lost}`
    );
  });
  return models.join("; ") || "nothing";
}
