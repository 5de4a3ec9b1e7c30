import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRefusal, splitReasoning } from "../../pipeline/lib/reasoning.ts";
import { refusalText } from "../../pipeline/lib/refusal.ts";

const PLANNED = ["Object/ObjectExistence", "Attribute/Counting"] as const;
const O = "<irrelevant_answer>It seems off.</irrelevant_answer>";
const A = "<object_objectexistence>A door.</object_objectexistence>";
const B = "<attribute_counting>Two of them.</attribute_counting>";

const READ = {
  opening: "It seems off.",
  parts: [
    { category: "Object/ObjectExistence", text: "A door." },
    { category: "Attribute/Counting", text: "Two of them." },
  ],
};

describe("readRefusal", () => {
  it.each([
    ["the plan's order", O + A + B, []],
    [
      "white space between and inside",
      `\n${O}\n\n<object_objectexistence> A\n door. </object_objectexistence>${B}`,
      [],
    ],
    [
      "blocks without closing tags",
      "<irrelevant_answer>It seems off.<object_objectexistence>A door.<attribute_counting>Two of them.",
      [],
    ],
    ["another order", O + B + A, ["blocks-reordered"]],
    ["the opening at the end", A + B + O, ["blocks-reordered"]],
    ["paths for tags", O + A + "<Attribute/Counting>Two of them.</Attribute/Counting>", ["tag-spelling"]],
    [
      "numbered tags",
      `${O}<category1>A door.</category1><category2>Two of them.</category2>`,
      ["numbered-tags"],
    ],
    ["text around", `Here it is: ${O}${A}${B} Done.`, ["text-outside-blocks"]],
    [
      "a category in two blocks",
      `${O}${A}<attribute_counting>Two</attribute_counting><attribute_counting>of them.</attribute_counting>`,
      ["blocks-joined"],
    ],
  ])("reads %s", (_, reasoning, tolerances) => {
    expect(readRefusal(reasoning, PLANNED)).toEqual({ refusal: READ, tolerances });
  });

  it.each([
    ["nothing", "", ["no <irrelevant_answer>", "no <object_objectexistence>", "no <attribute_counting>"]],
    ["a block missing", O + A, ["no <attribute_counting>"]],
    ["an empty block", `${O}${A}<attribute_counting> </attribute_counting>`, ["no <attribute_counting>"]],
    [
      "a block too many",
      `${O}${A}${B}<scene_sceneexistence>No.</scene_sceneexistence>`,
      ["a <scene_sceneexistence>"],
    ],
    ["an unknown tag", `${O}${A}${B}<b>No.</b>`, ["a <b>"]],
  ])("names what is wrong with %s", (_, reasoning, problems) => {
    const reading = readRefusal(reasoning, PLANNED);
    expect("problems" in reading ? reading.problems : []).toEqual(
      problems.map((start) => expect.stringContaining(start) as string),
    );
  });

  it("gives back what was assembled, in one text with single blanks", () => {
    const words = fc.stringMatching(/^[A-Za-z][a-z]{2,8}( [a-z]{1,8}){0,5}[.]$/u);
    fc.assert(
      fc.property(words, words, words, (opening, a, b) => {
        const blocks = `<irrelevant_answer>${opening}</irrelevant_answer> <object_objectexistence>${a}</object_objectexistence> <attribute_counting>${b}</attribute_counting>`;
        const reading = readRefusal(blocks, PLANNED);
        expect("refusal" in reading && refusalText(reading.refusal)).toBe(`${opening} ${a} ${b}`);
      }),
    );
  });
});

describe("splitReasoning", () => {
  it("keeps every character that is not a tag", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("<a>", "</a>", "<b>", "7", " ", "<", ">", "</")), (pieces) => {
        const text = pieces.join("");
        const { blocks, outside } = splitReasoning(text);
        const kept = [...blocks.map((block) => block.text), outside].join("").replace(/\s/gu, "").length;
        expect(kept).toBe(text.replace(/<\/?\s*[ab]\s*>/gu, "").replace(/\s/gu, "").length);
      }),
    );
  });
});
