import { describe, expect, it } from "vitest";
import { OPENINGS } from "../../../pipeline/engine/lexicon/refusal/openings.ts";
import { STRENGTH_PATTERNS } from "../../../pipeline/lib/words/strength.ts";
import { LEVELS } from "../../../schemas/level.ts";

describe("openings", () => {
  it("are many and distinct", () => {
    for (const level of LEVELS) expect(new Set(OPENINGS[level]).size).toBeGreaterThanOrEqual(8);
  });

  it("match the pattern of their own level and no other, and speak of the video", () => {
    for (const level of LEVELS) {
      for (const opening of OPENINGS[level]) {
        expect(
          LEVELS.filter((other) => STRENGTH_PATTERNS[other].test(opening)),
          opening,
        ).toEqual([level]);
        expect(opening).toMatch(/the video\b.*\.$|\bthe video,.*\.$/u);
      }
    }
  });
});
