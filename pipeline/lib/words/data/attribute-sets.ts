import { wordSet } from "./word-set.ts";

/** Sets of attributes that are said of people; a colour before a person is seldom one of the picture. */
export const OF_PERSONS = wordSet("age build mood head hairshape hair");

/** Sets of attributes that are said of people only. */
export const PERSONS_ONLY = wordSet("age build mood stature");

/** Sets of attributes that nearly anything has: drawn from all things when few of the kind are described. */
export const WIDE = wordSet("colour size");

/** Sets of attributes that can be said after "is": a shirt is red, but no hand is left. */
export const PREDICATED = wordSet("colour size pattern state wetness cleanness thickness");

/** Sizes that any thing may have. */
export const PLAIN_SIZES = wordSet("big large small");

/** Colours of animals. */
export const FUR = wordSet("black white brown grey gray tan golden");

/** Words for light that go with any thing. */
export const PLAIN_LIGHTS = wordSet("bright dark");

/** Sets of attributes that are said of settings. */
export const OF_SCENES = wordSet("colour size light width place");
