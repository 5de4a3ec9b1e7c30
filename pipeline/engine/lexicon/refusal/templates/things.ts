import { capital } from "../inflect.ts";
import type { Template } from "./template.ts";

/** Things that are nowhere in the video. */
export const THINGS: readonly Template[] = [
  ({ shown, none, is }) => `The video shows ${shown}, and there ${is} no ${none} anywhere in it.`,
  ({ shown, neither, s }) =>
    neither && `${capital(neither)} appear${s} at any point of the video; it shows ${shown} instead.`,
  ({ shown, shownIs, asked, is, which }) =>
    which &&
    `What can be seen in the video ${shownIs} ${shown}, not ${asked}, ${which} ${is} nowhere to be found in it.`,
  ({ shown, asked, none, s }) =>
    `Instead of ${asked}, the video shows ${shown}. No ${none} appear${s} in it at any time.`,
  ({ shown, none, is, shownIs }) =>
    `There ${is} no ${none} in the video from beginning to end; ${shown} ${shownIs} there instead.`,
  ({ shown, neither }) =>
    neither && `What the video shows is ${shown}. ${capital(neither)} can be seen anywhere in it.`,
  ({ shown, neither }) =>
    neither && `${capital(shown)} can be seen in the video, but ${neither} at any point of it.`,
];

/** For things that are about anywhere: not that there is none, but that it is another one which takes part. */
export const INVOLVED: readonly Template[] = [
  ({ happens, neither, none }) =>
    happens && neither && `The video shows ${happens.act}, with no ${none} involved at any point.`,
  ({ happens, neither, s }) =>
    happens && neither && `${capital(neither)} play${s} any part in the video, which shows ${happens.act}.`,
  ({ happens, neither, is }) =>
    happens?.clause && neither && `In the video, ${happens.clause}; ${neither} ${is} involved at any point.`,
  ({ happens, asked }) => happens && `At no point does the video involve ${asked}; it shows ${happens.act}.`,
  ({ shown, shownIs, neither, s }) =>
    neither &&
    `${capital(shown)} ${shownIs} involved in this in the video, and ${neither} play${s} any part at any point.`,
  ({ shown, asked }) => `What takes part in this is ${shown}; at no point does the video involve ${asked}.`,
];

/** Parts of a body: they are wherever bodies are, so that only this can be denied to be done with them. */
export const BODY_PARTS: readonly Template[] = [
  ({ shown, asked, shownIs }) =>
    `The part${shownIs === "are" ? "s" : ""} concerned in the video ${shownIs} ${shown}, never ${asked} at any time.`,
  ({ happens, asked }) =>
    happens && `The video shows ${happens.act}, and at no point the same with ${asked}.`,
  ({ happens, asked, is }) =>
    happens &&
    `${capital(asked)} ${is} not what this concerns at any point of the video, which shows ${happens.act}.`,
];

/** Settings. */
export const SCENES: readonly Template[] = [
  ({ shown, none, is }) => `The setting in the video is ${shown}, and no ${none} ${is} seen at any point.`,
  ({ shown, asked, is }) =>
    `The place that the video shows is ${shown}, and ${asked} ${is} nowhere to be seen in it.`,
  ({ shown, asked, is }) =>
    `The video shows ${shown} as the place where this happens, and ${asked} ${is} never seen in it.`,
  ({ shown, asked }) =>
    `Instead of ${asked}, the video shows ${shown}, and at no point does the setting become another.`,
  ({ shown, none, s }) => `No ${none} appear${s} anywhere in the video; the setting is ${shown}.`,
];

/** Whoever acts. */
export const PEOPLE: readonly Template[] = [
  ({ shown, none, is }) =>
    `The video shows ${shown} doing this, and no ${none} ${is} seen doing it at any point.`,
  ({ shown, asked, none, s }) =>
    `The video shows ${shown}, not ${asked}; no ${none} appear${s} in that role anywhere in it.`,
  ({ shown, asked, is }) =>
    `It is ${shown} who can be seen doing this; at no point of the video ${is} ${asked} shown in that role.`,
  ({ shown, asked, none, is }) =>
    `Instead of ${asked}, the video shows ${shown}; no ${none} ${is} seen doing this anywhere in it.`,
  ({ shown, none, s }) =>
    `No ${none} do${s === "s" ? "es" : ""} this anywhere in the video; ${shown} can be seen there.`,
];

/** Numbers of things or people. */
export const COUNTS: readonly Template[] = [
  ({ shown, asked }) => `The video shows ${shown}, and at no point ${asked}.`,
  ({ shown, asked }) => `The number differs: the video shows ${shown}, and nowhere ${asked}.`,
  ({ shown, asked }) => `The video shows ${shown}. Nowhere in it are there ${asked}.`,
  ({ shown, asked }) => `What the video shows is ${shown}, never ${asked} at any time.`,
  ({ shown, asked }) => `At no point of the video are there ${asked}; it shows ${shown}.`,
];

/** Values of an attribute, where the thing itself stays what it is or is another part's business. */
export const VALUES: readonly Template[] = [
  ({ value, shownIs }) =>
    value && `The ${value.thing} in the video ${shownIs} ${value.shown}, and at no point ${value.asked}.`,
  ({ value, shownIs }) =>
    value && `In the video the ${value.thing} ${shownIs} ${value.shown}, never ${value.asked} at any time.`,
  ({ value, shownIs }) =>
    value &&
    `The ${value.thing} ${shownIs} never ${value.asked} in the video; ${shownIs === "are" ? "they are" : "it is"} ${value.shown}.`,
];
