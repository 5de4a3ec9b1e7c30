import type { ContextCaption } from "../../schemas/context.ts";

/** Table 17: which categories does a refusal speak of? */
export interface RefusalQuestion {
  readonly kind: "refusal-categories";
  /** Names what it is about, for messages to people. */
  readonly about: string;
  readonly refusal: string;
}

/** Do captions make either of two statements true of their video? */
export interface PresenceQuestion {
  readonly kind: "presence";
  readonly about: string;
  readonly captions: readonly ContextCaption[];
  /** Statements A and B. */
  readonly statements: readonly [string, string];
}

/** What a judge may be asked. */
export type JudgeQuestion = RefusalQuestion | PresenceQuestion;
