import { DWELLINGS, LEVEL_WAYS } from "./data/noun-sets.ts";
import type { Noun } from "./nouns.ts";

function classes(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

const PEOPLE = classes("adult child person group role");
const ROOMS = classes("room");
const SCENES = classes("room outdoor waters venue ridespace");
const PARTS = classes("bodypart hairstyle animalpart vehiclepart container_part");
const WORN = classes("top bottom footwear headwear accessory");
const HANDLED = classes(
  "device instrument linen drinkware dishware utensil reading toy picture dish snack drink",
);
const EDIBLE = classes("dish snack fruit vegetable ingredient drink medicine");
const ANIMALS = classes("pet farm wild bird sea insect");

function hasMain(noun: Noun, set: ReadonlySet<string>): boolean {
  return set.has(noun.classes[0] ?? "?");
}

/** Classes whose members do the same service: one may stand where another stood. */
const KIN: Readonly<Record<string, string>> = {
  vehicle: "car transit cycle boat carriage ridespace",
  vessel: "drinkware carrier bin",
  crockery: "dishware utensil",
  furniture: "seat bed surface storage",
  food: "dish snack fruit vegetable ingredient",
  clothes: "top bottom footwear headwear accessory",
  animal: "pet farm",
  place: "room venue",
  ground: "outdoor venue",
  gear: "ball projectile",
  household: "cleaner linen",
  paper: "reading picture stationery",
  care: "toiletry makeup medicine",
};

const KINDRED = new Map<string, Set<string>>();
for (const members of Object.values(KIN).map((text) => text.split(" "))) {
  for (const one of members) KINDRED.set(one, new Set([...(KINDRED.get(one) ?? []), ...members]));
}

/** Classes whose members have little in common: being of one says nothing of where a thing may stand. */
const LOOSE = classes(
  "appliance structure material celebration fixture picture substance vehiclepart container_part",
);

/** Classes whose members may stand where those of a class stood: itself and its kin; none for loose classes. */
export function kinOf(name: string): ReadonlySet<string> {
  if (LOOSE.has(name)) return new Set();
  return KINDRED.get(name) ?? new Set([name]);
}

/** A person, by age, role or otherwise. */
export function isPerson(noun: Noun): boolean {
  return hasMain(noun, PEOPLE);
}

/** A place that a video can show as its setting. */
export function isScene(noun: Noun): boolean {
  return hasMain(noun, SCENES);
}

/** True for "up the street": on level ground it is no other way than "down the street". */
export function isLevelWay(preposition: string, noun: Noun): boolean {
  return (preposition === "up" || preposition === "down") && LEVEL_WAYS.has(noun.lemma);
}

/** True when one of two settings may lie in the other: a living room in an apartment. */
export function mayHold(a: Noun, b: Noun): boolean {
  const [one, other] = [hasMain(a, ROOMS), hasMain(b, ROOMS)];
  return (one && DWELLINGS.has(b.lemma)) || (other && DWELLINGS.has(a.lemma));
}

/** A part of a body, an animal, a vehicle or a container. */
export function isPart(noun: Noun): boolean {
  return hasMain(noun, PARTS);
}

/** Something worn. */
export function isWorn(noun: Noun): boolean {
  return hasMain(noun, WORN);
}

/** Something that things are put by, and nobody stays by: a phone, a cup. */
export function isHandled(noun: Noun): boolean {
  return hasMain(noun, HANDLED);
}

/** Something to eat or drink, by any of its classes. */
export function isEdible({ classes: all }: Noun): boolean {
  return all.some((name) => EDIBLE.has(name));
}

/** Someone or something that acts by itself. */
export function isAnimate(noun: Noun): boolean {
  return isPerson(noun) || isAnimal(noun);
}

/** An animal. */
export function isAnimal(noun: Noun): boolean {
  return hasMain(noun, ANIMALS);
}

/** A thing that can be picked out of a picture: neither person, place, part nor general word. */
export function isThing(noun: Noun): boolean {
  return !isPerson(noun) && !isScene(noun) && !isPart(noun);
}
