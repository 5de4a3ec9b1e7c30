import type { AuditReport, RuleSummary } from "../../schemas/audit-report.ts";

type Fix = AuditReport["fixFirst"][number];

/** How to mend what a rule finds; other rules say it in their description. */
const ADVICE: Readonly<Record<string, string>> = {
  shape:
    "Export again from the source records, or mend the fields by hand: readers expect exactly this shape.",
  "answer-wrapper": "Write every answer as <answer>…</answer>; drop records without an answer.",
  "answer-times": 'Write answers from the timestamp with "%.1f to %.1f".',
  "source-duration": "Take the duration from the source corpus by video id, never by query text.",
  "several-durations": "Take the duration from the source corpus by video id, never by query text.",
  "window-beyond-duration": "Mend the durations first; clamp what overshoots by up to 3 s, drop the rest.",
  "window-after-duration": "Mend the durations first; drop what still starts behind the end.",
  "source-window": "Read the windows again from the source; add the start of a crop exactly once.",
  "source-windows-lost":
    "Leave queries with several windows out of formats that hold one, or use a format that holds all.",
  "shared-timestamp": "Write one record per positive.",
  "refusal-blanks": "Join the parts of a refusal with exactly one blank.",
  "label-conflict": "Drop the negative: somebody annotated it as true.",
  "duplicate-negative": "Keep one of the equal negatives.",
  "caption-copy": "Drop or rewrite the negative: a caption of the same video says it.",
  "source-truth": "Read these beside the source and drop those that are true.",
  "query-origin": "Clean queries without cutting at apostrophes.",
  "opening-tells-level": "Vary the openings of refusals within each strength.",
  "edit-same-thing": "Draw replacements that the word lists do not relate to the original word.",
  entailed: "Read these beside the captions of their videos and drop those that are true.",
  "near-copy": "Read these beside the captions of their videos and drop those that are true.",
  "edit-lookalike": "Draw replacements that no viewer could take for the original.",
  "edit-reversal": "Look whether the video shows both acts, or draw another replacement.",
  "edit-absurd": "Draw replacements from what other videos truly show.",
  "category-support": "Let the edit change what the category names, or name another category.",
  "refusal-names-change": "Let the refusal name what was asked for in vain and what the video shows instead.",
  "judged-supported": "Read these beside the captions of their videos and drop those that are true.",
  "judged-categories": "Let the refusal say of each planned category what differs, and of no other.",
  "refusal-strength": "Let the opening say the level's strength, no more and no less.",
};

/** Probe accuracy above which text alone gives the label away. */
const LEAK = 0.53;
/** Probe accuracy above which that comes before everything else: a model need not look at the video. */
const LARGE_LEAK = 0.6;

const SHOWN = 7;

/** What to mend first: errors by number, a leak of the labels, then suspicions by how many are likely right. */
export function fixFirst(report: Omit<AuditReport, "fixFirst">): Fix[] {
  const leaks = leak(report.probes);
  const large = (report.probes?.results ?? []).some(({ overall }) => overall.accuracy.value > LARGE_LEAK);
  const fixes = [
    ...(large ? leaks : []),
    ...report.unusedAcceptances.map(({ rule, reason }): Fix => ({
      what: "baseline",
      why: `an acceptance of ${rule} matches nothing any more (${reason})`,
      how: "Delete it from the baseline.",
      severity: "error",
      count: 1,
    })),
    ...report.rules.filter(({ counts }) => counts.error > 0).map((rule) => fixOf(rule, "error")),
    ...(large ? [] : leaks),
    ...report.rules
      .filter(({ counts }) => counts.error === 0 && counts.suspicion > 0)
      .sort((a, b) => likely(b) - likely(a))
      .map((rule) => fixOf(rule, "suspicion")),
  ];
  return fixes.slice(0, SHOWN);
}

function fixOf(rule: RuleSummary, severity: "error" | "suspicion"): Fix {
  const { name, description } = rule;
  const why = rule.examples.find((example) => example.severity === severity)?.message ?? description;
  return { what: name, why, how: ADVICE[name] ?? description, severity, count: rule.counts[severity] };
}

/** How many of a rule's suspicions are right; half of them where nobody measured. */
function likely({ counts, expected }: RuleSummary): number {
  return expected ?? counts.suspicion / 2;
}

function leak(probes: AuditReport["probes"]): Fix[] {
  const worst = probes?.results
    .filter(({ overall }) => overall.accuracy.low > LEAK)
    .sort((a, b) => b.overall.accuracy.value - a.overall.accuracy.value)[0];
  if (worst === undefined) return [];
  const { value } = worst.overall.accuracy;
  return [
    {
      what: `probe ${worst.name}`,
      why: `text alone finds the negative in ${(value * 100).toFixed(1)} of 100 pairs`,
      how: "Draw replacements from what other videos show, mirror them, and select among several candidates.",
      severity: "error",
      count: worst.overall.pairs,
    },
  ];
}
