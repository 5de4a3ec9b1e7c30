import { z } from "zod";
import { categoryPath } from "./category.ts";
import { engineReply } from "./engine-reply.ts";
import { finding } from "./finding.ts";
import { level } from "./level.ts";

/** Why a video does not match, for one changed category. */
export const refusalPart = z.strictObject({
  category: categoryPath,
  text: z.string().min(1).describe("One sentence or more about this category"),
});

/** What a model is trained to say instead of a time. */
export const refusal = z.strictObject({
  opening: z.string().min(1).describe("States the mismatch, in the level's strength"),
  parts: z.array(refusalPart).min(1).max(3).describe("One per planned category, in plan order"),
});

/** Where a negative comes from: engine, model, prompt, ledger key and text of each exchange. */
export const provenance = z.strictObject({
  replies: z.array(engineReply).min(1).describe("The reply, then its repairs if any"),
  rules: z.string().min(1).describe("Version of the rule set that accepted it"),
});

/** An accepted candidate of one level: stage 6's record. */
export const candidate = z.strictObject({
  id: z.string().min(1).describe("momentId#sample/level"),
  momentId: z.string().min(1).describe("Moment that it is about"),
  sample: z.int().nonnegative().describe("Number of the sample, 0 for the first"),
  level,
  categories: z.array(categoryPath).min(1).max(3).describe("As planned, in plan order"),
  query: z.string().min(1).describe("The negative query, cleaned"),
  rawQuery: z.string().min(1).describe("The negative query as the engine wrote it"),
  refusal: refusal.describe("What a model is trained to say of it"),
  verdict: z.enum(["accepted", "repaired"]).describe("repaired: accepted after the engine mended it"),
  verification: z.enum(["unverified", "model", "person"]).describe("Who checked it against the video"),
  findings: z.array(finding).describe("Suspicions and notes that remain; no errors"),
  provenance: provenance.describe("Where it comes from"),
});

export type Refusal = z.infer<typeof refusal>;
export type Provenance = z.infer<typeof provenance>;
export type Candidate = z.infer<typeof candidate>;
