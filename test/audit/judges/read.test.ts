import { describe, expect, it } from "vitest";
import { readCategories, readPresence } from "../../../pipeline/audit/judges/read.ts";
import { replyWith } from "../../support/records.ts";

const OBJECT = "Object/ObjectExistence";
const ACTION = "Action/FineGrainedAction";

describe("a reply to Table 17", () => {
  it.each([
    [`["${OBJECT}"]`, [OBJECT], 1],
    [`["${OBJECT}", "${ACTION}"]`, [OBJECT], 0.5],
    [`["object/objectexistence", "${OBJECT}"]`, [OBJECT], 1],
    [`["Negation/Negation"]`, [OBJECT], 0],
    [`["${OBJECT}", "Negation/Negation"]`, [OBJECT], 0.5],
    ["[]", [OBJECT], 0],
    ["[]", [], 1],
    ["```json\n[]\n```", [OBJECT], 0],
    [`The categories are ["${ACTION}"].`, [OBJECT, ACTION], 0.5],
  ])("%s against %j scores %d", (text, planned, rtIou) => {
    expect(readCategories(replyWith({ text }), planned)).toMatchObject({ outcome: "judged", rtIou });
  });

  it.each(["", "none", `{"categories": ["${OBJECT}"]}`, "[1]", `["${OBJECT}"`, `["a"] or ["b"]`])(
    "%j is no verdict",
    (text) => {
      expect(readCategories(replyWith({ text }), [OBJECT])).toEqual({
        outcome: "malformed",
        named: [],
        rtIou: null,
      });
    },
  );

  it("that never came is no verdict either", () => {
    const reply = replyWith({ outcome: "unreachable", text: "" });
    expect(readCategories(reply, [OBJECT])).toMatchObject({ outcome: "unanswered", rtIou: null });
  });
});

describe("a reply about a negative and its original", () => {
  const say = (negative: [string, string], original: [string, string]): string => {
    const [a, b] = [negative, original].map(([shown, absent]) => ({ shown, absent }));
    return JSON.stringify({ A: a, B: b });
  };
  const [YES, NO] = [
    ["yes", "no"],
    ["no", "yes"],
  ] as [[string, string], [string, string]];

  it.each([
    ["both shown", say(YES, YES), "true"],
    ["only the original shown", say(NO, YES), "false"],
    ["the original not shown", say(YES, NO), "no-control"],
    ["the original both shown and absent", say(NO, ["yes", "yes"]), "no-control"],
    ["the negative both shown and absent", say(["yes", "yes"], YES), "undecided"],
    ["the negative unclear", say(["unclear", "no"], YES), "undecided"],
    ["in prose", `Sure: ${say(NO, YES)}`, "false"],
    ["one statement", '{"A": {"shown": "yes", "absent": "no"}}', "malformed"],
    ["another word", say(["maybe", "no"], YES), "malformed"],
    ["no JSON", "A is shown.", "malformed"],
    ["a list", "[]", "malformed"],
  ])("%s", (_, text, verdict) => {
    expect(readPresence(replyWith({ text }), "A")).toBe(verdict);
  });

  it("heeds which statement the negative is", () => {
    expect(readPresence(replyWith({ text: say(YES, YES) }), "B")).toBe("true");
    expect(readPresence(replyWith({ text: say(YES, NO) }), "B")).toBe("false");
  });

  it("that never came is no verdict", () => {
    expect(readPresence(replyWith({ outcome: "filtered", text: "" }), "A")).toBe("unanswered");
  });
});
