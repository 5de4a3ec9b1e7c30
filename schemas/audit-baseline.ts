import { z } from "zod";

/** Findings that somebody has looked at and accepts. */
export const auditAcceptance = z.strictObject({
  rule: z.string().min(1).describe("Name of the rule"),
  video: z.string().optional().describe("Video key; every video when absent"),
  query: z.string().optional().describe("Query of the item; every query when absent"),
  reason: z.string().min(1).describe("Why the finding is no defect"),
});

/** A baseline file: a list of acceptances. One that matches nothing any more is an error: delete it. */
export const auditBaseline = z.strictObject({
  accept: z.array(auditAcceptance).describe("Accepted findings"),
});

export type AuditAcceptance = z.infer<typeof auditAcceptance>;
export type AuditBaseline = z.infer<typeof auditBaseline>;
