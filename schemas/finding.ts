import { z } from "zod";

/** error: the record breaks the contract. suspicion: it may be wrong. note: worth counting, not wrong. */
export const SEVERITIES = ["error", "suspicion", "note"] as const;

/** What one rule says of one record. Findings are data: nothing throws them. */
export const finding = z.strictObject({
  rule: z.string().min(1).describe("Name of the rule, kebab-case"),
  severity: z.enum(SEVERITIES).describe("How bad it is"),
  path: z
    .string()
    .describe("Field the finding is about, e.g. query or parts[1].text; empty for the whole record"),
  message: z.string().min(1).describe("One sentence: what is wrong, what was expected"),
  actual: z.string().optional().describe("What was found, as text"),
  expected: z.string().optional().describe("What was expected, as text"),
  probability: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .optional()
    .describe("Chance that a suspicion is right; null when unmeasured"),
  reply: z
    .string()
    .nullish()
    .describe("Ledger key of the judgement it rests on; absent where a rule found it"),
});

export type Finding = z.infer<typeof finding>;
