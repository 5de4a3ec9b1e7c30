import type { Level } from "../../../schemas/level.ts";

/** How a refusal's opening states the mismatch at each level; an opening matches its own level's pattern and no other. */
export const STRENGTH_PATTERNS: Readonly<Record<Level, RegExp>> = {
  strong: /\b(?:seems?|appears?|is|looks)\b[^.]*\b(?:somewhat|slightly|partly)\b[^.]*\binconsistent\b/iu,
  moderate: /\bnot\b[^.]*\b(?:align|match|agree|fit|correspond)\b[^.]*\bwell\b/iu,
  weak: /\b(?:clearly|entirely|completely|wholly)\b[^.]*\b(?:unrelated|inappropriate|irrelevant)\b/iu,
};
