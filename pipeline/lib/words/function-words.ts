function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}

/** Words that begin a noun phrase, articles and possessives among them. */
export const DETERMINERS = words(
  "a an the this that these those his her its their my your our some any each every another both all several many few no other various whose",
);
/** Determiners that name an owner. */
export const POSSESSIVES = words("his her its their my your our whose");
/** Words that stand for a noun phrase. */
export const PRONOUNS = words(
  "he she it they him them himself herself itself themselves themself i we you me us who which that whom how what where why something everything nothing anything theirself each which whom how what where why",
);
/** Pronouns that can be a subject. */
export const SUBJECT_PRONOUNS = words("he she it they i we you who that which");
/** Verbs that help another verb. */
export const AUXILIARIES = words(
  "is are was were be been being am has have had do does did can could will would shall should may might must isn't aren't",
);
/** Auxiliaries after which a verb has its base form. */
export const MODALS = words("can could will would should may might must do does did");
/** Subject and verb in one word: read as the subject, since such clauses are left alone. */
export const CONTRACTIONS = words("he's she's it's they're that's who's there's what's we're i'm here's");
/** Words that join clauses. */
export const CONJUNCTIONS = words(
  "and or but while as when before after because so then until if although since",
);
/** Adverbs that neither open nor end a noun phrase. */
export const ADVERBS = words(
  `then now again quickly slowly very really just still also almost away back together around repeatedly finally
  eventually suddenly first next once twice later afterwards continuously briefly gently carefully immediately outside inside outdoors
  indoors up down out off forward backward backwards forwards upside here there somewhere everywhere home too even only soon quietly
  loudly happily fast hard well alone ahead apart aside nearby downstairs upstairs overhead instead`,
);
/** Prepositions of one word. */
export const PREPOSITIONS = words(
  `in on at of to from with by for into onto unto under underneath beneath below above over behind beside near next through across
  along around against between among inside outside off out up down toward towards past about during without like within upon beyond
  atop amongst throughout around alongside opposite`,
);
/** Prepositions of several words, longest first. */
export const LONG_PREPOSITIONS = [
  "in the middle of",
  "at the bottom of",
  "at the top of",
  "on the side of",
  "on the edge of",
  "at the edge of",
  "on the back of",
  "in the back of",
  "in the corner of",
  "to the left of",
  "to the right of",
  "in front of",
  "from on top of",
  "from underneath",
  "from beneath",
  "from under",
  "from behind",
  "on top of",
  "next to",
  "out of",
  "away from",
  "inside of",
  "outside of",
  "off of",
  "close to",
  "because of",
  "instead of",
  "as well as",
  "along with",
  "up to",
  "up from",
  "down from",
  "down to",
  "back to",
  "back into",
  "out from",
  "over to",
].map((text) => text.split(" "));

/** Verbs that carry another verb or say only that something is shown: never edited, never drawn. */
export const LIGHT_VERBS = words(
  `be have do begin start continue stop proceed try keep let seem appear see show go come get make give want think know feel like
  love need enjoy become happen end finish pause use lead say tell ask help find leave bring work change pick demonstrate display present
  focus follow move stay meet wait live perform reach return arrive visit introduce feature`,
);

/** Words for unnamed things: anything might be meant, so nothing said in their place is certainly false. */
export const VAGUE = words(
  `something it them things thing stuff item items object objects everything anything one others what product products content contents
  that this both all more`,
);

/** Numbers written out that stand before a plural. */
export const NUMBER_WORDS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
] as const;
/** Words for an unstated number above one. */
export const MANY_WORDS = words("several many some few various multiple couple numerous more");
