import type { Refusal } from "../../schemas/candidate.ts";
import type { CategoryPath } from "../../schemas/category.ts";
import type { ContextCaption } from "../../schemas/context.ts";
import type { Level } from "../../schemas/level.ts";
import { type Analysis, analyse, RefusalAnalysis } from "./analysis.ts";
import { type CaptionText, captionTextOf } from "./caption-text.ts";

/** A negative with what it was made from, whether an engine just wrote it or somebody released it. */
export interface NegativeTexts {
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

/** A negative as rules see it: its texts, and what several rules need of them, worked out when first asked for. */
export class NegativeFacts implements NegativeTexts {
  readonly original: string;
  readonly captions: readonly ContextCaption[];
  readonly level: Level;
  readonly categories: readonly CategoryPath[];
  readonly query: string;
  readonly refusalText: string;
  readonly refusal: Refusal | null;
  #analysis: Analysis | undefined;
  #refusalAnalysis: RefusalAnalysis | undefined;
  #otherCaptions: readonly CaptionText[] | undefined;

  constructor(texts: NegativeTexts) {
    this.original = texts.original;
    this.captions = texts.captions;
    this.level = texts.level;
    this.categories = texts.categories;
    this.query = texts.query;
    this.refusalText = texts.refusalText;
    this.refusal = texts.refusal;
  }

  /** The negative beside its original. */
  get analysis(): Analysis {
    return (this.#analysis ??= analyse(this.original, this.query));
  }

  get refusalAnalysis(): RefusalAnalysis {
    return (this.#refusalAnalysis ??= new RefusalAnalysis(this.refusalText));
  }

  /** The same negative among other captions. */
  beside(captions: readonly ContextCaption[]): NegativeFacts {
    const { original, level, categories, query, refusalText, refusal } = this;
    return new NegativeFacts({ original, captions, level, categories, query, refusalText, refusal });
  }

  /** The captions of the video other than the original. */
  get otherCaptions(): readonly CaptionText[] {
    return (this.#otherCaptions ??= this.captions
      .filter(({ own }) => !own)
      .map(({ text }) => captionTextOf(text)));
  }
}
