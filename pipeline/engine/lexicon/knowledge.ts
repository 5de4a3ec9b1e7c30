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

/** Texts about a video, whichever of its moments is asked about. */
interface VideoTexts {
  /** Distinct texts by their comparable form; those that count as the same side by side. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly mentions: Mentions;
}

/** Reads what texts mention, remembering the last ones. */
export class MentionReader {
  /** The captions of a video come with each of its moments, and these one after another. */
  readonly #recent = new Recent<string, Mentions>(500);
  readonly #videos = new Recent<string, VideoTexts>(20);

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
    const video = this.#videos.get(texts.join("\u0000"), () => this.#readVideo(texts));
    const isAmong = video.texts.has(own);
    const readOthers = (): Mentions =>
      isAmong
        ? this.#join([...video.texts].flatMap(([comparable, same]) => (comparable === own ? [] : same)))
        : video.mentions;
    let others: Mentions | undefined;
    return {
      all: isAmong ? video.mentions : joinMentions([video.mentions, this.#read(query)]),
      // Few are asked about what the others say.
      get others() {
        return (others ??= readOthers());
      },
      isCaption: (text) => {
        const comparable = comparableText(text);
        return comparable === own || video.texts.has(comparable);
      },
    };
  }

  #readVideo(all: readonly string[]): VideoTexts {
    const texts = new Map<string, string[]>();
    for (const text of new Set(all)) {
      const comparable = comparableText(text);
      const known = texts.get(comparable);
      if (known === undefined) texts.set(comparable, [text]);
      else known.push(text);
    }
    return { texts, mentions: this.#join([...texts.values()].flat()) };
  }

  #join(texts: readonly string[]): Mentions {
    return joinMentions(texts.map((text) => this.#read(text)));
  }
}
