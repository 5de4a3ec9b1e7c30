import { capital } from "../inflect.ts";
import type { Template } from "./template.ts";

/** Acts that nobody does in the video. */
export const ACTS: readonly Template[] = [
  ({ happens, asked }) =>
    happens && `The video shows ${happens.act}, and ${asked} is not seen anywhere in it.`,
  ({ happens, anyone }) =>
    happens && anyone && `At no point of the video does anyone ${anyone}; it shows ${happens.act} instead.`,
  ({ shown, asked }) => `What happens in the video is ${shown}, not ${asked}, which it never shows.`,
  ({ happens, nobody }) =>
    happens?.clause && nobody && `In the video, ${happens.clause}; nobody ${nobody} at any point.`,
  ({ happens, nobody }) =>
    happens?.clause && nobody && `Nobody ${nobody} anywhere in the video; instead, ${happens.clause}.`,
  ({ shown, asked }) => `The act shown in the video is ${shown}; ${asked} does not occur at any point.`,
  ({ happens, asked }) =>
    happens && `${capital(asked)} is never seen in the video, which shows ${happens.act}.`,
];

/** Positions. */
export const PLACES: readonly Template[] = [
  ({ happens, where }) =>
    happens?.clause && where?.same === true
      ? `In the video, ${happens.clause}, and at no point ${where.asked}.`
      : undefined,
  ({ happens, where }) =>
    happens?.clause && where?.same === true
      ? `The position differs: in the video, ${happens.clause}, never ${where.asked}.`
      : undefined,
  ({ happens, where }) =>
    happens?.clause && where?.same === true
      ? `The video shows ${happens.act}, and never ${where.asked} at any time.`
      : undefined,
  ({ where }) => where && `The position in the video is ${where.shown}, and at no point ${where.asked}.`,
  ({ where }) => where && `In the video this takes place ${where.shown}, never ${where.asked} at any time.`,
  ({ where }) => where && `It is ${where.shown} that this happens, not ${where.asked} anywhere in the video.`,
];

/** Movements. */
export const DIRECTIONS: readonly Template[] = [
  ({ happens, where }) =>
    happens?.clause && where?.same === true
      ? `The movement goes another way: in the video, ${happens.clause}, never ${where.asked}.`
      : undefined,
  ({ happens, where }) =>
    happens?.clause && where?.same === true
      ? `As for the direction, the video shows ${happens.act}, and at no point ${where.asked}.`
      : undefined,
  ({ where }) => where && `The movement in the video is ${where.shown}, and at no point ${where.asked}.`,
  ({ happens, nobody }) =>
    happens?.clause &&
    nobody &&
    `The movement differs: in the video, ${happens.clause}, and nobody ${nobody} at any point.`,
  ({ happens, anyone }) =>
    happens &&
    anyone &&
    `Nowhere in the video does anyone ${anyone}; the movement is that of ${happens.act}.`,
  ({ happens, asked }) =>
    happens && `The movement shown in the video is ${happens.act}; ${asked} never occurs in it.`,
];

/** Changes of scene. */
export const TRANSITIONS: readonly Template[] = [
  ({ happens, asked }) =>
    happens && `The change of scene differs: the video shows ${happens.act}, and ${asked} is never seen.`,
  ({ happens, nobody }) =>
    happens?.clause && nobody && `In the video, ${happens.clause}, and nobody ${nobody} at any point of it.`,
  ({ shown, asked }) => `Nowhere in the video does the scene change by ${asked}; what it shows is ${shown}.`,
];

/** Orders of acts. */
export const ORDERS: readonly Template[] = [
  ({ shown, asked }) => `The order differs: the video shows ${shown}, and never ${asked}.`,
  ({ shown, asked }) => `In the video the sequence is ${shown}. Nowhere in it does it run as ${asked}.`,
  ({ shown, asked }) =>
    `What the video shows is ${shown}; the sequence of ${asked} does not occur anywhere in it.`,
];

/** Comparisons. */
export const COMPARISONS: readonly Template[] = [
  ({ shown, asked }) => `The comparison is the other way round: the video shows ${shown}, never ${asked}.`,
  ({ shown, asked }) => `In the video it is ${shown} that can be seen, and nowhere ${asked}.`,
  ({ shown, asked }) => `The video shows ${shown}. Nothing in it could be called ${asked}.`,
];
