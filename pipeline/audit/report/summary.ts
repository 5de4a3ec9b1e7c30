import type { AuditReport } from "../../../schemas/audit-report.ts";
import type { ProbeFigure, ProbeResult } from "../../../schemas/audit-probes.ts";
import { textTable } from "../../lib/table.ts";
import { printable } from "../../lib/text.ts";
import { judgementLines } from "../judges/summary.ts";

/** Rows that fit on one screen. */
const RULES_SHOWN = 8;
const FIXES_SHOWN = 3;
/** Characters of a line of advice. */
const LINE = 180;

/** The audit in a screenful of text: what was read, what was found, what the probes see, what to mend first. */
export function auditSummary(report: AuditReport): string {
  return [
    headLine(report),
    ruleTable(report),
    makeUp(report),
    ...(report.probes === null ? [] : [probeLines(report.probes)]),
    judgementLines(report.judgements),
    fixLines(report),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function headLine({ files, totals, sources }: AuditReport): string {
  const names = files.map(({ name, records }) => `${name} (${count(records)})`);
  const shown = names.length > 4 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  const beside = sources.length === 0 ? "" : `, beside ${sources.join(", ")}`;
  const accepted = totals.accepted === 0 ? "" : `, ${count(totals.accepted)} accepted`;
  return printable(
    `Audit of ${shown.join(", ")}${beside}: ${count(totals.error)} errors, ${count(totals.suspicion)} suspicions, ${count(totals.note)} notes${accepted}`,
  );
}

function ruleTable({ rules }: AuditReport): string {
  const shown = rules.slice(0, RULES_SHOWN);
  if (shown.length === 0) return "No rule found anything.";
  const rows = shown.map(({ name, counts, expected }) => [
    printable(name),
    counts.error,
    counts.suspicion,
    expected === null ? "" : `~${expected < 10 ? expected.toFixed(1) : Math.round(expected)}`,
    counts.note,
  ]);
  const more =
    rules.length > shown.length ? `\n… and ${rules.length - shown.length} more rules with findings` : "";
  return textTable(["rule", "errors", "suspicions", "likely", "notes"], rows) + more;
}

function makeUp({ distributions }: AuditReport): string {
  const { levels, categories, categoryEntropy, openings, baselines, videos } = distributions;
  const total = Object.values(levels).reduce((sum, value) => sum + value, 0);
  const parts = [
    `${count(videos)} videos; ${
      Object.entries(levels)
        .map(([level, n]) => `${level} ${count(n)}`)
        .join(", ") || "no negatives"
    }`,
    Object.entries(categories)
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([category, n]) => `${category.split("/")[1] ?? category} ${percent(n / Math.max(1, total))}`)
      .join(", "),
    `category entropy ${categoryEntropy.toFixed(2)} of 3.46 bits`,
    `constant-answer RT-IoU ${percent(baselines.rtIou.score)}`,
    openings.refusals === 0
      ? ""
      : `openings tell the level in ${count(openings.told)} of ${count(openings.refusals)}`,
  ].filter((part) => part !== "");
  return parts.slice(0, 2).join("; ") + (parts.length > 2 ? `\n${parts.slice(2).join("; ")}` : "");
}

function probeLines(probes: NonNullable<AuditReport["probes"]>): string {
  const worst = probes.results
    .filter(({ kind }) => kind === "heuristic")
    .sort((a, b) => distance(b.overall) - distance(a.overall))
    .slice(0, 1);
  const rows = [...probes.results.filter(({ kind }) => kind === "model"), ...worst].map((result) => [
    result.heldOut ? `${result.name} *` : result.name,
    range(result.overall),
    percent(result.overall.auc.value),
    ...["strong", "moderate", "weak"].map((level) => levelAccuracy(result, level)),
  ]);
  rows.push(["(sides dealt by coin)", range(probes.control), percent(probes.control.auc.value), "", "", ""]);
  const folds =
    probes.groupedBy === "components"
      ? ""
      : `; folds of videos, ${Math.round(probes.trainingShare * 100)} % of the others train`;
  const head = `Which of two queries is the negative? By text alone, ${count(probes.pairs)} pairs (chance 50; * never used in selection; of heuristics the strongest${folds}):`;
  return `${head}\n${textTable(["probe", "pairs right", "AUC", "strong", "moderate", "weak"], rows)}`;
}

function levelAccuracy({ slices }: ProbeResult, level: string): string {
  const slice = slices.find(({ by, name }) => by === "level" && name === level);
  return slice === undefined ? "" : percent(slice.accuracy.value);
}

/** How far a probe is from chance, either way. */
function distance({ accuracy }: ProbeFigure): number {
  return Math.abs(accuracy.value - 0.5);
}

function range({ accuracy }: ProbeFigure): string {
  return `${percent(accuracy.value)} (${percent(accuracy.low)}-${percent(accuracy.high)})`;
}

function fixLines({ fixFirst }: AuditReport): string {
  if (fixFirst.length === 0) return "";
  const lines = fixFirst
    .slice(0, FIXES_SHOWN)
    .map(({ what, why, how }, at) => shortened(printable(`${at + 1}. ${what}: ${why}. ${how}`)));
  return `Mend first\n${lines.join("\n")}`;
}

function shortened(line: string): string {
  return line.length > LINE ? `${line.slice(0, LINE - 2)} …` : line;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
