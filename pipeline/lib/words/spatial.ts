import { wordTable } from "./table.ts";

/** Prepositions that place one thing by another; a word of one set is never true where a word of a contrasting set is. */
const PLACES = wordTable<readonly string[]>({
  on: ["under", "behind", "in front of", "next to", "beside", "in", "inside"],
  "on top of": ["under", "behind", "in front of", "next to", "inside"],
  onto: ["under", "behind"],
  upon: ["under", "behind"],
  atop: ["under", "behind"],
  under: ["on", "on top of", "behind", "above", "in front of"],
  underneath: ["on top of", "on", "behind"],
  beneath: ["on top of", "above", "on"],
  below: ["above", "on top of"],
  above: ["below", "under", "behind"],
  over: ["under"],
  behind: ["in front of", "on", "under", "on top of"],
  "in front of": ["behind", "on top of", "under"],
  "next to": ["under", "on top of", "behind", "in front of"],
  beside: ["under", "on top of", "behind", "in front of"],
  near: ["far from", "under", "behind", "on top of"],
  "close to": ["far from"],
  inside: ["outside", "on top of", "next to", "behind"],
  "inside of": ["outside of"],
  outside: ["inside", "behind"],
  "outside of": ["inside of"],
  "to the left of": ["to the right of"],
  "to the right of": ["to the left of"],
  in: ["under", "behind", "next to", "on", "beside", "in front of"],
  at: ["under", "on"],
  against: ["under", "behind"],
  from: ["from under", "from behind"],
});

/** Prepositions that can be exchanged for one that places things; empty when it does not place. */
export function contrastingPlaces(preposition: string): readonly string[] {
  return PLACES[preposition] ?? [];
}

/** Prepositions of direction and what turns them round. */
const DIRECTIONS = wordTable<readonly string[]>({
  into: ["out of"],
  "out of": ["into"],
  onto: ["off"],
  off: ["onto"],
  "off of": ["onto"],
  to: ["away from"],
  toward: ["away from"],
  towards: ["away from"],
  "away from": ["towards", "toward"],
  up: ["down"],
  down: ["up"],
  through: ["past"],
  over: ["under"],
});

/** Directions that contrast with one; empty when the word gives no direction. */
export function contrastingDirections(preposition: string): readonly string[] {
  return DIRECTIONS[preposition] ?? [];
}

/** Adverbs of direction and their opposites. */
export const DIRECTION_ADVERBS = wordTable<string>({
  up: "down",
  down: "up",
  forward: "backward",
  backward: "forward",
  forwards: "backwards",
  backwards: "forwards",
  left: "right",
  right: "left",
  inside: "outside",
  outside: "inside",
  upstairs: "downstairs",
  downstairs: "upstairs",
  upward: "downward",
  downward: "upward",
  upwards: "downwards",
  downwards: "upwards",
});
