import { z } from "zod";
import { categoryPath } from "./category.ts";
import { level } from "./level.ts";
import { levelPlan } from "./plan.ts";

/** How an exchange with an engine ended. Only "answered" carries text worth parsing. */
export const OUTCOMES = [
  "answered",
  "declined",
  "refused",
  "filtered",
  "truncated",
  "empty",
  "no-choices",
  "not-a-completion",
  "rejected-by-server",
  "unreachable",
] as const;

/** Words that a prompt offered for the negative of one level. */
export const offeredWords = z.strictObject({
  level,
  categories: z.array(categoryPath).min(1).max(3).describe("What they change"),
  replace: z.string().min(1).describe("Words of the original query"),
  with: z.string().min(1).describe("Words drawn from the corpus to stand in their place"),
});

/** One reply of an engine, as it came, with what shaped it. Holds nothing that differs between a live run and a replay. */
export const engineReply = z.strictObject({
  engine: z.enum(["lexicon", "openai"]).describe("Which engine answered"),
  model: z.string().min(1).describe("Model name; for lexicon its revision, e.g. lexicon-1"),
  prompt: z
    .string()
    .min(1)
    .describe("Name and hash of the prompt, e.g. table-16@1f0c…; for lexicon its rule set"),
  sample: z.int().nonnegative().describe("Number of the sample: 0 for the first"),
  key: z.string().nullable().describe("Ledger key of the exchange; null for engines that cost nothing"),
  outcome: z.enum(OUTCOMES).describe("How the exchange ended"),
  text: z.string().describe("The reply's text, unchanged; empty when there is none"),
  message: z.string().describe("Why there is no answer; empty for answered"),
  mirrors: z
    .array(
      z.strictObject({
        level,
        partner: z.string().min(1).describe("Id of a moment whose negative makes the opposite change"),
      }),
    )
    .max(3)
    .nullish()
    .describe("Partners of mirrored negatives, by level; absent when there are none"),
  offered: z
    .array(offeredWords)
    .nullish()
    .describe("Replacement words that the prompt offered; absent for prompts that offer none"),
  plans: z
    .array(levelPlan)
    .max(3)
    .nullish()
    .describe("Levels that the engine can write, with their categories; absent when it leaves planning open"),
});

export type OfferedWords = z.infer<typeof offeredWords>;
export type EngineReply = z.infer<typeof engineReply>;
