import { z } from "zod";
import { auditAcceptance } from "./audit-baseline.ts";
import { probeReport } from "./audit-probes.ts";
import { finding, SEVERITIES } from "./finding.ts";
import { judgeReport } from "./judgement.ts";
import { level } from "./level.ts";

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);

/** A finding with the place it was made in. */
export const auditFinding = finding.extend({
  file: z.string().describe("Name of the audited file; empty when the finding is about the whole"),
  record: count.nullable().describe("Number of the record in its file, from 0"),
  video: z.string().describe("Video key; empty when the finding is about the whole"),
  original: z.string().describe("The record's original query"),
  query: z.string().describe("Query of the item that the finding is about; empty when about none"),
});

/** A file or run that was audited. */
export const auditedFile = z.strictObject({
  name: z.string().min(1).describe("Name without folder"),
  kind: z
    .enum(["ra-rft", "jsonl", "run"])
    .describe(
      "ra-rft: a released or exported JSON list; jsonl: a file of the jsonl export; run: a run of this tool",
    ),
  records: count.describe("Records read"),
  positives: count.describe("Queries said to be true"),
  negatives: count.describe("Queries said to be false"),
});

/** Findings by severity. */
export const severityCounts = z.strictObject({
  error: count.describe("Findings that break the contract"),
  suspicion: count.describe("Findings that may be right or wrong"),
  note: count.describe("Findings worth counting"),
});

/** What one rule found in all. */
export const ruleSummary = z.strictObject({
  name: z.string().min(1).describe("Name of the rule"),
  description: z.string().min(1).describe("What it checks and why"),
  counts: severityCounts.describe("Its findings, without accepted ones"),
  records: count.describe("Records with at least one of its findings"),
  accepted: count.describe("Findings that the baseline accepts; not in counts"),
  expected: z
    .number()
    .nonnegative()
    .nullable()
    .describe("Sum of the suspicions' probabilities: how many are likely right; null when none has one"),
  examples: z.array(auditFinding).describe("A fixed sample of its findings, in file order"),
});

/** Word edits of a level's negatives against their originals. */
export const editFigures = z.strictObject({
  level: level.nullable().describe("null for negatives whose level is not said"),
  negatives: count.describe("Negatives measured"),
  mean: z.number().nonnegative().describe("Mean number of changed words"),
  medianShare: z.number().nonnegative().describe("Median of changed words over words of the longer text"),
});

/** F1 of an answer that never looks. */
export const constantF1 = z.strictObject({
  relevantF1: share.describe("F1 of calling queries relevant"),
  irrelevantF1: share.describe("F1 of calling queries irrelevant"),
  averageF1: share.describe("Mean of the two"),
});

/** What answering without looking scores. */
export const constantBaselines = z.strictObject({
  rtIou: z
    .strictObject({
      categories: z.array(z.string()).describe("The constant answer that scores best"),
      score: share.describe("Mean Jaccard of this answer with the negatives' categories (Table 17)"),
    })
    .describe("RT-IoU of a constant answer"),
  alwaysRefuse: constantF1.describe("Refusing every query"),
  alwaysAnswer: constantF1.describe("Answering every query"),
});

/** How the data set is made up. */
export const distributions = z.strictObject({
  videos: count.describe("Distinct videos"),
  levels: z.record(z.string(), count).describe("Negatives by level; unsaid for those without"),
  categories: z.record(z.string(), count).describe("Negatives that change a category"),
  categoryEntropy: z.number().nonnegative().describe("Bits, over category uses; 3.46 when all 11 are even"),
  levelEntropy: z.number().nonnegative().describe("Bits; 1.58 when the three are even"),
  edits: z.array(editFigures).describe("Word edits by level"),
  weakAboveStrong: share
    .nullable()
    .describe("P(edit of a weak negative > of a strong one), ties half; null without both"),
  openings: z
    .strictObject({
      refusals: count.describe("Refusals with a level"),
      told: count.describe("Refusals whose first five words give the level away"),
      distinct: count.describe("Different first five words"),
    })
    .describe("How refusals begin"),
  baselines: constantBaselines.describe("What answering without looking scores"),
});

/** Something to mend. */
export const auditFix = z.strictObject({
  what: z.string().min(1).describe("Rule or probe"),
  why: z.string().min(1).describe("What it found"),
  how: z.string().min(1).describe("What to do"),
  severity: z.enum(SEVERITIES).describe("Severity of what it found"),
  count: count.describe("Findings, or pairs of the probe"),
});

/** Everything the audit says. */
export const auditReport = z.strictObject({
  tool: z.string().min(1).describe("Name and version of this tool"),
  files: z.array(auditedFile).min(1).describe("What was audited, in the order given"),
  sources: z.array(z.string()).describe("Names of the source corpora it was compared with"),
  totals: severityCounts
    .extend({
      records: count.describe("Records read"),
      unreadable: count.describe("Members of the files that are no record at all"),
      accepted: count.describe("Findings that the baseline accepts"),
    })
    .describe("Sums over files and rules"),
  rules: z.array(ruleSummary).describe("Rules with findings, most serious first"),
  silent: z.array(z.string()).describe("Rules that found nothing"),
  distributions: distributions.describe("How the data set is made up"),
  probes: probeReport.nullable().describe("null when probes were not asked for or there is no pair"),
  judgements: judgeReport.nullish().describe("What judges said; absent when none was asked"),
  unusedAcceptances: z
    .array(auditAcceptance)
    .describe("Acceptances of the baseline that match nothing: errors"),
  fixFirst: z.array(auditFix).describe("What to mend first, most harmful first"),
});

export type AuditFinding = z.infer<typeof auditFinding>;
export type AuditedFile = z.infer<typeof auditedFile>;
export type RuleSummary = z.infer<typeof ruleSummary>;
export type Distributions = z.infer<typeof distributions>;
export type AuditReport = z.infer<typeof auditReport>;
