import { createHash } from "node:crypto";
import type { ProbeReport } from "../../../schemas/audit-probes.ts";
import type { AuditReport } from "../../../schemas/audit-report.ts";
import { SCRIPT, STYLE } from "./assets.ts";
import { exampleSection } from "./examples.ts";
import { judgementSection } from "./judgements.ts";
import { Markup, markup } from "./markup.ts";
import { barPlot, probePlot } from "./plots.ts";
import { sortableTable } from "./table.ts";

/** The audit as one self-contained HTML page: no network, nothing executed but the page's own script (held by a policy). */
export function auditPage(report: AuditReport): string {
  const policy = `default-src 'none'; style-src '${hashSource(STYLE)}'; script-src '${hashSource(SCRIPT)}'`;
  const names = report.files.map(({ name }) => name).join(", ");
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Audit of ${names}</title><style>${new Markup(STYLE)}</style></head>
<body><h1>Audit of ${names}</h1>
${overview(report)}
${fixes(report)}
${ruleSection(report)}
${probeSection(report)}
${judgementSection(report)}
${makeUp(report)}
${exampleSection(report)}
${baseline(report)}
<p class="small">Written by ${report.tool}. An error breaks the contract; a suspicion may be right or wrong; a note is worth counting.</p>
<script>${new Markup(SCRIPT)}</script></body></html>
`;
  return page.text;
}

function hashSource(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

function overview({ files, totals, sources }: AuditReport): Markup {
  const beside = sources.length === 0 ? "" : ` Compared with ${sources.join(", ")}.`;
  return markup`<p><b class="error">${totals.error.toLocaleString("en-US")} errors</b>, <b class="suspicion">${totals.suspicion.toLocaleString("en-US")} suspicions</b>, <b class="note">${totals.note.toLocaleString("en-US")} notes</b>; ${totals.accepted} accepted by the baseline; ${totals.unreadable} members unreadable.${beside}</p>
${sortableTable(
  ["file", "kind", "records", "positives", "negatives"],
  files.map(({ name, kind, records, positives, negatives }) => [name, kind, records, positives, negatives]),
)}`;
}

function fixes({ fixFirst }: AuditReport): Markup {
  if (fixFirst.length === 0) return markup`<h2>What to mend first</h2><p>Nothing.</p>`;
  const items = fixFirst.map(
    ({ what, why, how, severity, count }) =>
      markup`<li><b class="${severity}">${what}</b> (${count.toLocaleString("en-US")}): ${why}.<br>${how}</li>`,
  );
  return markup`<h2>What to mend first</h2><ol class="fix">${items}</ol>`;
}

function ruleSection({ rules, silent }: AuditReport): Markup {
  const rows = rules.map(({ name, description, counts, expected, accepted }) => [
    name,
    counts.error,
    counts.suspicion,
    expected === null ? "" : `about ${expected.toFixed(0)}`,
    counts.note,
    accepted,
    description,
  ]);
  return markup`<h2>Rules</h2>${sortableTable(["rule", "errors", "suspicions", "likely right", "notes", "accepted", "what it checks"], rows, "rules")}
<p class="small">Found nothing: ${silent.join(", ") || "no rule"}.</p>`;
}

function probeSection({ probes }: AuditReport): Markup {
  if (probes === null) return markup`<h2>Blind probes</h2><p>Not run.</p>`;
  const slices = probes.results.flatMap(({ name, slices: parts }) =>
    parts.map(({ by, name: part, pairs, accuracy, auc }) => [
      name,
      by,
      part,
      pairs,
      accuracy.value * 100,
      `${(accuracy.low * 100).toFixed(1)}-${(accuracy.high * 100).toFixed(1)}`,
      auc.value * 100,
    ]),
  );
  const grams = probes.telling.map(({ gram, negatives, originals, z }) => [gram, negatives, originals, z]);
  return markup`<h2>Blind probes: which of two queries is the negative?</h2>
<p>${probes.pairs.toLocaleString("en-US")} pairs, cross-fitted in ${probes.folds} folds under ${probes.seeds.length} seeds. ${groupingText(probes)} Chance is 50; far below is as telling as far above. Intervals are cluster-robust over ${probes.groupedBy}. * is never used in selection.
${(probes.newWordShare * 100).toFixed(1)} % of the negatives hold a word that no original uses.</p>
${probePlot(probes)}
<h2>Probes by level, category and corpus</h2>${sortableTable(["probe", "by", "part", "pairs", "right, %", "95 %", "AUC, %"], slices, "slices")}
<h2>Most telling words</h2>${sortableTable(["word or pair", "negatives", "originals", "z"], grams, "grams")}`;
}

function groupingText({ components, largestComponent, groupedBy, trainingShare }: ProbeReport): string {
  const joined = `Pairs that share a video, a text or a mirror hang together: ${components.toLocaleString("en-US")} components, the largest with ${largestComponent.toLocaleString("en-US")} pairs.`;
  return groupedBy === "components"
    ? `${joined} Each lies in one fold.`
    : `${joined} That is more than a fold holds: folds are of whole videos, and training leaves out what shares a text or a mirror with the fold; ${(trainingShare * 100).toFixed(0)} % of the pairs outside it remain.`;
}

function makeUp({ distributions }: AuditReport): Markup {
  const { edits, baselines, openings, categoryEntropy, levelEntropy, weakAboveStrong } = distributions;
  const rows = edits.map(({ level, negatives, mean, medianShare }) => [
    level ?? "unsaid",
    negatives,
    mean,
    medianShare * 100,
  ]);
  const { rtIou, alwaysRefuse, alwaysAnswer } = baselines;
  return markup`<h2>How the data set is made up</h2>${barPlot("Negatives by level", distributions.levels)}${barPlot("Negatives that change a category", distributions.categories)}
<p>Category entropy ${categoryEntropy.toFixed(2)} of 3.46 bits, level entropy ${levelEntropy.toFixed(2)} of 1.58. The first five words of a refusal give its level away in ${openings.told} of ${openings.refusals}.
${weakAboveStrong === null ? "" : `A weak negative changes more words than a strong one with probability ${weakAboveStrong.toFixed(2)}.`}</p>
${sortableTable(["level", "negatives", "words changed, mean", "share changed, median %"], rows)}
<p>Without looking at a video: the constant answer ${rtIou.categories.join(" + ") || "(none)"} scores RT-IoU ${(rtIou.score * 100).toFixed(1)}; always refusing scores an average F1 of ${(alwaysRefuse.averageF1 * 100).toFixed(1)}, always answering ${(alwaysAnswer.averageF1 * 100).toFixed(1)}. Read every result beside these.</p>`;
}

function baseline({ unusedAcceptances }: AuditReport): Markup {
  if (unusedAcceptances.length === 0) return markup``;
  const rows = unusedAcceptances.map(({ rule, video, query, reason }) => [
    rule,
    video ?? "every video",
    query ?? "every query",
    reason,
  ]);
  return markup`<h2 class="error">Acceptances that match nothing</h2>${sortableTable(["rule", "video", "query", "reason"], rows)}`;
}
