import type { Subject } from "../engine.ts";
import { Recent } from "../../lib/recent.ts";
import { comparableText } from "../../lib/text.ts";
import { joinMentions, type Mentions, mentionsOf } from "../../lib/words/mentions.ts";

/** What the texts about a moment's video say. */
export interface Knowledge {
  /** All texts, the query among them. */
  readonly all: Mentions;
  /** All texts but the query. */
  readonly others: Mentions;
  /** True for a text that one of them already is, so that it is true of the video. */
  readonly isCaption: (text: string) => boolean;
}

/** Reads what texts mention, remembering the last ones. */
export class MentionReader {
  /** The captions of a video come with each of its moments, and these one after another. */
  readonly #recent = new Recent<string, Mentions>(500);

  #read(text: string): Mentions {
    return this.#recent.get(text, mentionsOf);
  }

  /** What is known of a moment's video from its captions and companions. */
  know({ moment, captions }: Subject): Knowledge {
    return this.knowTexts(
      moment.query,
      [...captions, ...moment.companions].map((caption) => caption.text),
    );
  }

  /** The same from a query and the texts about its video, the query among them or not. */
  knowTexts(query: string, texts: readonly string[]): Knowledge {
    const own = comparableText(query);
    const others = [...new Set(texts)].filter((text) => comparableText(text) !== own);
    const read = joinMentions(others.map((text) => this.#read(text)));
    const comparable = new Set([own, ...others.map(comparableText)]);
    return {
      all: joinMentions([read, this.#read(query)]),
      others: read,
      isCaption: (text) => comparable.has(comparableText(text)),
    };
  }
}
