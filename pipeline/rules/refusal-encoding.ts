import { brokenCharacters } from "../lib/encoding.ts";
import { SIGNS } from "../lib/reading.ts";
import { error, note } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-encoding";

/** The refusal holds no broken characters of its own. */
export const refusalEncoding: NegativeRule = {
  name,
  description:
    "The refusal holds no broken characters; what it repeats from original or captions is noted only.",
  scope: "negative",
  check: (facts) => {
    const { text, signs } = facts.refusalAnalysis;
    if ((signs & SIGNS.control) === 0) return [];
    const broken = brokenCharacters(text);
    if (broken === undefined) return [];
    const { captions, original } = facts;
    const evidence = { actual: broken };
    const inherited = original.includes(broken) || captions.some((caption) => caption.text.includes(broken));
    if (inherited) return [note(name, "refusal", "broken characters that the corpus holds too", evidence)];
    return [error(name, "refusal", "broken characters", evidence)];
  },
};
