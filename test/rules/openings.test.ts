import { describe, expect, it } from "vitest";
import { LEVELS } from "../../schemas/level.ts";
import { OPENINGS } from "../../pipeline/engine/lexicon/refusal/openings.ts";
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
