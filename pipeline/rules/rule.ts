import type { Finding } from "../../schemas/finding.ts";
import type { Level } from "../../schemas/level.ts";
import type { NegativeReply } from "../../schemas/negatives-reply.ts";
import type { LevelPlan } from "../../schemas/plan.ts";
import type { NegativeFacts } from "./negative.ts";

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
