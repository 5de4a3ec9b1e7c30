import { type CategoriesReply, categoriesReply } from "../../schemas/categories-reply.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Level } from "../../schemas/level.ts";
import { type NegativeReply, negativeReply } from "../../schemas/negatives-reply.ts";
import { readLevel } from "../lib/levels.ts";
import {
  note,
  noteExtraKeys,
  readAppliedCategories,
  readPath,
  readReasoning,
  readText,
  type Tolerated,
} from "./reply-fields.ts";
import { findJson } from "../lib/reply-json.ts";
import { isObject, own, quoted, schemaFindings, shapeFinding } from "./reply-shape.ts";

/** What could be read of a reply to Table 15. */
export interface CategoriesReading {
  /** Valid entries in the reply's order, each path once. */
  readonly entries: CategoriesReply["eligible_categories"];
  /** Paths that came again, dropped. */
  readonly duplicates: number;
  /** What is wrong with the rest; without entries, why there are none. */
  readonly findings: readonly Finding[];
  readonly tolerances: readonly string[];
}

/** What could be read of a reply to Table 16; each level stands or falls by itself. */
export interface NegativesReading {
  readonly negatives: ReadonlyMap<Level, NegativeReply>;
  /** Levels whose negative has the wrong shape. */
  readonly failed: ReadonlyMap<Level, readonly Finding[]>;
  /** What is wrong with the reply as a whole. */
  readonly findings: readonly Finding[];
  readonly tolerances: readonly string[];
}

/** The one key that a reply wraps its content in. */
interface Wrapper<Inner> {
  readonly key: string;
  readonly expected: string;
  /** Whether a value under the key is content. */
  readonly holds: (value: unknown) => value is Inner;
  /** Whether a whole reply is content that lacks its wrapper. */
  readonly isBare: (value: Inner) => boolean;
}

const CATEGORIES_WRAPPER: Wrapper<readonly unknown[]> = {
  key: "eligible_categories",
  expected: "a list of {path, reason}",
  holds: (value): value is readonly unknown[] => Array.isArray(value),
  isBare: (list) => list.length > 0 && list.every((entry) => own(entry, "path") !== undefined),
};

const NEGATIVES_WRAPPER: Wrapper<Readonly<Record<string, unknown>>> = {
  key: "negs",
  expected: "an object with one negative for each difficulty",
  holds: (value): value is Readonly<Record<string, unknown>> => isObject(value) && !Array.isArray(value),
  isBare: (value) => {
    const keys = Object.keys(value);
    return keys.length > 0 && keys.every((key) => readLevel(key) !== undefined);
  },
};

/** Finds a reply's content in its text; where there is none, says why. */
function open<Inner>(
  text: string,
  { key, expected, holds, isBare }: Wrapper<Inner>,
  tolerated: Tolerated,
): { readonly inner: Inner } | { readonly finding: Finding } {
  const bare = (value: unknown): value is Inner => holds(value) && isBare(value);
  const found = findJson(text, (value) => holds(own(value, key)) || bare(value));
  if ("problem" in found) return { finding: malformed(found.problem, text) };
  for (const name of found.tolerances) tolerated.add(name);
  const inner = own(found.value, key);
  if (holds(inner)) {
    noteExtraKeys(found.value, [key], tolerated);
    return { inner };
  }
  if (!bare(found.value))
    return { finding: shapeFinding("reply-shape", key, expected, inner ?? found.value) };
  note(tolerated, "wrapper-missing");
  return { inner: found.value };
}

/** Reads a reply to Table 15. Never throws, whatever the text holds. */
export function readCategoriesReply(text: string): CategoriesReading {
  const tolerated: Tolerated = new Set();
  const opened = open(text, CATEGORIES_WRAPPER, tolerated);
  if ("finding" in opened)
    return { entries: [], duplicates: 0, findings: [opened.finding], tolerances: [...tolerated] };
  return { ...readEntries(opened.inner, tolerated), tolerances: [...tolerated] };
}

function readEntries(list: readonly unknown[], tolerated: Tolerated): Omit<CategoriesReading, "tolerances"> {
  const entry = categoriesReply.shape.eligible_categories.element;
  const entries = new Map<string, CategoriesReply["eligible_categories"][number]>();
  const findings: Finding[] = [];
  let duplicates = 0;
  list.forEach((item, index) => {
    noteExtraKeys(item, ["path", "reason"], tolerated);
    const value = {
      path: readPath(typeof item === "string" ? item : own(item, "path"), tolerated),
      reason: readReason(own(item, "reason"), tolerated),
    };
    const parsed = entry.safeParse(value);
    if (!parsed.success)
      findings.push(...schemaFindings(parsed.error, value, `${CATEGORIES_WRAPPER.key}.${index}`));
    else if (entries.has(parsed.data.path)) duplicates += 1;
    else entries.set(parsed.data.path, parsed.data);
  });
  return { entries: [...entries.values()], duplicates, findings };
}

/** A category counts without its justification, which nothing later reads. */
function readReason(value: unknown, tolerated: Tolerated): unknown {
  const text = readText(value ?? "", tolerated);
  if (text !== "") return text;
  note(tolerated, "reason-missing");
  return "none given";
}

/** Reads a reply to Table 16, difficulty labels in any of their names. Never throws, whatever the text holds. */
export function readNegativesReply(text: string): NegativesReading {
  const tolerated: Tolerated = new Set();
  const opened = open(text, NEGATIVES_WRAPPER, tolerated);
  if ("finding" in opened)
    return {
      negatives: new Map(),
      failed: new Map(),
      findings: [opened.finding],
      tolerances: [...tolerated],
    };
  return { ...readLevels(opened.inner, tolerated), tolerances: [...tolerated] };
}

function readLevels(
  labelled: Readonly<Record<string, unknown>>,
  tolerated: Tolerated,
): Omit<NegativesReading, "tolerances"> {
  const negatives = new Map<Level, NegativeReply>();
  const failed = new Map<Level, readonly Finding[]>();
  for (const [label, value] of Object.entries(labelled)) {
    const level = readLevel(label);
    if (level === undefined) {
      note(tolerated, "unknown-level-dropped");
      continue;
    }
    if (negatives.has(level) || failed.has(level)) {
      const expected = `one negative for ${level}`;
      failed.set(level, [
        shapeFinding("repeated-level", `${NEGATIVES_WRAPPER.key}.${level}`, expected, "two of them"),
      ]);
      negatives.delete(level);
      continue;
    }
    const read = readNegative(value, label, tolerated);
    const parsed = negativeReply.safeParse(read);
    if (parsed.success) negatives.set(level, parsed.data);
    else failed.set(level, schemaFindings(parsed.error, read, `${NEGATIVES_WRAPPER.key}.${label}`));
  }
  return { negatives, failed, findings: [] };
}

const NEGATIVE_KEYS = Object.keys(negativeReply.shape);

function readNegative(value: unknown, label: string, tolerated: Tolerated): unknown {
  if (!isObject(value)) return value;
  noteExtraKeys(value, NEGATIVE_KEYS, tolerated);
  return {
    irrel_query: readText(own(value, "irrel_query"), tolerated),
    applied_categories: readAppliedCategories(own(value, "applied_categories"), tolerated),
    reasoning: readReasoning(own(value, "reasoning"), tolerated),
    difficulty_tag: readTag(own(value, "difficulty_tag"), label, tolerated),
  };
}

/** The label under which a negative stands names its difficulty; a missing tag adds no doubt. */
function readTag(value: unknown, label: string, tolerated: Tolerated): unknown {
  if (value !== undefined && value !== null && value !== "") return readText(value, tolerated);
  note(tolerated, "difficulty-tag-missing");
  return label;
}

function malformed(problem: string, text: string): Finding {
  return {
    rule: "malformed-json",
    severity: "error",
    path: "",
    message: `${problem}; expected one JSON object and nothing else`,
    expected: "one JSON object and nothing else",
    actual: quoted(text),
  };
}
