import type { CategoryPath } from "../../schemas/category.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Level } from "../../schemas/level.ts";
import type { NegativeReply } from "../../schemas/negatives-reply.ts";
import { LEVEL_NAMES } from "../../pipeline/lib/levels.ts";
import { refusalText } from "../../pipeline/lib/refusal.ts";
import { NegativeFacts } from "../../pipeline/rules/negative.ts";
import type { ReplyFacts, Rule } from "../../pipeline/rules/rule.ts";

/** A negative for a rule to judge: only what matters to the row, the rest is a clean negative. */
export interface NegativeRow {
  readonly original?: string;
  readonly query?: string;
  readonly level?: Level;
  readonly categories?: readonly CategoryPath[];
  /** Other captions of the video. */
  readonly captions?: readonly string[];
  readonly opening?: string;
  readonly parts?: readonly string[];
  /** Categories that the parts are about, where they are not the planned ones. */
  readonly explained?: readonly CategoryPath[];
  /** The refusal as bare text, as a released file holds it; then there are no parts. */
  readonly text?: string;
}

/** One level of a reply beside its plan. */
export interface ReplyRow {
  readonly level?: Level;
  readonly categories?: readonly CategoryPath[];
  readonly written?: Partial<NegativeReply>;
}

/** What a rule must say: severity and path of each finding; nothing when the row passes. */
export interface Expectation {
  readonly name: string;
  readonly finds: readonly string[];
}

export type Row = Expectation &
  (
    | { readonly negative: NegativeRow }
    | { readonly reply: ReplyRow }
    | { readonly negatives: readonly NegativeRow[] }
  );

const CATEGORIES: Record<Level, readonly CategoryPath[]> = {
  strong: ["Object/ObjectExistence"],
  moderate: ["Object/ObjectExistence", "Action/FineGrainedAction"],
  weak: ["Object/ObjectExistence", "Action/FineGrainedAction", "Attribute/AttributeValue"],
};

const OPENINGS: Record<Level, string> = {
  strong: "This query seems somewhat inconsistent with the video.",
  moderate: "This query does not align well with the video.",
  weak: "This query is clearly unrelated to the video.",
};

const PART = "The video shows a person opening a red door, and no window is opened anywhere in it.";

/** The facts of a row. */
export function factsOf(row: NegativeRow): NegativeFacts {
  const level = row.level ?? "strong";
  const categories = row.categories ?? CATEGORIES[level];
  const original = row.original ?? "a person opens the red door.";
  const refusal = {
    opening: row.opening ?? OPENINGS[level],
    parts: (row.explained ?? categories).map((category, index) => ({
      category,
      text: row.parts?.[index] ?? PART,
    })),
  };
  const own = { window: [1, 4.5] as [number, number], text: original, origin: "query" as const, own: true };
  const others = (row.captions ?? []).map((text) => ({
    window: null,
    text,
    origin: "query" as const,
    own: false,
  }));
  return new NegativeFacts({
    original,
    captions: [own, ...others],
    level,
    categories,
    query: row.query ?? "a person opens the red window.",
    refusalText: row.text ?? refusalText(refusal),
    refusal: row.text === undefined ? refusal : null,
  });
}

function replyFactsOf(row: ReplyRow): ReplyFacts {
  const level = row.level ?? "strong";
  const categories = [...(row.categories ?? CATEGORIES[level])];
  return {
    planned: { level, categories },
    written: {
      irrel_query: "a person opens the red window.",
      applied_categories: categories.map((path) => ({ path })),
      reasoning: `<irrelevant_answer>${OPENINGS[level]}</irrelevant_answer><object_objectexistence>${PART}</object_objectexistence>`,
      difficulty_tag: LEVEL_NAMES[level].prompt,
      ...row.written,
    },
  };
}

/** What a rule says of a row. */
export function findingsOf(rule: Rule, row: Row): readonly Finding[] {
  if (rule.scope === "reply" && "reply" in row) return rule.check(replyFactsOf(row.reply));
  if (rule.scope === "negative" && "negative" in row) return rule.check(factsOf(row.negative));
  if (rule.scope === "moment" && "negatives" in row)
    return rule.check(row.negatives.map(factsOf)).map(({ finding }) => finding);
  throw new Error(`a row of ${rule.name} is not about a ${rule.scope}: ${row.name}`);
}
