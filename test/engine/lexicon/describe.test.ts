import { expect, it } from "vitest";
import { analyse } from "../../../pipeline/engine/lexicon/analysis/analyse.ts";
import { phraseText, thingText } from "../../../pipeline/engine/lexicon/edits/describe.ts";

it.each([
  ["a person stands on a steps", "steps", "steps"],
  ["a person holds fishing pole string", "a pole string", "a pole string"],
  ["a person sees a few people", "people", "people"],
  ["a person opens the box", "a box", "the box"],
  ["a person sees two dogs", "dogs", "two dogs"],
])("the last thing of %s", (text, introduced, named) => {
  const query = analyse(text);
  const last = query.phrases.length - 1;
  expect([thingText(query, last), phraseText(query, last)]).toEqual([introduced, named]);
});
