import type { FrameSource } from "../../../../schemas/ledger-entry.ts";
import type { VideoFrame } from "../../../lib/video-frames.ts";

/** Frames that go along with a message. */
export interface Pictures {
  /** What stands for them in the ledger's key: they follow from it, byte for byte or nearly so. */
  readonly source: FrameSource;
  readonly frames: readonly VideoFrame[];
}

/** A part of a message that has more than text. */
type Part =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image_url"; readonly image_url: { readonly url: string } };

/** A message's text and, behind it, each frame under its time. */
export function partsWith(text: string, { frames }: Pictures): Part[] {
  return [
    { type: "text", text },
    ...frames.flatMap(({ time, jpeg }): Part[] => [
      { type: "text", text: `${time} s` },
      { type: "image_url", image_url: { url: `data:image/jpeg;base64,${jpeg.toString("base64")}` } },
    ]),
  ];
}

/** Pixels of the patches in which most models count pictures, and tokens of the times between them. */
const PATCH = 32;
const PER_LABEL = 8;
/** Tokens of a patch, at the rate of the small models that count most. */
const PER_PATCH = 1.62;

/** Tokens that frames take, for pacing. */
export function picturesTokens(pictures: Pictures | undefined): number {
  if (pictures === undefined) return 0;
  const patches = Math.ceil(pictures.source.side / PATCH) ** 2;
  return Math.round(pictures.frames.length * (patches * PER_PATCH + PER_LABEL));
}

/** Pixels of a tile, and the dearest way of counting them that any model's price list names (gpt-4o-mini). */
const TILE = 512;
const DEAREST = { picture: 2833, tile: 5667 };

/** More tokens than frames can take. For the worst case of a budget. */
export function mostPicturesTokens(pictures: Pictures | undefined): number {
  if (pictures === undefined) return 0;
  const tiles = Math.ceil(pictures.source.side / TILE) ** 2;
  return pictures.frames.length * (DEAREST.picture + DEAREST.tile * tiles + PER_LABEL);
}
