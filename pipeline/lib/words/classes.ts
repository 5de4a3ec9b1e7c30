import type { Noun } from "./nouns.ts";

function classes(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}

const PEOPLE = classes("adult child person group role");
const SCENES = classes("room outdoor venue ridespace");
const PARTS = classes("bodypart hairstyle animalpart vehiclepart container_part");
const WORN = classes("top bottom footwear headwear accessory");
const ANIMALS = classes("pet farm wild bird sea insect");

function hasMain(noun: Noun, set: ReadonlySet<string>): boolean {
  return set.has(noun.classes[0] ?? "?");
}

/** A person, by age, role or otherwise. */
export function isPerson(noun: Noun): boolean {
  return hasMain(noun, PEOPLE);
}

/** A place that a video can show as its setting. */
export function isScene(noun: Noun): boolean {
  return hasMain(noun, SCENES);
}

/** A part of a body, an animal, a vehicle or a container. */
export function isPart(noun: Noun): boolean {
  return hasMain(noun, PARTS);
}

/** Something worn. */
export function isWorn(noun: Noun): boolean {
  return hasMain(noun, WORN);
}

/** An animal. */
export function isAnimal(noun: Noun): boolean {
  return hasMain(noun, ANIMALS);
}

/** A thing that can be picked out of a picture: neither person, place, part nor general word. */
export function isThing(noun: Noun): boolean {
  return !isPerson(noun) && !isScene(noun) && !isPart(noun);
}
