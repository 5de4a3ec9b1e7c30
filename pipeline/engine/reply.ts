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
import { findJson } from "./reply-json.ts";
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

const CATEGORIES_KEY = "eligible_categories";
const NEGATIVES_KEY = "negs";

/** Reads a reply to Table 15. Never throws, whatever the text holds. */
export function readCategoriesReply(text: string): CategoriesReading {
  const tolerated: Tolerated = new Set();
  const found = findJson(text, (value) => Array.isArray(own(value, CATEGORIES_KEY)));
  if ("problem" in found)
    return { entries: [], duplicates: 0, findings: [malformed(found.problem, text)], tolerances: [] };
  for (const name of found.tolerances) tolerated.add(name);
  noteExtraKeys(found.value, [CATEGORIES_KEY], tolerated);
  const list = own(found.value, CATEGORIES_KEY);
  if (!Array.isArray(list)) {
    const finding = shapeFinding(
      "reply-shape",
      CATEGORIES_KEY,
      "a list of {path, reason}",
      list ?? found.value,
    );
    return { entries: [], duplicates: 0, findings: [finding], tolerances: [...tolerated] };
  }
  return { ...readEntries(list, tolerated), tolerances: [...tolerated] };
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
    if (!parsed.success) findings.push(...schemaFindings(parsed.error, value, `${CATEGORIES_KEY}.${index}`));
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
  const none = { negatives: new Map<Level, NegativeReply>(), failed: new Map<Level, readonly Finding[]>() };
  const found = findJson(text, (value) => isObject(own(value, NEGATIVES_KEY)));
  if ("problem" in found) return { ...none, findings: [malformed(found.problem, text)], tolerances: [] };
  for (const name of found.tolerances) tolerated.add(name);
  noteExtraKeys(found.value, [NEGATIVES_KEY], tolerated);
  const negatives = own(found.value, NEGATIVES_KEY);
  if (!isObject(negatives) || Array.isArray(negatives)) {
    const expected = "an object with one negative for each difficulty";
    const finding = shapeFinding("reply-shape", NEGATIVES_KEY, expected, negatives ?? found.value);
    return { ...none, findings: [finding], tolerances: [...tolerated] };
  }
  const reading = readLevels(negatives, tolerated);
  return { ...reading, tolerances: [...tolerated] };
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
        shapeFinding("repeated-level", `${NEGATIVES_KEY}.${level}`, expected, "two of them"),
      ]);
      negatives.delete(level);
      continue;
    }
    const read = readNegative(value, label, tolerated);
    const parsed = negativeReply.safeParse(read);
    if (parsed.success) negatives.set(level, parsed.data);
    else failed.set(level, schemaFindings(parsed.error, read, `${NEGATIVES_KEY}.${label}`));
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
