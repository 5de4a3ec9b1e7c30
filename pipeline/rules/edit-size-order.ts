import { error } from "./finding.ts";
import type { LevelFinding, MomentRule } from "./rule.ts";

const name = "edit-size-order";

/** Negatives that change more categories change no fewer words. */
export const editSizeOrder: MomentRule = {
  name,
  description:
    "Word edits never shrink from strong to moderate to weak (799 of 799 released triples). The finding is about the weaker level, " +
    "which changes too little for its categories; the stronger one, rarer and worth more, stays.",
  scope: "moment",
  check: (negatives) => {
    const findings: LevelFinding[] = [];
    let largest = 0;
    for (const facts of negatives) {
      const { editSize } = facts.analysis;
      if (editSize < largest) {
        const message = `${editSize} words changed, fewer than the ${largest} of a harder level`;
        const evidence = { actual: String(editSize), expected: `at least ${largest}` };
        findings.push({ level: facts.level, finding: error(name, "query", message, evidence) });
      }
      largest = Math.max(largest, editSize);
    }
    return findings;
  },
};
