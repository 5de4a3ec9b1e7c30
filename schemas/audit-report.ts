import { z } from "zod";
import { auditAcceptance } from "./audit-baseline.ts";
import { probeReport } from "./audit-probes.ts";
import { finding, SEVERITIES } from "./finding.ts";
import { level } from "./level.ts";

/** A finding with the place it was made in. */
export const auditFinding = finding.extend({
  file: z.string().describe("Name of the audited file; empty when the finding is about the whole"),
  record: z.int().nonnegative().nullable().describe("Number of the record in its file, from 0"),
  video: z.string().describe("Video key; empty when the finding is about the whole"),
  original: z.string().describe("The record's original query"),
  query: z.string().describe("Query of the item that the finding is about; empty when about none"),
});

/** A file or folder that was audited. */
export const auditedFile = z.strictObject({
  name: z.string().min(1),
  kind: z
    .enum(["ra-rft", "run"])
    .describe("ra-rft: a released or exported JSON list; run: a run of this tool"),
  records: z.int().nonnegative(),
  positives: z.int().nonnegative(),
  negatives: z.int().nonnegative(),
});

/** What one rule found in all. */
export const ruleSummary = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  counts: z.strictObject({
    error: z.int().nonnegative(),
    suspicion: z.int().nonnegative(),
    note: z.int().nonnegative(),
  }),
  records: z.int().nonnegative().describe("Records with at least one of its findings"),
  accepted: z.int().nonnegative().describe("Findings that the baseline accepts; not in counts"),
  expected: z
    .number()
    .nonnegative()
    .nullable()
    .describe("Sum of the suspicions' probabilities: how many are right; null when none has one"),
  examples: z.array(auditFinding).describe("A fixed sample of its findings, in file order"),
});

/** Token edits of a level's negatives against their originals. */
export const editFigures = z.strictObject({
  level: level.nullable().describe("null for negatives whose level is not said"),
  negatives: z.int().nonnegative(),
  mean: z.number().nonnegative().describe("Mean number of changed words"),
  medianShare: z.number().nonnegative().describe("Median of changed words over words of the longer text"),
});

const share = z.number().min(0).max(1);

/** What answering without looking scores. */
export const constantBaselines = z.strictObject({
  rtIou: z.strictObject({
    categories: z.array(z.string()).describe("The constant answer that scores best"),
    score: share.describe("Mean Jaccard of this answer with the negatives' categories (Table 17)"),
  }),
  alwaysRefuse: z.strictObject({ relevantF1: share, irrelevantF1: share, averageF1: share }),
  alwaysAnswer: z.strictObject({ relevantF1: share, irrelevantF1: share, averageF1: share }),
});

/** How the data set is made up. */
export const distributions = z.strictObject({
  videos: z.int().nonnegative().describe("Distinct videos"),
  levels: z
    .record(z.string(), z.int().nonnegative())
    .describe("Negatives by level; unsaid for those without"),
  categories: z.record(z.string(), z.int().nonnegative()).describe("Negatives that change a category"),
  categoryEntropy: z.number().nonnegative().describe("Bits, over category uses; 3.46 when all 11 are even"),
  levelEntropy: z.number().nonnegative().describe("Bits; 1.58 when the three are even"),
  edits: z.array(editFigures),
  weakAboveStrong: share
    .nullable()
    .describe("P(edit of a weak negative > of a strong one), ties half; null without both"),
  openings: z.strictObject({
    refusals: z.int().nonnegative(),
    told: z.int().nonnegative().describe("Refusals whose first five words give the level away"),
    distinct: z.int().nonnegative().describe("Different first five words"),
  }),
  baselines: constantBaselines,
});

/** Everything the audit says. */
export const auditReport = z.strictObject({
  tool: z.string().min(1),
  files: z.array(auditedFile).min(1),
  sources: z.array(z.string()).describe("Names of the source corpora it was compared with"),
  totals: z.strictObject({
    records: z.int().nonnegative(),
    unreadable: z.int().nonnegative().describe("Members of the files that are no record at all"),
    error: z.int().nonnegative(),
    suspicion: z.int().nonnegative(),
    note: z.int().nonnegative(),
    accepted: z.int().nonnegative(),
  }),
  rules: z.array(ruleSummary).describe("Rules with findings, most serious first"),
  silent: z.array(z.string()).describe("Rules that found nothing"),
  distributions,
  probes: probeReport.nullable().describe("null when probes were not asked for or there is no pair"),
  unusedAcceptances: z
    .array(auditAcceptance)
    .describe("Acceptances of the baseline that match nothing: errors"),
  fixFirst: z
    .array(
      z.strictObject({
        what: z.string().min(1),
        why: z.string().min(1),
        how: z.string().min(1),
        severity: z.enum(SEVERITIES),
        count: z.int().nonnegative(),
      }),
    )
    .describe("What to mend first, most harmful first"),
});

export type AuditFinding = z.infer<typeof auditFinding>;
export type AuditedFile = z.infer<typeof auditedFile>;
export type RuleSummary = z.infer<typeof ruleSummary>;
export type Distributions = z.infer<typeof distributions>;
export type AuditReport = z.infer<typeof auditReport>;
