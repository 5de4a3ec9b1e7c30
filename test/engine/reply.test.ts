import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCategoriesReply, readNegativesReply } from "../../pipeline/engine/reply.ts";
import { MAX_REPLY_CHARACTERS } from "../../pipeline/lib/reply-json.ts";

const negative = {
  irrel_query: "a person opens the red window.",
  applied_categories: [{ path: "Object/ObjectExistence" }],
  reasoning:
    "<irrelevant_answer>It seems off.</irrelevant_answer><object_objectexistence>A door.</object_objectexistence>",
  difficulty_tag: "strong",
};
const plain = JSON.stringify({ negs: { strong: negative } });
const NUL = String.fromCharCode(0);

/** Replies that are read without asking again, and the name under which that is counted. */
const TOLERATED: readonly (readonly [string, string, readonly string[]])[] = [
  ["plain JSON", plain, []],
  ["white space around", `\n ${plain}\n`, []],
  ["a code fence", "```json\n" + plain + "\n```", ["fenced"]],
  ["a code fence without a language", "```\n" + plain + "\n```\n", ["fenced"]],
  ["prose around", `Here is the result {as asked}:\n${plain}\nLet me know!`, ["prose-wrapped"]],
  ["prose and a fence", "Sure!\n```json\n" + plain + "\n```", ["prose-wrapped"]],
  ["the same object twice", `${plain}\n${plain}`, ["prose-wrapped"]],
  ["a byte order mark", `\uFEFF${plain}`, []],
  ["JSON inside a JSON string", JSON.stringify(plain), ["double-encoded"]],
  ["trailing commas", plain.replaceAll("}", ",}"), ["trailing-comma"]],
  ["raw line ends inside strings", plain.replace("It seems off.", "It seems\noff."), ["raw-control"]],
  ["an escaped NUL", plain.replace("red", "red\\u0000"), ["nul-removed"]],
  ["extra keys", JSON.stringify({ negs: { strong: { ...negative, note: 1 } }, id: 2 }), ["extra-keys"]],
  ["no wrapper", JSON.stringify({ strong: negative }), ["wrapper-missing"]],
  [
    "no wrapper in a fence",
    "```\n" + JSON.stringify({ hard: negative }) + "\n```",
    ["fenced", "wrapper-missing"],
  ],
  [
    "bare paths",
    JSON.stringify({ negs: { strong: { ...negative, applied_categories: ["Object/ObjectExistence"] } } }),
    ["bare-path"],
  ],
  [
    "a path in another spelling",
    JSON.stringify({
      negs: { strong: { ...negative, applied_categories: [{ path: "object_objectexistence" }] } },
    }),
    ["category-spelling"],
  ],
  [
    "reasoning in pieces",
    JSON.stringify({
      negs: { strong: { ...negative, reasoning: negative.reasoning.split(/(?<=>)(?=<o)/u) } },
    }),
    ["joined-reasoning"],
  ],
  [
    "no difficulty tag",
    JSON.stringify({ negs: { strong: { ...negative, difficulty_tag: undefined } } }),
    ["difficulty-tag-missing"],
  ],
  [
    "a label that is no level",
    JSON.stringify({ negs: { strong: negative, extreme: negative } }),
    ["unknown-level-dropped"],
  ],
];

describe("a reply to Table 16", () => {
  it.each(TOLERATED)("is read in spite of %s", (_, text, tolerances) => {
    const reading = readNegativesReply(text);
    expect(reading.findings).toEqual([]);
    expect([...reading.failed]).toEqual([]);
    expect(reading.tolerances).toEqual(tolerances);
    const read = reading.negatives.get("strong");
    expect({ ...read, reasoning: read?.reasoning.replaceAll("\n", " "), difficulty_tag: "strong" }).toEqual(
      negative,
    );
    expect(JSON.stringify(read)).not.toContain(NUL);
  });

  it.each([
    ["strong", "strong"],
    ["High", "strong"],
    ["hard", "strong"],
    ["ir_hard", "strong"],
    ["moderate", "moderate"],
    ["moderated", "moderate"],
    ["MEDIUM", "moderate"],
    ["ir_mid", "moderate"],
    ["weak", "weak"],
    ["easy", "weak"],
    ["ir_easy", "weak"],
  ] as const)("takes the label %s for %s", (label, level) => {
    const reading = readNegativesReply(JSON.stringify({ negs: { [label]: negative } }));
    expect([...reading.negatives.keys()]).toEqual([level]);
    expect(reading.tolerances).toEqual([]);
  });

  it.each([
    ["nothing", "", "malformed-json", ""],
    ["prose", "I cannot do that.", "malformed-json", ""],
    ["a web page", "<html><body>502</body></html>", "malformed-json", ""],
    ["an object cut off", plain.slice(0, -3), "malformed-json", ""],
    ["two different objects", `${plain} or ${plain.replace("red", "blue")}`, "malformed-json", ""],
    ["an endless text", "x".repeat(10_000_000), "malformed-json", ""],
    ["deep nesting", "[".repeat(100_000), "malformed-json", ""],
    ["deep nesting, closed", "[".repeat(90_000) + "]".repeat(90_000), "reply-shape", "negs"],
    ["many open brackets", "{".repeat(MAX_REPLY_CHARACTERS), "malformed-json", ""],
    ["an empty object", "{}", "reply-shape", "negs"],
    ["null", "null", "reply-shape", "negs"],
    ["a list", "[]", "reply-shape", "negs"],
    ["a list of negatives", JSON.stringify({ negs: [negative] }), "reply-shape", "negs"],
    ["keys of every object", '{"__proto__":{"negs":{"strong":{}}},"constructor":1}', "reply-shape", "negs"],
  ])("of %s is a finding, not an exception", (_, text, rule, path) => {
    const reading = readNegativesReply(text);
    expect(reading.negatives.size + reading.failed.size).toBe(0);
    expect(reading.findings).toMatchObject([{ rule, path, severity: "error" }]);
    expect(reading.findings[0]?.actual?.length).toBeLessThan(200);
  });

  it("rejects an empty negative field by field", () => {
    const { negatives, failed } = readNegativesReply('{"negs":{"strong":{}}}');
    expect(negatives.size).toBe(0);
    expect(failed.get("strong")).toMatchObject([
      { path: "negs.strong.irrel_query", expected: "a value of type string", actual: "nothing" },
      { path: "negs.strong.applied_categories", expected: "a value of type array", actual: "nothing" },
      { path: "negs.strong.reasoning", expected: "a value of type string", actual: "nothing" },
    ]);
  });

  it("names place, expectation and what stood there; a sound level stays", () => {
    const broken = { ...negative, irrel_query: "", applied_categories: [{ path: "Negation/Negation" }] };
    const { negatives, failed } = readNegativesReply(
      JSON.stringify({ negs: { strong: negative, medium: broken } }),
    );
    expect([...negatives.keys()]).toEqual(["strong"]);
    expect(failed.get("moderate")).toMatchObject([
      { path: "negs.medium.irrel_query", expected: "a text that is not empty" },
      { path: "negs.medium.applied_categories.0.path", actual: "Negation/Negation" },
    ]);
  });

  it("does not choose between two negatives for one level", () => {
    const { negatives, failed } = readNegativesReply(
      JSON.stringify({ negs: { strong: negative, hard: negative } }),
    );
    expect(negatives.size).toBe(0);
    expect(failed.get("strong")).toMatchObject([{ rule: "repeated-level", path: "negs.strong" }]);
  });

  it("pollutes no prototype", () => {
    readNegativesReply('{"negs":{"__proto__":{"polluted":1},"strong":{"__proto__":{"polluted":1}}}}');
    expect({}).not.toHaveProperty("polluted");
  });

  it("keeps terminal escapes out of findings", () => {
    const { findings } = readNegativesReply("\u001b[2Jgone");
    expect(findings[0]?.actual).toBe("\\u001b[2Jgone");
  });

  it("never throws", () => {
    const pieces = fc.array(
      fc.constantFrom('"', "{", "}", "[", "]", ",", ":", "\\", "negs", "strong", " ", "\n", "```", plain),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.json(),
          pieces.map((parts) => parts.join("")),
        ),
        (text) => {
          readNegativesReply(text);
          readCategoriesReply(text);
        },
      ),
    );
  });
});

describe("a reply to Table 15", () => {
  function reply(...paths: readonly string[]): string {
    return JSON.stringify({ eligible_categories: paths.map((path) => ({ path, reason: "it can change" })) });
  }

  it("keeps the order and drops what comes again", () => {
    const reading = readCategoriesReply(
      reply("Object/ObjectExistence", "Attribute/Counting", "Object/ObjectExistence"),
    );
    expect(reading.entries.map(({ path }) => path)).toEqual(["Object/ObjectExistence", "Attribute/Counting"]);
    expect(reading).toMatchObject({ duplicates: 1, findings: [], tolerances: [] });
  });

  it.each([
    "object/objectexistence",
    "Object / ObjectExistence",
    "object_objectexistence",
    "ObjectExistence",
  ])("reads the path %s", (path) => {
    const reading = readCategoriesReply(reply(path));
    expect(reading.entries.map((entry) => entry.path)).toEqual(["Object/ObjectExistence"]);
    expect(reading.tolerances).toEqual(["category-spelling"]);
  });

  it.each(["Negation/Negation", "Action/SceneTransition", "Object", ""])(
    "names the invalid path '%s'",
    (path) => {
      const reading = readCategoriesReply(reply("Attribute/Counting", path));
      expect(reading.entries).toHaveLength(1);
      expect(reading.findings).toMatchObject([
        { rule: "reply-shape", path: "eligible_categories.1.path", actual: path },
      ]);
    },
  );

  it("accepts a path without its reason and counts it", () => {
    const reading = readCategoriesReply('{"eligible_categories":[{"path":"Attribute/Counting"}]}');
    expect(reading.entries).toEqual([{ path: "Attribute/Counting", reason: "none given" }]);
    expect(reading.tolerances).toEqual(["reason-missing"]);
  });

  it.each(["{}", "[]", '{"eligible_categories":{}}', '{"eligible_categories":null}'])(
    "rejects %s",
    (text) => {
      const reading = readCategoriesReply(text);
      expect(reading.entries).toEqual([]);
      expect(reading.findings).toMatchObject([{ rule: "reply-shape", path: "eligible_categories" }]);
    },
  );

  it("reads a list without its wrapper", () => {
    const reading = readCategoriesReply('[{"path":"Attribute/Counting","reason":"two cups"}]');
    expect(reading.entries).toHaveLength(1);
    expect(reading.tolerances).toEqual(["wrapper-missing"]);
  });

  it("takes an empty list for an answer", () => {
    expect(readCategoriesReply(reply())).toEqual({
      entries: [],
      duplicates: 0,
      findings: [],
      tolerances: [],
    });
  });
});
