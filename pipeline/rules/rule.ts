import type { CategoryPath } from "../../schemas/category.ts";
import type { Refusal } from "../../schemas/candidate.ts";
import type { ContextCaption } from "../../schemas/context.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Level } from "../../schemas/level.ts";
import type { NegativeReply } from "../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../schemas/plan.ts";

/** A negative as rules see it, whether an engine just wrote it or somebody released it. */
export interface NegativeFacts {
  /** The original query, true of the video. */
  readonly original: string;
  /** What else is true of the video, the original query (`own`) included. */
  readonly captions: readonly ContextCaption[];
  readonly level: Level;
  /** Categories it claims to change, in plan order. */
  readonly categories: readonly CategoryPath[];
  readonly query: string;
  /** The refusal as a model is trained to say it, without <answer> tags. */
  readonly refusalText: string;
  /** The refusal in parts; null where a file holds only its text. */
  readonly refusal: Refusal | null;
}

/** One level of a reply beside what was planned for it. */
export interface ReplyFacts {
  readonly planned: LevelPlan;
  readonly written: NegativeReply;
}

interface RuleText {
  /** Kebab-case, unique: findings and manifests carry it. */
  readonly name: string;
  /** What it checks and why it matters, one or two sentences. */
  readonly description: string;
}

/** A check of what an engine wrote against what was asked of it. */
export interface ReplyRule extends RuleText {
  readonly scope: "reply";
  /** No findings when all is well. Never throws, whatever the texts hold; so with every rule. */
  readonly check: (facts: ReplyFacts) => readonly Finding[];
}

/** A check of one negative by itself. */
export interface NegativeRule extends RuleText {
  readonly scope: "negative";
  readonly check: (facts: NegativeFacts) => readonly Finding[];
}

/** A finding about one of several negatives. */
export interface LevelFinding {
  readonly level: Level;
  readonly finding: Finding;
}

/** A check of all negatives of one moment together, strong first. */
export interface MomentRule extends RuleText {
  readonly scope: "moment";
  /** Findings with the level of the negative they are about. */
  readonly check: (negatives: readonly NegativeFacts[]) => readonly LevelFinding[];
}

/** Any rule. */
export type Rule = ReplyRule | NegativeRule | MomentRule;
