import { describe, expect, it } from "vitest";
import type { Actor, Claim } from "../../../pipeline/engine/lexicon/edits/edit.ts";
import { explain } from "../../../pipeline/engine/lexicon/refusal/sentences.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";

const MAN: Actor = { text: "a man", plural: false, person: true };
const DOGS: Actor = { text: "two dogs", plural: true, person: false };

type Given = Omit<Claim, "asked" | "plural" | "where"> & {
  asked: string;
  plural?: boolean;
  where?: readonly [string, string];
};

function claimOf({ asked, where, ...rest }: Given): Claim {
  const place = where === undefined ? {} : { where: { shown: where[0], asked: () => where[1] } };
  return { plural: false, ...rest, ...place, asked: () => asked };
}

function said(...claims: readonly Given[]): string[] {
  return Array.from({ length: 40 }, (_, seed) =>
    explain(claims.map(claimOf), [], { said: "", original: "x" }, seededRandom("told", seed)),
  );
}

describe("what a refusal says of one change", () => {
  it("tells both acts in the forms that the sentence needs", () => {
    const texts = said({
      family: "action",
      shown: "opening the door",
      asked: "washing the door",
      actor: MAN,
    });
    expect(texts.join(" ")).toContain("a man opens the door; nobody washes the door");
    expect(texts.join(" ")).toContain("does anyone wash the door");
    for (const text of texts) {
      expect(text).toMatch(/open(?:ing|s) the door/u);
      expect(text).toMatch(/wash(?:ing|es)? the door/iu);
    }
  });

  it("denies acts with any and never with some", () => {
    const texts = said({ family: "action", shown: "closing a box", asked: "eating some food", actor: MAN });
    expect(texts.join(" ")).toContain("nobody eats any food");
    for (const text of texts) expect(text).not.toMatch(/(?:nobody|anyone) \w+ some/iu);
  });

  it("agrees with how many things it tells of", () => {
    const several = said(
      { family: "object", shown: "a bag", asked: "a pillow" },
      { family: "object", shown: "a closet", asked: "a chair" },
    );
    for (const text of several) expect(text).not.toContain("which is nowhere");
    const shoes = said({ family: "object", shown: "shoes", shownPlural: true, asked: "a hat" });
    expect(shoes.join(" ")).toContain("What can be seen in the video are shoes, not a hat, which is nowhere");
  });

  it("says nothing of people where none act", () => {
    for (const text of said({ family: "action", shown: "barking", asked: "digging", actor: DOGS }))
      expect(text).not.toMatch(/nobody|anyone|barks/iu);
  });

  it("says no more than where, where the act differs too", () => {
    const claim = { shown: "sitting down on a chair", asked: "sleeping in a bed", actor: MAN } as const;
    const texts = said({ family: "place", ...claim, where: ["on a chair", "in a bed"] });
    for (const text of texts) {
      expect(text).toMatch(/\bon a chair\b/u);
      expect(text).toMatch(/\bin a bed\b/u);
    }
    expect(texts.join(" ")).not.toContain("never in a bed.");
  });

  it("names the other place alone where the act is the same", () => {
    const claim = { shown: "standing on a desk", asked: "standing behind a desk", actor: MAN } as const;
    const texts = said({ family: "place", ...claim, where: ["on a desk", "behind a desk"] });
    expect(texts).toContain("In the video, a man stands on a desk, and at no point behind a desk.");
    for (const text of texts) expect(text).not.toMatch(/standing behind/u);
  });

  it("never denies that a body has the part that is asked for", () => {
    const act = { act: "washing her hair", actor: MAN };
    for (const text of said({ family: "part", shown: "hair", asked: "a face", ...act }))
      expect(text).not.toMatch(/\bno face\b|involve/u);
    expect(said({ family: "part", shown: "a jacket", asked: "a robe" }).join(" ")).toMatch(/\bno robe\b/u);
  });

  it("never denies that there is a floor", () => {
    const act = { act: "sitting on a chair", actor: MAN };
    for (const text of said({ family: "involved", shown: "a chair", asked: "the floor", ...act })) {
      expect(text).not.toMatch(/no (?:the )?floor/iu);
      expect(text).toContain("involve the floor");
    }
  });

  it("tells two things of one category together, and no thing twice", () => {
    const shown = { family: "object", act: "putting a bag in a car", actor: MAN } as const;
    for (const text of said(
      { ...shown, shown: "a bag", asked: "a pillow" },
      { ...shown, shown: "a car", asked: "a boat" },
    )) {
      expect(text).toMatch(/pillow (?:n?or) (?:a )?boat/u);
      expect(text.match(/pillow/gu)?.length).toBeLessThan(3);
    }
    const steps = { ...shown, shown: "a cup" };
    for (const text of said({ ...steps, asked: "the end of a rope" }, { ...steps, asked: "a rope" }))
      expect(text).not.toMatch(/rope n?or/u);
  });

  it("says only the value where the negative replaces the thing as well", () => {
    const value = { thing: "shirt", shown: "gray", asked: "blue", alone: () => true };
    for (const text of said({ family: "attribute", shown: "a gray shirt", asked: "a blue shirt", value })) {
      expect(text).toMatch(/\bgray\b.*\bblue\b|\bblue\b.*\bgray\b/u);
      expect(text).not.toMatch(/blue shirt/u);
    }
  });

  it("repeats no more than it must of what was said before", () => {
    const claim = claimOf({ family: "object", shown: "a cup", asked: "a plate" });
    const before = "The video shows a cup, and there is no plate anywhere in it.";
    for (let seed = 0; seed < 40; seed++)
      expect(explain([claim], [], { said: before, original: "x" }, seededRandom("told", seed))).not.toBe(
        before,
      );
  });

  it("never holds the query as it stands", () => {
    const claim = claimOf({
      family: "action",
      shown: "opening the door",
      asked: "washing the door",
      actor: MAN,
    });
    const around = { said: "", original: "A man opens the door." };
    for (let seed = 0; seed < 40; seed++)
      expect(explain([claim], [], around, seededRandom("told", seed))).not.toContain("a man opens the door");
  });
});
