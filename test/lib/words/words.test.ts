import { describe, expect, it } from "vitest";
import { articleFor } from "../../../pipeline/lib/words/articles.ts";
import { attributesOf, COMPARATIVES, PERSON_WORDS } from "../../../pipeline/lib/words/attributes.ts";
import {
  joinMentions,
  mentionsNoun,
  mentionsOf,
  mentionsVerb,
} from "../../../pipeline/lib/words/mentions.ts";
import { allNouns, nounOf } from "../../../pipeline/lib/words/nouns.ts";
import { nounsOverlap, verbsOverlap } from "../../../pipeline/lib/words/relations.ts";
import {
  contrastingDirections,
  contrastingPlaces,
  DIRECTION_ADVERBS,
} from "../../../pipeline/lib/words/spatial.ts";
import { areReversals, CONTRASTS, verbForms, verbReadings } from "../../../pipeline/lib/words/verbs.ts";

describe("nouns", () => {
  it.each([
    ["knives", "knife", true],
    ["knife", "knife", false],
    ["people", "person", true],
    ["washing machines", "washing machine", true],
    ["scissors", "scissors", true],
    ["water", "water", false],
    ["puppies", "puppy", true],
    ["boxes", "box", true],
    ["sheep", "sheep", false],
  ])("%s is %s", (form, lemma, plural) => {
    expect(nounOf(form)).toMatchObject({ noun: { lemma }, plural });
  });

  it("are many, each with a class, none unknown to itself", () => {
    const nouns = [...allNouns()];
    expect(nouns.length).toBeGreaterThan(1500);
    for (const noun of nouns) {
      expect(noun.classes.length).toBeGreaterThan(0);
      expect(nounOf(noun.lemma)?.noun.lemma).toBe(noun.lemma);
      expect(nounOf(noun.plural)).toBeDefined();
    }
  });
});

describe("verbs", () => {
  it.each([
    ["put", "puts", "putting", "put", "put"],
    ["take", "takes", "taking", "took", "taken"],
    ["stir", "stirs", "stirring", "stirred", "stirred"],
    ["tie", "ties", "tying", "tied", "tied"],
    ["lie", "lies", "lying", "lay", "lain"],
    ["wash", "washes", "washing", "washed", "washed"],
    ["carry", "carries", "carrying", "carried", "carried"],
    ["open", "opens", "opening", "opened", "opened"],
    ["dye", "dyes", "dyeing", "dyed", "dyed"],
  ])("%s", (base, s, ing, past, participle) => {
    expect(verbForms(base)).toEqual({ base, s, ing, past, participle });
  });

  it("are all known in all forms where they contrast", () => {
    for (const verb of CONTRASTS.flatMap((group) => group.acts.flat()))
      expect(verbForms(verb), verb).toBeDefined();
  });

  it("are read back from their forms", () => {
    expect(verbReadings("closes")).toEqual([{ lemma: "close", form: "s" }]);
    expect(verbReadings("glorped")).toEqual([]);
  });

  it("know what undoes what", () => {
    expect(areReversals("open", "close")).toBe(true);
    expect(areReversals("take", "put")).toBe(true);
    expect(areReversals("open", "fix")).toBe(false);
  });
});

describe("relations", () => {
  it.each([
    ["couch", "sofa", true],
    ["food", "sandwich", true],
    ["sandwich", "food", true],
    ["paper bag", "bag", true],
    ["paper bag", "backpack", true],
    ["furniture", "chair", true],
    ["sandwich", "apple", false],
    ["door", "window", false],
    ["kitchen", "bathroom", false],
    ["car", "truck", false],
  ])("%s and %s overlap: %s", (a, b, expected) => {
    expect(nounsOverlap(a, b)).toBe(expected);
    expect(nounsOverlap(b, a)).toBe(expected);
  });

  it("hold between verbs for one act", () => {
    expect(verbsOverlap("laugh", "giggle")).toBe(true);
    expect(verbsOverlap("open", "close")).toBe(false);
  });

  it("hold between a word and what texts mention, whatever its form", () => {
    const mentions = joinMentions([mentionsOf("He closed both doors."), mentionsOf("two boys eat a meal")]);
    expect(mentionsNoun(mentions, "door")).toBe(true);
    expect(mentionsNoun(mentions, "sandwich")).toBe(true);
    expect(mentionsNoun(mentions, "window")).toBe(false);
    expect(mentionsVerb(mentions, "close")).toBe(true);
    expect(mentionsVerb(mentions, "shut")).toBe(true);
    expect(mentionsVerb(mentions, "throw")).toBe(false);
    expect(mentions.severalPeople).toBe(true);
    expect(mentionsOf("a person sits behind it").pairs.has("behind it")).toBe(false);
    expect(mentionsOf("a person sits in front of a small chair").pairs.has("in front of chair")).toBe(true);
  });
});

describe("attributes", () => {
  it("exclude other values, not other names of the same", () => {
    const [colour] = attributesOf("blue");
    expect(colour?.others).toContain("red");
    expect(colour?.others).not.toContain("navy");
    expect(attributesOf("table")).toEqual([]);
  });

  it("flip in comparisons", () => {
    expect(COMPARATIVES["taller"]).toBe("shorter");
    for (const flipped of Object.values(COMPARATIVES)) expect(flipped).toMatch(/(?:er|est|less|worse)$/u);
  });
});

describe("words that every object knows", () => {
  it("are in no list", () => {
    for (const word of Object.getOwnPropertyNames(Object.prototype)) {
      expect([attributesOf(word), contrastingPlaces(word), contrastingDirections(word)]).toEqual([
        [],
        [],
        [],
      ]);
      expect([word in PERSON_WORDS, word in COMPARATIVES, word in DIRECTION_ADVERBS]).not.toContain(true);
    }
  });
});

describe("places and directions", () => {
  it("never contrast with themselves", () => {
    for (const word of ["on", "in", "under", "behind", "next to", "into", "up"]) {
      expect([...contrastingPlaces(word), ...contrastingDirections(word)]).not.toContain(word);
    }
    expect(contrastingPlaces("on")).toContain("under");
    expect(contrastingDirections("into")).toEqual(["out of"]);
  });
});

describe("articles", () => {
  it.each([
    ["apple", "an"],
    ["hour", "an"],
    ["unicycle", "a"],
    ["umbrella", "an"],
    ["one-armed man", "a"],
    ["orange", "an"],
    ["guitar", "a"],
    ["uninvited guest", "an"],
  ])("%s takes %s", (word, article) => {
    expect(articleFor(word)).toBe(article);
  });
});
