import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPANIES, flowsOf } from "../../pipeline/lib/flows.ts";

const WIDE = COMPANIES.indexOf(2);
const NARROW = COMPANIES.indexOf(1);

describe("flows of words", () => {
  const word = fc.constantFrom<string[]>("cup", "book", "opens", "takes", "red", "table", "on", "person");
  const sentence = fc.array(word, { minLength: 2, maxLength: 8 });

  it("run the other way when the texts change places", () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.constantFrom<string[]>("lamp", "mug"), (words, place, fresh) => {
        const at = place % words.length;
        const [before, after] = [words.join(" "), words.with(at, fresh).join(" ")];
        const back = flowsOf("c", before, after).map((flow) => ({ key: flow.back, back: flow.key }));
        expect(flowsOf("c", after, before)).toEqual(back);
      }),
    );
  });

  it.each([
    ["the same company", "a cup from the table", "a book from the table", "c", true, true],
    ["other words farther off", "a cup from the bag", "a book from the bag", "c", true, true],
    ["the second word beside it another", "a cup from that bag", "a book from that bag", "c", false, true],
    ["another neighbour", "a cup on the table", "a book on the table", "c", false, false],
    ["another category", "a cup from the table", "a book from the table", "d", false, false],
  ])("with %s", (_, before, after, category, sameTwo, sameOne) => {
    const flows = flowsOf("c", "person takes a cup from the table", "person takes a book from the table");
    const others = flowsOf(category, `someone takes ${before}`, `someone takes ${after}`);
    expect(others[WIDE]?.key === flows[WIDE]?.key).toBe(sameTwo);
    expect(others[NARROW]?.key === flows[NARROW]?.key).toBe(sameOne);
  });

  it("of a long text need the wide company", () => {
    const long = "a man in a blue shirt stands beside the tall tree and laughs";
    expect(flowsOf("c", long, long.replace("tree", "fence"))).toHaveLength(1);
  });
});
