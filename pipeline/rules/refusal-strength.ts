import type { Level } from "../../schemas/level.ts";
import { Search, type Searched, searched, wordClue } from "../lib/search.ts";
import { error, suspicion } from "./finding.ts";
import type { NegativeRule } from "./rule.ts";

const name = "refusal-strength";

/** Share of 19 labelled openings of doubtful strength that a reader finds wrong (test/audit/labels). */
const DOUBTFUL = 0.06;

/** A way of stating a mismatch, and the levels whose strength it has. */
interface Wording {
  readonly says: string;
  readonly pattern: Search;
  readonly fits: readonly Level[];
  /** Levels for which it is a doubtful choice, not a wrong one. */
  readonly doubtful?: readonly Level[];
}

const DENIAL = String.raw`(?:(?:does|do|did|is|are|was|were|can) ?n[o']t|cannot|can't)`;

const DENYING = wordClue(/n[o']t\b/);

const DEGREE = "(?:fully|quite|entirely|exactly|precisely|closely|completely|accurately|perfectly|totally)";

/**
 * The wordings, the first that an opening's first clause shows decides. Built on the 1,097 released openings: strong ones hedge
 * or speak of inconsistencies, moderate ones deny the match, weak ones are certain of it.
 */
const WORDINGS: readonly Wording[] = [
  {
    says: "partial denial of a match",
    pattern: new Search(
      new RegExp(String.raw`\b${DENIAL} (?:\w+ )?${DEGREE} (?:match|align|correspond|fit)`, "iu"),
      DENYING,
    ),
    fits: [],
    doubtful: ["strong"],
  },
  {
    says: "partial denial",
    pattern: new Search(new RegExp(String.raw`\b${DENIAL} (?:\w+ )?${DEGREE}\b`, "iu"), DENYING),
    fits: ["strong"],
  },
  {
    says: "certainty",
    pattern: new Search(
      /\b(?:clearly|entirely|completely|totally|wholly|utterly|altogether|absolutely|definitely|certain|certainly|confident|obviously|unrelated|irrelevant|inappropriate|unsuitable|incompatible|not appropriate|not related|no relation|nothing to do|nothing in common|at all|in any way|any part|anything|contradicts)\b/iu,
      wordClue(
        /\b(?:clearly|entirely|completely|totally|wholly|utterly|altogether|absolutely|definitely|certain|certainly|confident|obviously|unrelated|irrelevant|inappropriate|unsuitable|incompatible|appropriate|related|relation|nothing|all|any|anything|contradicts)\b/,
      ),
    ),
    fits: ["weak"],
  },
  {
    says: "hedge",
    pattern: new Search(
      /\b(?:seems?|appears?|may|might|somewhat|slight(?:ly)?|some|partly|partially|minor|small|subtle|mild|a bit|a little|one detail|a (?:key )?detail|in part|almost|nearly)\b/iu,
      wordClue(
        /\b(?:seems?|appears?|may|might|somewhat|slight(?:ly)?|some|partly|partially|minor|small|subtle|mild|bit|little|detail|part|almost|nearly)\b/,
      ),
    ),
    fits: ["strong"],
  },
  {
    says: "plain denial",
    pattern: new Search(
      new RegExp(
        String.raw`\b${DENIAL} (?:\w+ )?(?:align|match|correspond|fit|agree|describe|reflect|represent|suit|aligned|matched|supported|consistent|in line|a (?:good )?match)|\b(?:poorly|poor match|misaligned|misalign|only loosely)\b`,
        "iu",
      ),
      wordClue(/n[o']t\b|\b(?:poorly|poor|misaligned|misalign|loosely)\b/),
    ),
    fits: ["moderate"],
  },
  {
    says: "bare mismatch",
    pattern: new Search(
      /\b(?:inconsisten(?:t|cy|cies)|mismatch(?:es|ed)?|discrepanc(?:y|ies)|conflicts?|conflicting|differs?|diverges?|disagrees?|at odds|deviates?)\b/iu,
      wordClue(
        /\b(?:inconsisten(?:t|cy|cies)|mismatch(?:es|ed)?|discrepanc(?:y|ies)|conflicts?|conflicting|differs?|diverges?|disagrees?|odds|deviates?)\b/,
      ),
    ),
    fits: ["strong"],
    doubtful: ["moderate"],
  },
];

const CLAUSE_ENDS = /[;:]|,? (?:and|but|so) (?=does|do|is|are|it|the|therefore|makes?)/iu;

const PLAIN_ENDS = new RegExp(CLAUSE_ENDS.source, "");

/** Words without which a clause ends at a semicolon or a colon only. */
const JOINING = wordClue(/\b(?:and|but|so)\b/);

/** The refusal opens in its level's strength. */
export const refusalStrength: NegativeRule = {
  name,
  description:
    "The opening is as strong as the level asks: strong hedges (somewhat inconsistent), moderate denies (does not align well), " +
    "weak is certain (clearly unrelated, entirely inappropriate). Another level's wording is an error, an unknown one a suspicion.",
  scope: "negative",
  check: (facts) => {
    const { level, refusal } = facts;
    const first = facts.refusalAnalysis.sentences[0];
    const said = refusal === null || refusal.opening === first?.text ? first : searched(refusal.opening);
    const wording = said === undefined ? undefined : wordingOf(said);
    const opening = said?.text ?? "";
    if (wording === undefined)
      return [
        suspicion(name, "refusal.opening", "the opening's strength cannot be told", {
          actual: opening,
          expected: level,
          probability: null,
        }),
      ];
    if (wording.fits.includes(level)) return [];
    const evidence = { actual: opening, expected: `the strength of ${level}` };
    const message = `the opening's wording (${wording.says}) is not that of ${level}`;
    if (wording.doubtful?.includes(level) === true)
      return [suspicion(name, "refusal.opening", message, { ...evidence, probability: DOUBTFUL })];
    return [error(name, "refusal.opening", message, evidence)];
  },
};

/** The wording of an opening's first clause; when that shows none, of the whole opening. */
function wordingOf(opening: Searched): Wording | undefined {
  const { text, lower, clues } = opening;
  const end = endOfClause(opening);
  if (end === text.length) return wordingIn(opening);
  return (
    wordingIn({ text: text.slice(0, end), lower: lower?.slice(0, end) ?? null, clues }) ?? wordingIn(opening)
  );
}

function wordingIn(said: Searched): Wording | undefined {
  return WORDINGS.find(({ pattern }) => pattern.finds(said));
}

/** Where the first clause ends. */
function endOfClause({ text, lower, clues }: Searched): number {
  if ((clues & JOINING) === 0 && !text.includes(";") && !text.includes(":")) return text.length;
  return (lower === null ? CLAUSE_ENDS.exec(text) : PLAIN_ENDS.exec(lower))?.index ?? text.length;
}
