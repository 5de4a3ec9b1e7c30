import type { Finding } from "../../../schemas/finding.ts";
import type { NegativeFacts } from "../../rules/negative.ts";
import { printable } from "../../lib/text.ts";
import type { Openings } from "../openings.ts";
import type { AuditNegative, AuditPositive, AuditRecord } from "../record.ts";

/** A negative with what the rules shared with validation see of it. */
export interface AuditedNegative {
  readonly negative: AuditNegative;
  readonly facts: NegativeFacts;
}

/** A record on its way through the rules. */
export interface Audited {
  readonly record: AuditRecord;
  readonly negatives: readonly AuditedNegative[];
}

/** A query of a record in numbers, for rules that hold records beside each other. */
export interface ItemKeys {
  readonly isPositive: boolean;
  /** Stands for its text. */
  readonly text: number;
  /** Stands for its text in its video. */
  readonly inVideo: number;
}

/** A record in numbers: all that rules remember of it. */
export interface RecordKeys {
  /** Number of the file among the audited ones, and of the record in its file. */
  readonly file: number;
  readonly index: number;
  /** Stands for the video. */
  readonly video: number;
  /** Seconds; null where the file does not say. */
  readonly duration: number | null;
  /** Positives first, in their order, then the negatives. */
  readonly items: readonly ItemKeys[];
  /** The record itself, read again: for findings, which are few. */
  readonly read: () => AuditRecord;
}

/** What the audit knows before the first record. */
export interface AuditContext {
  /** Names of the audited files. */
  readonly files: readonly string[];
}

/** What the audit knows behind the last record. */
export interface AuditTotals {
  readonly openings: Openings;
}

/** A rule at work on one audit, which remembers what it has seen. */
export interface RuleAtWork {
  /** What it says of the next record; paths begin with the place of the item, e.g. GRPO[1].query. */
  readonly check?: (keys: RecordKeys) => readonly Finding[];
  /** What it says of the whole, behind the last record. */
  readonly finish?: (totals: AuditTotals) => readonly Finding[];
}

interface RuleText {
  /** Kebab-case, unique among all rules. */
  readonly name: string;
  /** What it checks and why it matters, one or two sentences. */
  readonly description: string;
}

/** A check of each record by itself. */
export interface RecordRule extends RuleText {
  readonly scope: "record";
  /** What it says of a record; paths begin with the place of the item, e.g. GRPO[1].query. */
  readonly check: (audited: Audited) => readonly Finding[];
}

/** A check of records beside each other, or of all together. */
export interface DatasetRule extends RuleText {
  readonly scope: "dataset";
  readonly open: (context: AuditContext) => RuleAtWork;
}

/** A check of a data set. Adding one is adding a file and a line in the registry. */
export type AuditRule = RecordRule | DatasetRule;

/** What was found and what was expected, as text; `probability` belongs to suspicions. */
export interface Evidence {
  readonly actual?: string;
  readonly expected?: string;
  readonly probability?: number | null;
}

/** A finding whose texts are safe to print. A suspicion without a measured probability says null. */
export function finding(
  rule: string,
  severity: Finding["severity"],
  path: string,
  message: string,
  evidence: Evidence = {},
): Finding {
  const { actual, expected, probability } = evidence;
  return {
    rule,
    severity,
    path,
    message,
    ...(actual === undefined ? {} : { actual: printable(actual) }),
    ...(expected === undefined ? {} : { expected: printable(expected) }),
    ...(severity === "suspicion" ? { probability: probability ?? null } : {}),
  };
}

/** No findings: most checks of most records give this one list. */
export const NOTHING: readonly Finding[] = [];

/** A rule that judges each record by itself. */
export function recordRule(
  name: string,
  description: string,
  check: (audited: Audited) => readonly Finding[],
): RecordRule {
  return { name, description, scope: "record", check };
}

/** Both lists; most are empty, and cost nothing. */
function joined(all: readonly Finding[], found: readonly Finding[]): readonly Finding[] {
  return found.length === 0 ? all : [...all, ...found];
}

/** A rule that judges each query by itself, positives first. */
export function itemRule(
  name: string,
  description: string,
  check: (item: AuditPositive, record: AuditRecord) => readonly Finding[],
): RecordRule {
  return recordRule(name, description, ({ record }) => {
    let all: readonly Finding[] = NOTHING;
    for (const item of record.positives) all = joined(all, check(item, record));
    for (const item of record.negatives) all = joined(all, check(item, record));
    return all;
  });
}

/** A rule that judges each negative by itself. */
export function negativeRule(
  name: string,
  description: string,
  check: (audited: AuditedNegative, record: AuditRecord) => readonly Finding[],
): RecordRule {
  return recordRule(name, description, ({ record, negatives }) => {
    let all: readonly Finding[] = NOTHING;
    for (const audited of negatives) all = joined(all, check(audited, record));
    return all;
  });
}

/** What a record holds of the query that some keys stand for. */
export function itemOf(keys: RecordKeys, item: ItemKeys): AuditPositive | undefined {
  const { positives, negatives } = keys.read();
  return [...positives, ...negatives][keys.items.indexOf(item)];
}
