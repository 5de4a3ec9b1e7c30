import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipeline/engine/engine.ts";
import { wordEdits, wordsOf } from "../../../pipeline/lib/text.ts";
import { nounOf } from "../../../pipeline/lib/words/nouns.ts";
import { nounsOverlap } from "../../../pipeline/lib/words/relations.ts";
import { CATEGORY_PATHS } from "../../../schemas/category.ts";
import { tinyCorpus } from "./corpus.ts";
import { eligibleOf, negativesIn, openTiny, replyTo } from "./open.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openTiny();
});

const SENTENCES = tinyCorpus()
  .slice(0, 60)
  .map((moment) => moment.query);
const WORDS = [...new Set(SENTENCES.flatMap(wordsOf))];

/** Word salad in the corpus's own words: odd orders, but words that the rules know, and one that every object knows. */
const ODD = ["and", "then", ",", ".", "they", "her", "'s", "two", "to", "it", "constructor", "constructors"];
const salad = fc
  .array(fc.constantFrom(...WORDS, ...ODD), { minLength: 1, maxLength: 25 })
  .map((words) => words.join(" "));
const anything = fc.oneof(fc.string({ unit: "grapheme" }), salad).filter((text) => text.trim() !== "");
const sentence = fc.constantFrom(...SENTENCES);

describe("whatever the texts", () => {
  it("answers or declines, and never throws", async () => {
    await fc.assert(
      fc.asyncProperty(anything, fc.array(anything, { maxLength: 3 }), async (query, others) => {
        const eligible = await eligibleOf(engine, query, others);
        const categories = eligible.length > 0 ? eligible.slice(0, 3) : CATEGORY_PATHS.slice(0, 2);
        const reply = await replyTo(engine, query, categories, 0, others);
        expect(["answered", "declined"]).toContain(reply.outcome);
        expect(reply.outcome === "answered" || reply.message !== "").toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("every negative", () => {
  it("names no thing that a caption of the video names, under any name", async () => {
    await fc.assert(
      fc.asyncProperty(
        sentence,
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        async (query, others, sample) => {
          const reply = await replyTo(engine, query, ["Object/ObjectExistence"], sample, others);
          const mentioned = [query, ...others]
            .flatMap(wordsOf)
            .flatMap((word) => nounOf(word)?.noun.lemma ?? []);
          for (const { irrel_query } of negativesIn(reply)) {
            const added = wordEdits(wordsOf(query), wordsOf(irrel_query)).flatMap((edit) => edit.added);
            const nouns = added.flatMap((word) => nounOf(word)?.noun.lemma ?? []);
            for (const noun of nouns)
              expect(mentioned.filter((other) => nounsOverlap(noun, other))).toEqual([]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it("keeps the capital, the final punctuation and the spacing of its original", async () => {
    const styled = fc
      .tuple(sentence, fc.boolean(), fc.constantFrom(".", "", "!", " ."))
      .map(([text, capital, end]) => {
        const body = text.replace(/\.$/u, "");
        return (capital ? body.slice(0, 1).toUpperCase() + body.slice(1) : body) + end;
      });
    await fc.assert(
      fc.asyncProperty(styled, async (query) => {
        const reply = await replyTo(engine, query, (await eligibleOf(engine, query)).slice(0, 3));
        for (const { irrel_query } of negativesIn(reply)) {
          expect(/\W*$/u.exec(irrel_query)?.[0]).toBe(/\W*$/u.exec(query)?.[0]);
          expect(/^\p{Lu}/u.test(irrel_query)).toBe(/^\p{Lu}/u.test(query));
          expect(irrel_query).not.toMatch(/ {2}|^ | $| \.[^.]/u);
          expect(irrel_query).not.toMatch(/\ba [aeio]|\ban [bcdfgjklmnpqrstvwyz]/iu);
        }
      }),
      { numRuns: 150 },
    );
  });
});
