import type { Random } from "../../../lib/random.ts";
import { wordsOf } from "../../../lib/text.ts";
import { isPart } from "../../../lib/words/classes.ts";
import { nounOf } from "../../../lib/words/nouns.ts";
import type { Change, Claim } from "../edits/edit.ts";
import { type Parts, partsOf } from "./parts.ts";
import { ACTS, COMPARISONS, DIRECTIONS, ORDERS, PLACES, TRANSITIONS } from "./templates/acts.ts";
import type { Template } from "./templates/template.ts";
import { BODY_PARTS, COUNTS, INVOLVED, PEOPLE, SCENES, THINGS, VALUES } from "./templates/things.ts";

const TEMPLATES: Readonly<Record<Claim["family"], readonly Template[]>> = {
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

function isBodyPart(text: string): boolean {
  const noun = nounOf(text.slice(text.lastIndexOf(" ") + 1))?.noun;
  return noun !== undefined && isPart(noun) && noun.classes[0] !== "hairstyle";
}

function templatesOf(claim: Claim, changes: readonly Change[]): readonly Template[] {
  if (claim.value !== undefined)
    return claim.value.alone(changes) ? VALUES : [...TEMPLATES[claim.family], ...VALUES];
  // Parts of a body are about wherever there are bodies: only that they take part can be denied.
  const body = claim.family === "part" && isBodyPart(claim.asked(changes));
  return body ? BODY_PARTS : TEMPLATES[claim.family];
}

/** Words that a repeated stretch must have to be heard as a repetition. */
const HEARD = 3;

function stretches(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(HEARD - 1).map((_, i) => words.slice(i, i + HEARD).join(" "));
}

/** Stretches of words that a sentence repeats from what was said before it. */
function repetition(sentence: string, said: string): number {
  const before = new Set(stretches(said));
  return stretches(sentence).filter((one) => before.has(one)).length;
}

/** Repetitions that make no difference between two sentences. */
const TOLERATED = 1;

/** Texts around a sentence: what the refusal said before it, and the query, which no sentence may hold as it stands. */
export interface Surroundings {
  readonly said: string;
  readonly original: string;
}

function holds(sentence: string, original: string): boolean {
  return ` ${wordsOf(sentence).join(" ")} `.includes(` ${wordsOf(original).join(" ")} `);
}

/** One of the sentences that can be made of the parts: any that repeats little of what was said before it. */
function tell(
  templates: readonly Template[],
  parts: Parts,
  { said, original }: Surroundings,
  random: Random,
): string {
  const all = random.shuffle(templates.flatMap((template) => template(parts) ?? []));
  const other = all.filter((sentence) => !holds(sentence, original));
  const sentences = other.length > 0 ? other : all;
  const ranked = sentences.map((text) => ({ text, repeats: repetition(text, said) }));
  const least = Math.min(...ranked.map(({ repeats }) => repeats));
  return ranked.find(({ repeats }) => repeats <= least + TOLERATED)?.text ?? "";
}

/** Claims that one sentence can make together: of one family, about things with the same act. */
function together(claims: readonly Claim[]): [Claim, ...Claim[]][] {
  const groups = new Map<string, [Claim, ...Claim[]]>();
  for (const [index, claim] of claims.entries()) {
    const joins = ["object", "involved", "scene"].includes(claim.family);
    const group = groups.get(joins ? claim.family : String(index));
    if (group === undefined) groups.set(joins ? claim.family : String(index), [claim]);
    else group.push(claim);
  }
  return [...groups.values()];
}

/**
 * Says for the claims of one category what the video shows and that what is asked for is nowhere in it.
 *
 * @param changes all changes of the negative
 */
export function explain(
  claims: readonly Claim[],
  changes: readonly Change[],
  { said, original }: Surroundings,
  random: Random,
): string {
  const sentences: string[] = [];
  for (const group of together(claims)) {
    const before = { said: [said, ...sentences].join(" "), original };
    const sentence = tell(templatesOf(group[0], changes), partsOf(group, changes), before, random);
    if (!sentences.includes(sentence)) sentences.push(sentence);
  }
  return sentences.join(" ");
}
