import type { Claim } from "../edits/edit.ts";

/** What a sentence is filled with. */
export interface Parts {
  /** What the video shows: "a red car", "opening the door". */
  readonly shown: string;
  /** What the query asks for instead. */
  readonly asked: string;
  /** The asked thing without article, after "no". */
  readonly none: string;
  readonly is: "is" | "are";
  readonly appears: "appears" | "appear";
  /** "a man putting on a hat": who does what in the video. */
  readonly act: string;
}

/** A sentence or two that state for one change what the video shows, and that the asked thing is nowhere in it. */
export type Template = (parts: Parts) => string;

const THINGS: readonly Template[] = [
  ({ shown, none, is }) => `The video shows ${shown}, and there ${is} no ${none} anywhere in it.`,
  ({ shown, none, appears }) => `No ${none} ${appears} at any point of the video; it shows ${shown} instead.`,
  ({ shown, asked, is }) =>
    `What can be seen in the video is ${shown}, not ${asked}, which ${is} nowhere to be found in it.`,
  ({ shown, asked, none, appears }) =>
    `Instead of ${asked}, the video shows ${shown}. No ${none} ${appears} in the video at all.`,
  ({ shown, none, is }) =>
    `There ${is} no ${none} in the video from beginning to end; ${shown} can be seen there instead.`,
  ({ shown, asked }) => `The whole video offers no view of ${asked}. What it shows is ${shown}.`,
];

/** For things that are about anywhere: not that there is none, but that it is another one which takes part. */
const INVOLVED: readonly Template[] = [
  ({ shown, asked, is }) =>
    `What takes part in this in the video is ${shown}; nowhere in it ${is} ${asked} involved.`,
  ({ shown, asked }) => `In the video this is about ${shown}, and at no point of it about ${asked}.`,
  ({ shown, asked, is }) =>
    `It is ${shown} that the video shows in this place, while ${asked} ${is} not part of it anywhere in the video.`,
  ({ shown, asked }) => `The thing concerned is ${shown} in the video, which never shows this with ${asked}.`,
];

const ACTS: readonly Template[] = [
  ({ act, asked }) => `The video shows ${act}, and ${asked} is not seen anywhere in it.`,
  ({ act, asked }) => `At no point of the video does ${asked} occur; it shows ${act} instead.`,
  ({ shown, asked }) => `What happens in the video is ${shown}, not ${asked}, which the video never shows.`,
  ({ act, asked }) =>
    `Instead of ${asked}, the video shows ${act}. The former takes place nowhere in the video.`,
  ({ act, asked }) => `Throughout the video there is no ${asked}. It shows ${act}.`,
  ({ shown, asked }) => `The action in the video is ${shown}. Nobody and nothing in the video is ${asked}.`,
];

const SCENES: readonly Template[] = [
  ({ shown, none, is }) =>
    `The setting in the video is ${shown}. There ${is} no ${none} anywhere in the video.`,
  ({ shown, asked, is }) =>
    `The place that the video shows is ${shown}, and ${asked} ${is} nowhere to be seen in it.`,
  ({ shown, asked, is }) =>
    `The video shows ${shown} as the place where this happens, and ${asked} ${is} never seen in it.`,
  ({ shown, asked }) =>
    `Instead of ${asked}, the video shows ${shown}. At no point does the video move to ${asked}.`,
];

const PEOPLE: readonly Template[] = [
  ({ shown, none, is }) =>
    `In the video this is done by ${shown}, and no ${none} ${is} seen doing it at any point of the video.`,
  ({ shown, asked, none, appears }) =>
    `The video shows ${shown}, not ${asked}; no ${none} ${appears} in that role anywhere in it.`,
  ({ shown, asked, is }) =>
    `It is ${shown} that can be seen in the video. Nowhere in the video ${is} ${asked} shown doing this.`,
  ({ shown, asked, none, is }) =>
    `Instead of ${asked}, the video shows ${shown}; no ${none} ${is} seen doing this anywhere in the video.`,
];

const PLACES: readonly Template[] = [
  ({ act, asked }) => `The video shows ${act}, and at no point of it ${asked}.`,
  ({ act, asked }) => `The position differs: the video shows ${act}, while ${asked} never occurs in it.`,
  ({ act, asked }) => `Nowhere in the video is anything like ${asked} to be seen; it shows ${act}.`,
  ({ shown, asked }) =>
    `In the video it is ${shown}, not ${asked}. The latter does not occur anywhere in the video.`,
];

const DIRECTIONS: readonly Template[] = [
  ({ act, asked }) =>
    `The movement goes another way: the video shows ${act}, while ${asked} never occurs in it.`,
  ({ act, asked }) => `The video shows ${act}, and at no point of it the movement of ${asked}.`,
  ({ shown, asked }) =>
    `In the video the direction is that of ${shown}. There is no ${asked} anywhere in the video.`,
  ({ act, asked }) =>
    `Instead of ${asked}, the video shows ${act}; that movement is never seen in the video.`,
];

const COUNTS: readonly Template[] = [
  ({ shown, asked }) => `The video shows ${shown}, and at no point ${asked}.`,
  ({ shown, asked }) => `The number differs: the video shows ${shown}, and nowhere ${asked}.`,
  ({ shown, asked }) => `The video shows ${shown}. Nowhere in the video are there ${asked}.`,
  ({ shown, asked }) => `What the video shows is ${shown}. It does not show ${asked} at any time.`,
];

const COMPARISONS: readonly Template[] = [
  ({ shown, asked }) => `The comparison is the other way round: the video shows ${shown}, never ${asked}.`,
  ({ shown, asked }) => `In the video it is ${shown} that can be seen, and nowhere ${asked}.`,
  ({ shown, asked }) => `The video shows ${shown}. Nothing in the video could be called ${asked}.`,
];

const ORDERS: readonly Template[] = [
  ({ shown, asked }) => `The order differs: the video shows ${shown}, and never ${asked}.`,
  ({ shown, asked }) =>
    `In the video the sequence is ${shown}. Nowhere in the video does it run as ${asked}.`,
  ({ shown, asked }) =>
    `What the video shows is ${shown}; the sequence of ${asked} does not occur anywhere in it.`,
];

const TRANSITIONS: readonly Template[] = [
  ({ act, asked }) => `The change of scene differs: the video shows ${act}, and never ${asked}.`,
  ({ act, asked }) => `The video shows ${act}. There is no ${asked} at any point of the video.`,
  ({ act, asked }) => `Nowhere in the video does the scene change by ${asked}; it shows ${act}.`,
];

/** Sentences for each family of claims. */
export const TEMPLATES: Readonly<Record<Claim["family"], readonly Template[]>> = {
  object: THINGS,
  involved: INVOLVED,
  part: THINGS,
  attribute: THINGS,
  scene: SCENES,
  person: PEOPLE,
  action: ACTS,
  place: PLACES,
  direction: DIRECTIONS,
  count: COUNTS,
  comparison: COMPARISONS,
  order: ORDERS,
  transition: TRANSITIONS,
};

/** Parts of a body are about wherever there are bodies: only that they take part can be denied. */
export const BODY_PARTS: readonly Template[] = [
  ({ shown, asked, is }) =>
    `What takes part in this in the video is ${shown}; nowhere in it ${is} ${asked} involved.`,
  ({ shown, asked }) => `In the video this concerns ${shown}, and at no point of it ${asked}.`,
  ({ shown, asked }) => `The part concerned is ${shown} in the video, which never shows this with ${asked}.`,
];

/** Where the thing acted on differs too, which is another block's business: `shown` is the bare act. */
export const BARE_ACTS: readonly Template[] = [
  ({ shown, asked }) => `What is done in the video is ${shown}, not ${asked}, which never happens in it.`,
  ({ shown, asked }) => `The action in the video is that of ${shown}, and ${asked} is nowhere seen in it.`,
  ({ shown, asked }) => `At no point of the video does ${asked} occur; what is done there is ${shown}.`,
  ({ shown, asked }) => `The act differs: it is ${shown} in the video, and nowhere in it ${asked}.`,
];

/** Where the act differs too: both sides say no more than where. */
export const BARE_PLACES: readonly Template[] = [
  ({ shown, asked }) => `The place differs: it is ${shown} in the video, and at no point of it ${asked}.`,
  ({ shown, asked }) => `In the video this takes place ${shown}, and nowhere in it ${asked}.`,
  ({ shown, asked }) => `Where it happens is ${shown} in the video; it is never ${asked} anywhere in it.`,
];

/** Where the act differs too: both sides say no more than which way. */
export const BARE_DIRECTIONS: readonly Template[] = [
  ({ shown, asked }) => `The movement differs: it goes ${shown} in the video, and nowhere ${asked}.`,
  ({ shown, asked }) => `The video shows a movement ${shown}, and at no point of it one ${asked}.`,
  ({ shown, asked }) => `In the video the direction is ${shown}; nothing in the video goes ${asked}.`,
];

/** Where the act differs and no direction is named. */
export const BARE_MOVEMENTS: readonly Template[] = [
  ({ shown, asked }) => `The movement in the video is that of ${shown}; ${asked} occurs nowhere in it.`,
  ({ shown, asked }) => `The way in which the thing moves is ${shown} in the video, at no point ${asked}.`,
];
