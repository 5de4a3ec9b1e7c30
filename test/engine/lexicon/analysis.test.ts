import { describe, expect, it } from "vitest";
import { analyse } from "../../../pipeline/engine/lexicon/analysis/analyse.ts";

/** subject>verb>object of each verb, "-" where there is none. */
function acts(text: string): string[] {
  const query = analyse(text);
  const head = (index: number | undefined): string =>
    query.tokens[query.phrases[index ?? -1]?.head ?? -1]?.lower ?? "-";
  return query.verbs.map((verb) => `${head(verb.subject)}>${verb.lemma}>${head(verb.object)}`);
}

/** preposition and thing of each place, with what it stands after. */
function places(text: string): string[] {
  const query = analyse(text);
  const head = (index: number | undefined): string =>
    query.tokens[query.phrases[index ?? -1]?.head ?? -1]?.lower ?? "-";
  return query.prepositions.map((slot) => `${head(slot.after)} ${slot.word} ${head(slot.phrase)}`);
}

describe("verbs with subject and object", () => {
  it.each([
    ["person opens the door.", ["person>open>door"]],
    ["person they close the laptop.", ["they>close>laptop"]],
    ["a person is standing, then puts on a shoe.", ["person>stand>-", "person>put_on>shoe"]],
    ["person putting a cup on the table.", ["person>put>cup"]],
    ["person takes their shoes off.", ["person>take_off>shoes"]],
    ["a man turns the light off.", ["man>turn_off>light"]],
    ["a smiling girl waters a closed flower", ["girl>water>flower"]],
    ["clips of a man walking are shown", ["man>walk>-", "clips>show>-"]],
    ["a man in a hat drinks water", ["man>drink>water"]],
    ["the boy opens a box and closes it", ["boy>open>box", "boy>close>it"]],
    ["she brushes her hair", ["she>brush>hair"]],
    ["we see the man in the shirt start climbing", ["we>see>man", "we>start>-", "we>climb>-"]],
    ["a person enters a room turns a light on", ["person>enter>room", "person>turn_on>light"]],
  ])("%s", (text, expected) => {
    expect(acts(text)).toEqual(expected);
  });
});

describe("places", () => {
  it.each([
    ["person puts a cup on the table.", ["cup on table"]],
    ["a woman sits in front of a red car", ["- in front of car"]],
    ["a glass of water is on the shelf", ["glass of water", "- on shelf"]],
    ["she talks to him in the living room", ["- to him", "him in living room"]],
  ])("%s", (text, expected) => {
    expect(places(text)).toEqual(expected);
  });
});

describe("names of several words", () => {
  it("are one token, in singular and plural", () => {
    expect(analyse("two washing machines and a living room").tokens.map((token) => token.lower)).toEqual([
      "two",
      "washing machines",
      "and",
      "a",
      "living room",
    ]);
  });
});

describe("words of two kinds", () => {
  it.each([
    ["leaning against her padded headboard", "possessive"],
    ["she washes her hair", "possessive"],
    ["a man helps her put on shoes", "pronoun"],
    ["a man looks at her", "pronoun"],
    ["a woman changes her bedding, tidies the bed", "possessive"],
    ["it leads into her painting the table", "pronoun"],
  ])("%s", (text, tag) => {
    expect(analyse(text).tokens.find(({ lower }) => lower === "her")?.tag).toBe(tag);
  });

  it("reads two colours of one thing as one phrase", () => {
    const { phrases, tokens } = analyse("a woman in a black and white dress");
    expect(phrases.at(-1)?.adjectives.map((place) => tokens[place]?.lower)).toEqual(["black", "white"]);
  });
});
