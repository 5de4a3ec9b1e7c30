import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { SPLITS } from "../../schemas/split.ts";
import { printable } from "../lib/text.ts";

/** The paper whose data this tool rebuilds. */
export const CITATION =
  "Lee et al., Learning to Refuse: Refusal-Aware Reinforcement Fine-Tuning for Hard-Irrelevant Queries in Video Temporal Grounding, arXiv:2511.23151, 2025";

/** What the dataset is, with its size, in two sentences. */
export function summarySentence({ statistics }: ReleaseManifest): string {
  const total = (counts: ReleaseManifest["statistics"]["examples"]): string =>
    SPLITS.reduce((sum, split) => sum + counts[split], 0).toLocaleString("en-US");
  return (
    `${total(statistics.examples)} queries that are true of a moment in one of ${statistics.videos.toLocaleString("en-US")} videos, ` +
    `with ${total(statistics.negatives)} hard-irrelevant ones: nearly the same, and written to be true of nothing in that video. ` +
    "Each of those comes with a refusal that says what the video shows instead."
  );
}

/** Text as a cell of a Markdown table, or in a line: no markup, and no marks that move a cursor or turn the direction. */
export function cell(text: string | number): string {
  if (typeof text === "number") return text.toLocaleString("en-US");
  return printable(text.replace(/[\r\n]+/gu, " ")).replace(/[\\|<>`*_[\]]/gu, (mark) => `\\${mark}`);
}

/** A Markdown table; numbers are aligned to the right. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const align = head.map((_, i) => (rows.every((row) => typeof row[i] === "number") ? "--:" : "---"));
  return [head, align, ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** A fenced block that no content can close. */
export function fenced(language: string, content: string): string {
  const longest = Math.max(2, ...Array.from(content.matchAll(/`+/gu), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${content}\n${fence}`;
}

/** Text set as code within a line, which no backtick in it can end. */
export function code(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const [ticks, space] = ["`".repeat(longest + 1), longest > 0 ? " " : ""];
  return `${ticks}${space}${printable(text.replace(/[\r\n]+/gu, " "))}${space}${ticks}`;
}
