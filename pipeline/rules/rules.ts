import { captionCopy } from "./caption-copy.ts";
import { editAdditive } from "./edit-additive.ts";
import { editSameThing } from "./edit-same-thing.ts";
import { editSize } from "./edit-size.ts";
import { editSizeOrder } from "./edit-size-order.ts";
import { editSubtractive } from "./edit-subtractive.ts";
import { leakedFormat } from "./leaked-format.ts";
import { planCategories } from "./plan-categories.ts";
import { planDifficultyTag } from "./plan-difficulty-tag.ts";
import { planReasoning } from "./plan-reasoning.ts";
import { queryChanged } from "./query-changed.ts";
import { queryEncoding } from "./query-encoding.ts";
import { queryLength } from "./query-length.ts";
import { queryNegation } from "./query-negation.ts";
import { queryStyle } from "./query-style.ts";
import { refusalBlanks } from "./refusal-blanks.ts";
import { refusalCaptionTalk } from "./refusal-caption-talk.ts";
import { refusalContradiction } from "./refusal-contradiction.ts";
import { refusalEditingTalk } from "./refusal-editing-talk.ts";
import { refusalEncoding } from "./refusal-encoding.ts";
import { refusalKeywordList } from "./refusal-keyword-list.ts";
import { refusalLength } from "./refusal-length.ts";
import { refusalNamesChange } from "./refusal-names-change.ts";
import { refusalParts } from "./refusal-parts.ts";
import { refusalQuotesOriginal } from "./refusal-quotes-original.ts";
import { refusalSides } from "./refusal-sides.ts";
import { refusalStrength } from "./refusal-strength.ts";
import { refusalTimeRange } from "./refusal-time-range.ts";
import { refusalWholeVideo } from "./refusal-whole-video.ts";
import type { MomentRule, NegativeRule, ReplyRule, Rule } from "./rule.ts";

/** Raised whenever the verdict of any rule may change: negatives record it, and finished validations are done again. */
export const RULES_VERSION = "rules-4";

/** Rules about a reply beside its plan. */
export const REPLY_RULES: readonly ReplyRule[] = [planCategories, planDifficultyTag, planReasoning];

/** Rules about one negative; the first that finds an error gives a rejection its reason. */
export const NEGATIVE_RULES: readonly NegativeRule[] = [
  queryChanged,
  queryEncoding,
  leakedFormat,
  captionCopy,
  queryNegation,
  editSubtractive,
  editAdditive,
  editSameThing,
  editSize,
  queryLength,
  queryStyle,
  refusalEncoding,
  refusalParts,
  refusalStrength,
  refusalBlanks,
  refusalLength,
  refusalTimeRange,
  refusalKeywordList,
  refusalQuotesOriginal,
  refusalEditingTalk,
  refusalCaptionTalk,
  refusalNamesChange,
  refusalSides,
  refusalContradiction,
  refusalWholeVideo,
];

/** Rules about all negatives of a moment. */
export const MOMENT_RULES: readonly MomentRule[] = [editSizeOrder];

/** Every rule, in the order in which they are applied. */
export const RULES: readonly Rule[] = [...REPLY_RULES, ...NEGATIVE_RULES, ...MOMENT_RULES];
