import { LIGHT_VERBS } from "../../../lib/words/function-words.ts";
import { isAnimate } from "../../../lib/words/classes.ts";
import { PHRASAL } from "../../../lib/words/verbs.ts";
import type { NounPhrase, PrepositionSlot, VerbSlot } from "./query.ts";
import type { Token } from "./token.ts";

const BE = new Set(["is", "are", "was", "were", "be", "been", "being"]);

/** Verbs whose particle is one only with clothes: "puts on a shoe", but "putting on a shelf". */
const WEARING = new Set(["put_on", "take_off", "try_on"]);
const WORN = new Set(["top", "bottom", "footwear", "headwear", "accessory", "makeup", "toiletry"]);

/** Token places from the verb on that an object may be looked for: past adverbs and particles. */
function afterVerb(tokens: readonly Token[], from: number): number {
  let i = from;
  while (tokens[i]?.tag === "adverb" && tokens[i]?.broken === false) i += 1;
  return i;
}

/** The particle of a verb like "turn on": right after it, or after its object at the end of a phrase. */
function findParticle(
  tokens: readonly Token[],
  verb: number,
  lemma: string,
  phrases: readonly NounPhrase[],
): number | undefined {
  const isParticle = (i: number): boolean => {
    const token = tokens[i];
    return token !== undefined && !token.broken && PHRASAL.has(`${lemma}_${token.lower}`);
  };
  if (isParticle(verb + 1)) {
    const object = phrases.find((phrase) => phrase.start === verb + 2);
    const needsClothes =
      WEARING.has(`${lemma}_${tokens[verb + 1]?.lower ?? ""}`) && object?.noun !== undefined;
    return needsClothes && !object.noun?.classes.some((name) => WORN.has(name)) ? undefined : verb + 1;
  }
  const object = phrases.find((phrase) => phrase.start === verb + 1);
  if (object === undefined) return undefined;
  const place = object.head + 1;
  const follows = phrases.some((phrase) => phrase.start === place + 1);
  return isParticle(place) && !follows ? place : undefined;
}

/** Verbs of seeing: what is seen may be a person that the lists do not know, doing what follows. */
const SEEING = new Set(["see", "watch", "show", "help", "let"]);

function mayAct(tokens: readonly Token[], object: NounPhrase): boolean {
  if (object.noun !== undefined) return isAnimate(object.noun);
  return SEEING.has(
    tokens.slice(0, object.start).findLast((token) => token.verb !== undefined)?.verb?.lemma ?? "",
  );
}

/** Index of the noun phrase that does what the verb says: the one right before it, else the last that stands free. */
function subjectOf(
  tokens: readonly Token[],
  verb: number,
  phrases: readonly NounPhrase[],
): number | undefined {
  let before = verb - 1;
  while (before >= 0 && (tokens[before]?.tag === "adverb" || tokens[before]?.tag === "aux")) before -= 1;
  for (let index = phrases.length - 1; index >= 0; index--) {
    const phrase = phrases[index];
    if (phrase === undefined || phrase.head >= verb) continue;
    const adjacent = phrase.head === before && tokens[before + 1]?.broken === false;
    if (phrase.preposition !== undefined) {
      if (adjacent && phrase.noun !== undefined && isAnimate(phrase.noun)) return index;
      continue;
    }
    if (adjacent && isObject(tokens, phrase) && !mayAct(tokens, phrase)) continue;
    if (adjacent && isHalfOfAct(tokens, phrase)) continue;
    if (adjacent || !(isObject(tokens, phrase) || isComplement(tokens, phrase))) return index;
  }
  return undefined;
}

/** "They are arm wrestling": the noun is half of the act. */
function isHalfOfAct(tokens: readonly Token[], phrase: NounPhrase): boolean {
  const before = tokens[phrase.start - 1];
  return (
    phrase.start === phrase.head && before?.tag === "aux" && tokens[phrase.head + 1]?.verb?.form === "ing"
  );
}

/** True when a noun phrase follows a word like "after" or "and" that began no clause of its own. */
function isComplement(tokens: readonly Token[], phrase: NounPhrase): boolean {
  if (tokens[phrase.start - 1]?.tag !== "conj") return false;
  const next = tokens[phrase.head + 1];
  return (
    next === undefined ||
    !(next.tag === "verb" || next.tag === "aux" || next.tag === "adverb" || next.tag === "prep")
  );
}

/** True when a noun phrase directly follows a verb. */
function isObject(tokens: readonly Token[], phrase: NounPhrase): boolean {
  let i = phrase.start - 1;
  while (i >= 0 && tokens[i]?.tag === "adverb") i -= 1;
  return tokens[phrase.start]?.broken === false && tokens[i]?.tag === "verb";
}

function auxiliaryOf(tokens: readonly Token[], verb: number): number | undefined {
  let i = verb - 1;
  while (i >= 0 && (tokens[i]?.tag === "adverb" || tokens[i]?.lower === "being")) i -= 1;
  const token = tokens[i];
  return token !== undefined && token.tag === "aux" ? i : undefined;
}

/** The verbs that say what happens, with subject, object and auxiliary. */
export function findVerbs(tokens: readonly Token[], phrases: readonly NounPhrase[]): VerbSlot[] {
  return tokens.flatMap((token, at) => {
    const reading = token.tag === "verb" ? token.verb : undefined;
    if (reading === undefined) return [];
    const particle = findParticle(tokens, at, reading.lemma, phrases);
    const direct = particle === at + 1 ? at + 2 : at + 1;
    const place = afterVerb(tokens, direct);
    const found = phrases.findIndex((phrase) => phrase.start === place && tokens[place]?.broken === false);
    const auxiliary = auxiliaryOf(tokens, at);
    const isBe = auxiliary !== undefined && BE.has(tokens[auxiliary]?.lower ?? "");
    const passive = isBe && (reading.form === "past" || reading.form === "participle");
    const next = tokens[place];
    return [
      {
        at,
        lemma: particle === undefined ? reading.lemma : `${reading.lemma}_${tokens[particle]?.lower ?? ""}`,
        form: passive ? "participle" : reading.form,
        particle,
        subject: subjectOf(tokens, at, phrases),
        object: found < 0 ? undefined : found,
        auxiliary,
        passive,
        finite:
          auxiliary === undefined &&
          (reading.form === "s" || reading.form === "base" || reading.form === "past"),
        complement:
          next !== undefined &&
          !next.broken &&
          (next.tag === "verb" ||
            next.tag === "aux" ||
            (next.tag === "to" && LIGHT_VERBS.has(reading.lemma))),
      },
    ];
  });
}

/** Prepositions with the noun phrases they govern. Particles of verbs are left out. */
export function findPrepositions(
  tokens: readonly Token[],
  phrases: readonly NounPhrase[],
  verbs: readonly VerbSlot[],
): PrepositionSlot[] {
  const particles = new Set(verbs.map((verb) => verb.particle));
  return phrases.flatMap((phrase, index) => {
    const at = phrase.preposition;
    if (at === undefined || particles.has(at)) return [];
    const verb = verbs.findLastIndex((slot) => slot.at < at);
    const after = phrases.findIndex((other) => other.head === at - 1);
    return [
      {
        at,
        word: tokens[at]?.lower ?? "",
        phrase: index,
        verb: verb < 0 ? undefined : verb,
        after: after < 0 ? undefined : after,
      },
    ];
  });
}
