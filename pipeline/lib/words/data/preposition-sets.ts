import { wordSet } from "./word-set.ts";

/** Water in which one swims or boats is no drink. */
export const IN_WATER = wordSet(`
  in, into, under, on, across, through, out of, over, above, along, down, underneath, near, at
`);

/** Positions that someone can have by another. */
export const ABOUT_PERSONS = wordSet("behind, in front of, next to, beside");

/** Positions by a thing in which nobody is found without a reason. */
export const SELDOM = wordSet("behind, under, underneath, beneath, on top of, inside, in front of");

/** Positions that say the same of things without an inside: in a chair, on a chair. */
export const UPON = wordSet("in, on, onto, on top of, inside, upon, atop, at");

/** Prepositions that go with nearly any thing that stands about. */
export const BESIDE = wordSet("in front of, next to, near, behind, by, beside, at, to");

/** Words before the place where something happens. */
export const LOCATING = wordSet(`
  in, at, into, on, onto, through, across, inside, inside of, outside, out of, from, to, near, around,
  along, down, up, by, over, past, out, next to, in front of, in the middle of
`);

/** Ways into a place. */
export const INWARD = wordSet("in into inside through to");

/** Ways out of a place. */
export const OUTWARD = wordSet("out of, from");

/** Ways from one thing to another: what stands behind them is where a movement begins, ends or leads. */
export const WAYS = wordSet(`
  to, toward, towards, into, onto, from, out of, off, off of, away from, through, past, around, across
`);

/** Ways along a setting: only some acts go along each. */
export const LEADING = wordSet("down, up, along, over, past, out to, all along");

/** Words for being within a place. */
export const WITHIN = wordSet("in, into, inside, inside of, in the middle of");
