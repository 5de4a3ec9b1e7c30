import { captionCopy } from "./caption-copy.ts";
import { editSizeOrder } from "./edit-size-order.ts";
import { leakedFormat } from "./leaked-format.ts";
import { planCategories } from "./plan-categories.ts";
import { planDifficultyTag } from "./plan-difficulty-tag.ts";
import { planReasoning } from "./plan-reasoning.ts";
import { queryChanged } from "./query-changed.ts";
import { queryNegation } from "./query-negation.ts";
import { refusalBlanks } from "./refusal-blanks.ts";
import { refusalStrength } from "./refusal-strength.ts";
import { refusalTimeRange } from "./refusal-time-range.ts";
import type { MomentRule, NegativeRule, ReplyRule, Rule } from "./rule.ts";

/** Raised whenever the verdict of any rule may change: negatives record it, and finished validations are done again. */
export const RULES_VERSION = "rules-1";

/** Rules about a reply beside its plan. */
export const REPLY_RULES: readonly ReplyRule[] = [planCategories, planDifficultyTag, planReasoning];

/** Rules about one negative; the first that finds an error gives a rejection its reason. */
export const NEGATIVE_RULES: readonly NegativeRule[] = [
  queryChanged,
  captionCopy,
  queryNegation,
  leakedFormat,
  refusalStrength,
  refusalBlanks,
  refusalTimeRange,
];

/** Rules about all negatives of a moment. */
export const MOMENT_RULES: readonly MomentRule[] = [editSizeOrder];

/** Every rule, in the order in which they are applied. */
export const RULES: readonly Rule[] = [...REPLY_RULES, ...NEGATIVE_RULES, ...MOMENT_RULES];
