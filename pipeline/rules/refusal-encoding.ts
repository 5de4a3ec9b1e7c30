import { brokenCharacters } from "../lib/encoding.ts";
import { error, note } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-encoding";

/** The refusal holds no broken characters of its own. */
export const refusalEncoding: NegativeRule = {
  name,
  description:
    "The refusal holds no broken characters; what it repeats from original or captions is noted only.",
  scope: "negative",
  check: ({ captions, original, refusalText }) => {
    const broken = brokenCharacters(refusalText);
    if (broken === undefined) return [];
    const evidence = { actual: broken };
    const inherited = original.includes(broken) || captions.some(({ text }) => text.includes(broken));
    if (inherited) return [note(name, "refusal", "broken characters that the corpus holds too", evidence)];
    return [error(name, "refusal", "broken characters", evidence)];
  },
};
