import type { Estimate } from "../probes/figures.ts";
import { wilson } from "../probes/figures.ts";
import type { AuditReport } from "../../../schemas/audit-report.ts";
import type { JudgeReport, PresenceVerdict } from "../../../schemas/judgement.ts";
import { JUDGE_RULES } from "../judges/rules.ts";
import { evidenceOf, placeOf, queryOf, severityOf } from "./examples.ts";
import { type Markup, markup } from "./markup.ts";
import { sortableTable } from "./table.ts";

/** What each verdict says, in the order in which a reader wants to know. */
const VERDICTS: readonly (readonly [PresenceVerdict, string])[] = [
  ["true", "supported: the negative may be true"],
  ["false", "not supported: it is false by the captions"],
  [
    "no-control",
    "control failed: the original was not found supported, so nothing said of the negative counts",
  ],
  ["undecided", "undecided: the two answers about the negative do not agree"],
  ["malformed", "malformed: the reply cannot be read"],
  ["unanswered", "unanswered: there is no reply"],
];

/** What models said of a sample of the negatives: what they were asked, how far they can be believed, what they found. */
export function judgementSection({ judgements, rules }: AuditReport): Markup {
  if (judgements === null || judgements === undefined)
    return markup`<h2>Judgements</h2><p>No model was asked.</p>`;
  return markup`<h2>Judgements: what a model makes of the texts</h2>${asked(judgements)}
${presenceTable(judgements)}
${categoryTable(judgements)}
${findingTable(rules)}`;
}

function asked({ model, endpoint, prompts, sampled, negatives, seed }: JudgeReport): Markup {
  return markup`<p>${model} at ${endpoint} was asked two questions about each of ${number(sampled)} of ${number(negatives)} negatives, drawn by corpus, level and category under seed ${seed}: do the captions make it true (asked of the original too, as a control), and which categories does its refusal name (Table 17)? It saw no video, and nobody has measured how often it is right: what it says is a suspicion.</p>
<p class="small">Prompts: ${prompts.join(", ")}.</p>`;
}

function presenceTable({ presence, supported, sampled }: JudgeReport): Markup {
  const rows = VERDICTS.map(([verdict, meaning]) => {
    const count = presence[verdict];
    return [meaning, count, ...cellsOf(shareOf(count, sampled))];
  });
  const failed = shareOf(presence["no-control"], sampled);
  const among =
    supported === null
      ? markup`No negative has a verdict.`
      : markup`Of the negatives with a verdict ${percent(supported)} are supported by the captions.`;
  return markup`<h2>Judgements: do the captions make the negative true?</h2>
<p>${among} The control failed for ${number(presence["no-control"])} of ${number(sampled)}${failed === null ? "" : ` (${percent(failed)})`}: the more do, the less the rest says.</p>
${sortableTable(["verdict", "negatives", "share, %", "95 %"], rows)}`;
}

function categoryTable({ categories }: JudgeReport): Markup {
  const { judged, named, malformed, unanswered, byLevel, rtIou } = categories;
  const rows = [["all", { judged, rtIou }] as const, ...Object.entries(byLevel)].map(([name, figure]) => [
    name,
    figure.judged,
    ...cellsOf(figure.rtIou),
  ]);
  const all = shareOf(named, judged);
  return markup`<h2>Judgements: which categories does the refusal name?</h2>
<p>Every planned category was read in ${number(named)} of ${number(judged)} refusals${all === null ? "" : ` (${percent(all)})`}; without verdict: ${number(malformed)} malformed, ${number(unanswered)} unanswered. RT-IoU: planned and named over planned or named.</p>
${sortableTable(["level", "refusals", "RT-IoU, %", "95 %"], rows)}`;
}

function findingTable(rules: AuditReport["rules"]): Markup {
  const found = rules.filter(({ name }) => JUDGE_RULES.some((rule) => rule.name === name));
  const shown = found.flatMap(({ examples }) => examples);
  if (shown.length === 0) return markup`<p>The judge found nothing to suspect.</p>`;
  const all = found.reduce((sum, { counts }) => sum + counts.error + counts.suspicion + counts.note, 0);
  const rows = shown.map((finding) => [
    finding.rule,
    severityOf(finding),
    placeOf(finding),
    evidenceOf(finding),
    queryOf(finding),
    (finding.reply ?? "").slice(0, 12),
  ]);
  return markup`<h2>Judgements: what was found</h2>
<p class="small">${number(shown.length)} of ${number(all)} findings, a fixed sample. The reply's key in the ledger is cut to 12 characters.</p>
${sortableTable(["rule", "severity", "where", "what", "query", "reply"], rows, "judged")}`;
}

function shareOf(part: number, of: number): Estimate | null {
  return of === 0 ? null : wilson(part / of, of);
}

/** A share and its interval as two cells of a table, in percent. */
function cellsOf(share: Estimate | null): [number | string, string] {
  return share === null ? ["", ""] : [share.value * 100, interval(share)];
}

function percent(share: Estimate): string {
  return `${(share.value * 100).toFixed(1)} %, 95 % interval ${interval(share)}`;
}

function interval({ low, high }: Estimate): string {
  return `${(low * 100).toFixed(1)}-${(high * 100).toFixed(1)}`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
