import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Choosable, Chooser } from "../../pipeline/7-select/choosable.ts";
import { chooseInBlock } from "../../pipeline/7-select/choose.ts";
import { seededRandom } from "../../pipeline/lib/random.ts";
import { editSize } from "../../pipeline/lib/text.ts";
import { SELECT_POLICIES, type SelectPolicy, type SelectSettings } from "../../schemas/config.ts";
import { type Level, LEVELS } from "../../schemas/level.ts";

type Told = Partial<Pick<Choosable, "level" | "sample" | "partner" | "doubts" | "set">>;

function chooserOf(id: string, query: string, texts: readonly (readonly [string, Told?])[]): Chooser {
  const candidates = texts.map(([text, told = {}], sample): Choosable => {
    const made = {
      level: "strong" as Level,
      sample,
      doubts: 0,
      partner: null,
      set: "Object/ObjectExistence",
      ...told,
    };
    return { ...made, id: `${id}#${made.sample}/${made.level}`, text, size: editSize(query, text) };
  });
  return { id, query, video: `video of ${id}`, source: `source of ${id}`, candidates };
}

const unlimited = (policy: SelectPolicy): SelectSettings => ({ policy, categoryQuota: 1, levelQuota: 1 });

async function chosenTexts(
  choosers: readonly Chooser[],
  policy: SelectPolicy,
): Promise<(string | undefined)[]> {
  const { all } = await chooseInBlock(choosers, unlimited(policy), seededRandom("choose"), turn);
  return all.map((choices) => choices.get("strong")?.candidate.text);
}

const turn = () => Promise.resolve();

const CUP = "person takes a cup from the table";
const BOOK = "person takes a book from the table";

describe("choosing in a block", () => {
  it("pairs what an engine made for each other, and leaves a half whose partner was rejected", async () => {
    const choosers = [
      chooserOf("a", CUP, [[BOOK, { partner: "b" }]]),
      chooserOf("b", BOOK, [[CUP, { partner: "a" }]]),
      chooserOf("c", "person eats soup", [["person eats bread", { partner: "rejected" }]]),
    ];
    const { all, left } = await chooseInBlock(choosers, unlimited("balanced"), seededRandom(1), turn);
    expect(all.map((choices) => choices.get("strong")?.partner)).toEqual(["b", "a", undefined]);
    expect(left[2]).toEqual(new Map([["c#0/strong", "unpaired"]]));
  });

  it("finds opposite changes among candidates of engines that name no partners", async () => {
    const choosers = [
      chooserOf("a", "the man takes a cup from the shelf", [
        ["the man takes a phone from the shelf"],
        ["the man takes a book from the shelf"],
      ]),
      chooserOf("b", "a girl takes a book from the table", [["a girl takes a cup from the table"]]),
    ];
    expect(await chosenTexts(choosers, "balanced")).toEqual([
      "the man takes a book from the shelf",
      "a girl takes a cup from the table",
    ]);
  });

  it("breaks up a pair when both its moments then find others", async () => {
    const four = ["a", "b", "c", "d"].map((id) => `person takes a ${id} thing`);
    const [a = "", b = "", c = "", d = ""] = four;
    const choosers = [
      chooserOf("a", a, [[b, { partner: "b", sample: 1 }]]),
      chooserOf("b", b, [
        [c, { partner: "c", sample: 0 }],
        [a, { partner: "a", sample: 1 }],
      ]),
      chooserOf("c", c, [
        [b, { partner: "b", sample: 0 }],
        [d, { partner: "d", sample: 1 }],
      ]),
      chooserOf("d", d, [[c, { partner: "c", sample: 1 }]]),
    ];
    expect(await chosenTexts(choosers, "balanced")).toEqual([b, a, d, c]);
  });

  it("lets two pairs change partners where that makes smaller edits", async () => {
    const partnersOf = (id: string, texts: readonly (readonly [string, string, number])[]) =>
      chooserOf(
        id,
        "person takes it",
        texts.map(([partner, text, sample]) => [text, { partner, sample }]),
      );
    const [near, far] = ["person drops it", "somebody else eats soup"];
    const choosers = [
      partnersOf("a", [
        ["b", far, 0],
        ["c", near, 1],
      ]),
      partnersOf("b", [
        ["a", far, 0],
        ["d", near, 1],
      ]),
      partnersOf("c", [
        ["d", far, 0],
        ["a", near, 1],
      ]),
      partnersOf("d", [
        ["c", far, 0],
        ["b", near, 1],
      ]),
    ];
    expect(await chosenTexts(choosers, "balanced")).toEqual([near, near, near, near]);
  });

  it("prefers a pair without doubts", async () => {
    const choosers = [
      chooserOf("a", CUP, [
        [BOOK, { partner: "b", sample: 0, doubts: 1 }],
        ["person takes a phone from the table", { partner: "b", sample: 1 }],
      ]),
      chooserOf("b", "person takes a phone from the table", [
        ["person takes a book from a table", { partner: "a", sample: 0 }],
        [CUP, { partner: "a", sample: 1 }],
      ]),
    ];
    expect((await chosenTexts(choosers, "balanced"))[0]).toBe("person takes a phone from the table");
  });

  it("fills up with the candidates whose words tell the least", async () => {
    const queries = Array.from({ length: 12 }, (_, index) => `person ${index} drops a cup`);
    const choosers = queries.map((query, index) =>
      chooserOf(String(index), query, [
        [query.replace("cup", "zither")],
        [query.replace("cup", `mug${index}`)],
      ]),
    );
    const texts = await chosenTexts(choosers, "mixed");
    const zithers = texts.filter((text) => text?.endsWith("zither") === true).length;
    expect(zithers).toBeLessThan(6);
    expect(texts.every((text) => text !== undefined)).toBe(true);
    expect((await chosenTexts(choosers, "first")).every((text) => text?.endsWith("zither") === true)).toBe(
      true,
    );
  });

  it.each([
    ["made for each other", { partner: "b" }, { partner: "a" }],
    ["in the same company of words", {}, {}],
  ])("pairs no two clips of one parent video, whether %s or not", async (_, told, back) => {
    const one = chooserOf("a", CUP, [[BOOK, told]]);
    const other = chooserOf("b", BOOK, [[CUP, back]]);
    expect(await chosenTexts([one, other], "balanced")).toEqual([BOOK, CUP]);
    expect(await chosenTexts([one, { ...other, source: one.source }], "balanced")).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("gives no two moments of a video the same negative", async () => {
    const one = chooserOf("a", CUP, [["person takes a phone from the table"]]);
    const other = { ...chooserOf("b", BOOK, [["Person takes a phone from the table."]]), video: one.video };
    const { all, left } = await chooseInBlock([one, other], unlimited("mixed"), seededRandom(2), turn);
    expect(all.filter((choices) => choices.size > 0)).toHaveLength(1);
    expect(left.flatMap((reasons) => [...reasons.values()])).toEqual(["repeated-in-video"]);
  });

  const words = fc.constantFrom("cup", "book", "phone", "towel", "bag");
  const moments = fc.array(
    fc.record({
      thing: words,
      video: fc.nat(5),
      candidates: fc.array(
        fc.record({ thing: words, level: fc.constantFrom(...LEVELS), doubts: fc.nat(2) }),
        { maxLength: 8 },
      ),
    }),
    { maxLength: 20 },
  );

  it("holds its promises whatever the candidates", async () => {
    await fc.assert(
      fc.asyncProperty(moments, fc.constantFrom(...SELECT_POLICIES), async (made, policy) => {
        const choosers = made.map(({ thing, video, candidates }, index) => ({
          ...chooserOf(
            String(index),
            `person takes a ${thing} home`,
            candidates.map((one) => [
              `person takes a ${one.thing} home`,
              { level: one.level, doubts: one.doubts },
            ]),
          ),
          video: String(video),
        }));
        const { all, left } = await chooseInBlock(choosers, unlimited(policy), seededRandom(3), turn);
        const given = new Set<string>();
        for (const [at, choices] of all.entries()) {
          const chooser = choosers[at];
          for (const [level, { candidate, by, partner }] of choices) {
            expect(chooser?.candidates).toContain(candidate);
            expect(candidate.level).toBe(level);
            const name = `${chooser?.video ?? ""} ${candidate.text}`;
            expect(given.has(name)).toBe(false);
            given.add(name);
            const mutual = by === "pair" && all[Number(partner)]?.get(level)?.partner === String(at);
            expect(mutual).toBe(by === "pair");
            if (policy === "balanced") expect(by).toBe("pair");
          }
          const open = chooser?.candidates.filter(({ level }) => !choices.has(level)) ?? [];
          expect([...(left[at]?.keys() ?? [])]).toEqual([...new Set(open.map(({ id }) => id))]);
        }
        expect((await chooseInBlock(choosers, unlimited(policy), seededRandom(3), turn)).all).toEqual(all);
      }),
    );
  });

  it("finds partners for the many who make the same few changes", async () => {
    const choosers = Array.from({ length: 200 }, (_, index) =>
      chooserOf(String(index), index % 2 === 0 ? CUP : BOOK, [[index % 2 === 0 ? BOOK : CUP]]),
    );
    expect((await chosenTexts(choosers, "balanced")).every((text) => text !== undefined)).toBe(true);
  });
});
