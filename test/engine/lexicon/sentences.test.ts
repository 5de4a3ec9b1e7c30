import { describe, expect, it } from "vitest";
import type { Claim } from "../../../pipeline/engine/lexicon/edits/edit.ts";
import { explainClaim } from "../../../pipeline/engine/lexicon/refusal/sentences.ts";
import { seededRandom } from "../../../pipeline/lib/random.ts";

function said(
  claim: Pick<Claim, "family" | "shown"> & { asked: string; plural?: boolean; actor?: string },
): string[] {
  const { asked, ...rest } = claim;
  const whole: Claim = { plural: false, actor: "", ...rest, asked: () => asked };
  return Array.from({ length: 40 }, (_, seed) => explainClaim(whole, [], seededRandom("told", seed)));
}

describe("what a refusal says of one change", () => {
  it("names the whole act where only the act differs", () => {
    for (const text of said({
      family: "action",
      shown: "opening the door",
      asked: "closing a door",
      actor: "a man",
    }))
      expect(text).toContain("opening the door");
  });

  it("leaves the thing to its own part of the refusal where the thing differs too", () => {
    for (const text of said({
      family: "action",
      shown: "opening a book",
      asked: "turning on a light",
      actor: "a man",
    })) {
      expect(text).toContain("opening something");
      expect(text).toContain("turning on a light");
      expect(text).not.toContain("book");
    }
  });

  it("says no more than where, where the act differs too", () => {
    const claim = { shown: "sitting down on a chair", asked: "awakening in a bed" } as const;
    for (const text of said({ family: "place", ...claim })) {
      expect(text).toMatch(/\bon a chair\b/u);
      expect(text).toMatch(/\bin a bed\b/u);
      expect(text).not.toMatch(/sitting|awakening/u);
    }
  });

  it("says which way a thing goes, as a direction", () => {
    const claim = { shown: "putting a towel in a bag", asked: "throwing a pillow on a bed" } as const;
    for (const text of said({ family: "direction", ...claim })) {
      expect(text).toMatch(/\binto a bag\b/u);
      expect(text).toMatch(/\bonto a bed\b/u);
      expect(text).not.toMatch(/towel|pillow/u);
    }
  });

  it("never denies that a body has the part that is asked for", () => {
    for (const text of said({ family: "part", shown: "fur", asked: "a tail" }))
      expect(text).not.toMatch(/\bno tail\b/u);
    expect(said({ family: "part", shown: "a jacket", asked: "a robe" }).join(" ")).toMatch(/\bno robe\b/u);
  });

  it("needs no preposition to deny a place", () => {
    for (const text of said({ family: "scene", shown: "the hills", asked: "a city street" }))
      expect(text).not.toMatch(/\bat a city\b/u);
  });
});
