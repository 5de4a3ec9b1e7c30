import { isAnimate, isPerson } from "../../../lib/words/classes.ts";
import { ANYONE } from "../../../lib/words/data/noun-sets.ts";
import { TRAILING } from "../../../lib/words/data/verb-sets.ts";
import type { PrepositionSlot, Query, VerbSlot } from "../analysis/query.ts";
import { phraseText, thingText, wholeText } from "./describe.ts";
import type { Actor, Change, Claim } from "./edit.ts";
import { changedTexts, verbWords } from "./realise.ts";

/** The verb of an act as a gerund, with its particle; "being washed" for what is done to something. */
function gerund(slot: VerbSlot, lemma: string): string {
  const [word, particle] = verbWords(lemma, slot.passive ? "participle" : "ing");
  const verb = slot.passive ? `being ${word}` : word;
  return particle === undefined ? verb : `${verb} ${particle}`;
}

/** What happens, as a gerund with its object and the place that follows: "putting a cup on the table". */
export function actionText(
  query: Query,
  index: number,
  changes: readonly Change[] = [],
  wanted?: PrepositionSlot,
): string {
  const slot = query.verbs[index];
  if (slot === undefined) return "";
  const change = changes.find((one) => one.kind === "verb" && one.verb === index);
  const lemma = change?.kind === "verb" ? change.lemma : slot.lemma;
  const parts = [gerund(slot, lemma)];
  const texts = changedTexts(query, changes);
  const after = query.tokens[slot.at + 1];
  const trailing =
    after !== undefined && !after.broken && slot.particle !== slot.at + 1 && TRAILING.has(after.lower);
  const governs = query.prepositions.some((one) => one.at === slot.at + 1);
  if (trailing && !governs && !lemma.includes("_")) parts.push(texts[slot.at + 1] ?? after.lower);
  if (slot.object !== undefined) parts.push(wholeText(query, slot.object, changes));
  const place = wanted ?? placeOf(query, index, slot);
  if (place !== undefined) parts.push(texts[place.at] ?? place.word, wholeText(query, place.phrase, changes));
  return parts.join(" ");
}

/** The preposition that directly follows a verb or its object. */
function placeOf(query: Query, index: number, slot: VerbSlot): PrepositionSlot | undefined {
  const end = slot.object === undefined ? slot.at : (query.phrases[slot.object]?.head ?? slot.at);
  return query.prepositions.find(
    (one) =>
      one.verb === index &&
      one.word !== "of" &&
      (one.after === undefined || one.after === slot.object) &&
      !(one.word === "with" && query.phrases[one.phrase]?.noun?.classes[0] === "bodypart") &&
      (query.phrases[one.phrase]?.noun !== undefined || query.phrases[one.phrase]?.pronoun === true) &&
      one.at > slot.at &&
      one.at - end <= 2 &&
      query.tokens[one.at]?.broken === false,
  );
}

/** Pronouns of somebody; "they" says no more than that. */
const SOMEBODY = new Set(["he", "she", "they", "he's", "she's", "they're", "who", "i", "we"]);

const SOMETHING: Actor = { text: "something", plural: false, person: false };
const SOMEONE: Actor = { text: "someone", plural: false, person: true };

/** Who or what does what a verb says: "a man", "the dog", "a man and a woman"; undefined where the text does not say. */
export function actorOf(query: Query, verb: number | undefined): Actor | undefined {
  const subject = verb === undefined ? undefined : query.verbs[verb]?.subject;
  const phrase = subject === undefined ? undefined : query.phrases[subject];
  if (subject === undefined || phrase === undefined) return undefined;
  if (phrase.pronoun) {
    if (SOMEBODY.has(query.tokens[phrase.head]?.lower ?? "")) return SOMEONE;
    return query.verbs[verb ?? -1]?.passive === true ? SOMETHING : undefined;
  }
  if (phrase.noun === undefined) return undefined;
  // "A camera is panning … walking down a cliff": things are taken to act only by the verb next to them.
  const near = query.tokens
    .slice(phrase.head + 1, query.verbs[verb ?? -1]?.at)
    .every(({ tag }) => tag === "aux");
  if (!isAnimate(phrase.noun) && !near) return undefined;
  const person = isPerson(phrase.noun);
  const joint = query.tokens[phrase.start - 1];
  if ((joint?.lower === "and" || joint?.lower === "or") && !joint.broken) {
    if (!isAnimate(phrase.noun)) return undefined;
    const first = query.phrases.findIndex((one) => one.head === phrase.start - 2);
    const other = query.phrases[first]?.noun;
    // "Skateboard in their laps and another skateboarder sleeping": the first of the two does not act.
    if (other === undefined || !isAnimate(other)) return undefined;
    const text = `${introduced(query, first)} ${joint.lower} ${introduced(query, subject)}`;
    return { text, plural: joint.lower === "and", person };
  }
  const nobody = ANYONE.has(phrase.noun.lemma) && !phrase.plural && phrase.adjectives.length === 0;
  // "Person someone": a slip of the corpus.
  const modified = phrase.modifiers.some((at) => !ANYONE.has(query.tokens[at]?.noun?.noun.lemma ?? ""));
  const bare = !modified && phrase.kind !== "another" && phrase.kind !== "number";
  return nobody && bare ? SOMEONE : { text: introduced(query, subject), plural: phrase.plural, person };
}

function introduced(query: Query, index: number): string {
  const phrase = query.phrases[index];
  return phrase?.noun !== undefined && isPerson(phrase.noun) && phrase.kind === "none"
    ? thingText(query, index)
    : wholeText(query, index, []);
}

/** What a thing takes part in, as far as the text tells: the act done to it or where it stands, and who acts. */
export function actAround(query: Query, phrase: number): Pick<Claim, "act" | "actor"> {
  const direct = query.verbs.findIndex((slot) => slot.object === phrase);
  const place = query.prepositions.find((slot) => slot.phrase === phrase && slot.word !== "of");
  const verb = direct >= 0 ? direct : place?.verb;
  const slot = query.verbs[verb ?? -1];
  if (verb === undefined || slot === undefined || slot.lemma.startsWith("?")) return {};
  if (direct < 0 && place?.after !== undefined && place.after !== slot.object) return {};
  return { act: actionText(query, verb, [], direct >= 0 ? undefined : place), actor: actorOf(query, verb) };
}

/** The claim of an edit that places or directs something otherwise: the whole act on both sides, and where. */
export function placedClaim(query: Query, slot: PrepositionSlot, family: Claim["family"]): Claim {
  const { verb } = slot;
  const where = (changes: readonly Change[]): string =>
    `${changedTexts(query, changes)[slot.at] ?? slot.word} ${phraseText(query, slot.phrase, changes)}`;
  const describe = (changes: readonly Change[]): string =>
    verb === undefined ? where(changes) : actionText(query, verb, changes, slot);
  return {
    family,
    shown: describe([]),
    asked: describe,
    plural: false,
    actor: actorOf(query, verb),
    where: { shown: where([]), asked: where },
  };
}
