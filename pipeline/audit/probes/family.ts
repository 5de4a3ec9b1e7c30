import type { Random } from "../../lib/random.ts";
import type { ProbeTexts } from "./pairs.ts";

/** Higher for a text that looks more like a negative. Text numbers are those of ProbeTexts. */
export type TextScore = (text: number) => number;

/** A probe that has read all texts and can be trained on some of the pairs. */
export interface PreparedProbe {
  /**
   * Learns from training pairs alone.
   *
   * @param turn awaited now and then, so that long training can be stopped
   */
  readonly fit: (trainPairs: Uint32Array, random: Random, turn: () => Promise<unknown>) => Promise<TextScore>;
}

/** One way of telling negatives from originals by text alone. */
export interface ProbeFamily {
  /** Kebab-case, unique. */
  readonly name: string;
  readonly description: string;
  /** model: learns from many features. heuristic: looks at a single thing. */
  readonly kind: "model" | "heuristic";
  /** Never to be used by selection, which is judged by it. */
  readonly heldOut: boolean;
  readonly prepare: (texts: ProbeTexts) => PreparedProbe;
}

/** Both texts of each pair, originals and negatives alternating. */
export function textsOfPairs(pairs: Uint32Array): Uint32Array {
  const texts = new Uint32Array(pairs.length * 2);
  pairs.forEach((pair, at) => {
    texts[at * 2] = pair * 2;
    texts[at * 2 + 1] = pair * 2 + 1;
  });
  return texts;
}

/** Whether a text is its pair's negative. */
export function isNegative(text: number): boolean {
  return (text & 1) === 1;
}
