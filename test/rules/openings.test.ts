import { describe, expect, it, test } from "vitest";
import { LEVELS } from "../../schemas/level.ts";
import { OPENINGS } from "../../pipeline/engine/lexicon/refusal/openings.ts";
import { OPENING_WORDS } from "../../pipeline/audit/openings.ts";
import { wordsOf } from "../../pipeline/lib/text.ts";
import { refusalStrength } from "../../pipeline/rules/refusal-strength.ts";
import { factsOf } from "./row.ts";

describe.each(LEVELS)("the built-in engine's openings for %s", (level) => {
  it.each(OPENINGS[level])("%s", (opening) => {
    for (const judged of LEVELS) {
      const severities = refusalStrength
        .check(factsOf({ level: judged, opening }))
        .map(({ severity }) => severity);
      expect(severities, `as ${judged}`).toEqual(judged === level ? [] : ["error"]);
    }
  });
});

test("most of them begin alike at every level", () => {
  const beginning = (opening: string): string => wordsOf(opening).slice(0, OPENING_WORDS).join(" ");
  const [strong, moderate, weak] = LEVELS.map((level) => OPENINGS[level].map(beginning));
  const shared = strong?.filter((words) => moderate?.includes(words) && weak?.includes(words)) ?? [];
  expect(shared.length).toBeGreaterThan(OPENINGS.strong.length / 2);
});
