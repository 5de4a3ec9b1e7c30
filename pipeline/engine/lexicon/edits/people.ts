import { PERSON_WORDS } from "../../../lib/words/attributes.ts";
import { GENDERED } from "../../../lib/words/data/noun-sets.ts";
import { FEMALE, HE, isOfGender, mentionsPersonLike, SHE } from "../../../lib/words/gender.ts";
import { nounByLemma } from "../../../lib/words/nouns.ts";
import type { NounPhrase, Query } from "../analysis/query.ts";
import { nounFiller } from "../inventory/slots.ts";
import { thingText } from "./describe.ts";
import { drawFillers } from "./draw.ts";
import type { Change, Edit, EditFamily, EditTask } from "./edit.ts";

/** Pronouns of the text that must follow the person's gender; undefined when they cannot be told apart. */
function pronounChanges(task: EditTask, index: number, from: string, to: string): Change[] | undefined {
  const [wasFemale, isFemale] = [FEMALE.has(from), FEMALE.has(to)];
  if (wasFemale === isFemale) return [];
  const [old, fresh] = wasFemale ? [SHE, HE] : [HE, SHE];
  const tokens = task.query.tokens;
  if (!tokens.some((token) => old.includes(token.lower))) return [];
  // Counted by words: "the boy cut" may be read as a cut.
  const people = tokens.filter(({ noun }) => noun !== undefined && noun.noun.lemma in PERSON_WORDS);
  if (people.length > 1) return undefined;
  // "To he camera": a slip of the annotator, and no pronoun.
  const slips = tokens.some(
    ({ lower }, at) =>
      lower === old[0] &&
      (tokens[at + 1]?.tag === "noun" || ["prep", "to"].includes(tokens[at - 1]?.tag ?? "")),
  );
  if (slips) return undefined;
  return tokens.flatMap((token, at): Change[] => {
    if (at < (task.query.phrases[index]?.head ?? 0)) return [];
    const text = replacePronoun(token.lower, token.tag === "possessive", fresh, old);
    return text === undefined ? [] : [{ kind: "word", at, text }];
  });
}

function replacePronoun(
  word: string,
  possessive: boolean,
  fresh: readonly string[],
  old: readonly string[],
): string | undefined {
  if (!old.includes(word)) return undefined;
  const [subject, object, own, self] =
    fresh === HE ? ["he", "him", "his", "himself"] : ["she", "her", "her", "herself"];
  if (word === old[0]) return subject;
  if (word.endsWith("self")) return self;
  return possessive ? own : object;
}

/** True when other words of the query tell the gender, or whose it is cannot be told. */
function isFixed({ query }: EditTask): boolean {
  return query.tokens.some(
    ({ lower, tag, noun }) =>
      lower === "he's" ||
      lower === "she's" ||
      (tag === "possessive" && lower.replace(/['’]s?$/u, "") in PERSON_WORDS) ||
      GENDERED.has(noun?.noun.lemma ?? lower),
  );
}

const ONE_MORE = new Set(["other", "another", "second", "third", "fourth", "fifth", "next", "same"]);

/** "She leaves and another girl joins in": one more of those whom the text spoke of before would have to be like them. */
function isOneMore({ tokens }: Query, { start, head, kind }: NounPhrase, word: string): boolean {
  const one = kind === "another" || tokens.slice(start, head).some(({ lower }) => ONE_MORE.has(lower));
  const pronouns = FEMALE.has(word) ? SHE : HE;
  const before = tokens.slice(0, start);
  return (
    one && before.some(({ lower, noun }) => pronouns.includes(lower) || isOfGender(noun?.noun.lemma, word))
  );
}

/** "The men begin fighting … of the men wrestling": the same people, named again by the same word. */
function isNamedTwice({ tokens, phrases }: Query, phrase: NounPhrase): boolean {
  const again = tokens.findLastIndex(
    ({ noun }, at) => at !== phrase.head && noun?.noun.lemma === phrase.noun?.lemma,
  );
  if (again < 0) return false;
  const later = phrases.find(({ head }) => head === Math.max(again, phrase.head));
  return later === undefined || later.kind === "the" || later.kind === "none";
}

function genderEdit(task: EditTask, index: number, lemma: string, balance: number): Edit[] {
  const { query, others } = task;
  const phrase = query.phrases[index];
  const word = phrase?.noun?.lemma;
  if (phrase === undefined || word === undefined) return [];
  if (nounByLemma(lemma) === undefined || mentionsPersonLike(others, lemma)) return [];
  const another = query.tokens.some(
    ({ noun }, at) => (at < phrase.start || at > phrase.head) && isOfGender(noun?.noun.lemma, lemma),
  );
  if (another || isOneMore(query, phrase, word) || isNamedTwice(query, phrase)) return [];
  const pronouns = pronounChanges(task, index, word, lemma);
  if (pronouns === undefined || (phrase.plural && pronouns.length > 0)) return [];
  const change: Change = { kind: "noun", phrase: index, lemma };
  const acts = query.verbs.some((verb) => verb.subject === index);
  return [
    {
      category: "Attribute/AttributeValue",
      changes: [change, ...pronouns],
      locks: [`phrase ${index}`],
      claim: () => ({
        family: acts ? "person" : "object",
        shown: thingText(query, index),
        asked: () => thingText(query, index, [change]),
        plural: phrase.plural,
        shownPlural: phrase.plural,
      }),
      strength: 0.7 * balance,
    },
  ];
}

/** Attribute/AttributeValue of people: another gender, where nothing else in the texts tells it. */
export const peopleEdits: EditFamily = (task) =>
  task.query.phrases.flatMap((phrase, index) => {
    const word = phrase.noun?.lemma;
    const choices = word === undefined ? undefined : PERSON_WORDS[word];
    if (word === undefined || choices === undefined || phrase.modifiers.length > 0 || isFixed(task))
      return [];
    const drawn = drawFillers(
      task.inventory,
      ["c|adult", "c|child", "c|role"],
      (filler) => filler.endsWith("+") === phrase.plural && choices.includes(filler.replace(/\+$/u, "")),
      task.random,
      2,
      nounFiller(word, phrase.plural),
    );
    return drawn.flatMap(({ filler, balance }) =>
      genderEdit(task, index, filler.replace(/\+$/u, ""), balance),
    );
  });
