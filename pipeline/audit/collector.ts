import type { AuditFinding, RuleSummary } from "../../schemas/audit-report.ts";
import { type Finding, SEVERITIES } from "../../schemas/finding.ts";
import { hashText } from "./probes/sparse.ts";

/** What was found by one rule. */
interface RuleCounts {
  readonly description: string;
  readonly counts: Record<Finding["severity"], number>;
  records: number;
  lastRecord: number | null | undefined;
  lastFile: string;
  accepted: number;
  /** Those of its suspicions that have one, in order, on which sums of fractions depend; kept by parts only. */
  readonly probabilities: number[];
  expected: number | null;
  /** A sample that does not depend on order: the findings with the smallest hashes. */
  readonly sample: { readonly rank: number; readonly order: number; readonly finding: AuditFinding }[];
}

/** Where something was found. */
export interface FindingPlace {
  /** Name of the file. */
  readonly file: string;
  /** The record's number in its file; null where the finding is about the whole. */
  readonly record: number | null;
}

/** What was found in some records, ready to be handed to another collector. */
export type FindingCounts = ReadonlyMap<string, Readonly<RuleCounts>>;

/** Counts findings by rule and keeps a fixed sample of each, so that memory does not grow with their number. */
export class FindingCollector {
  readonly #rules = new Map<string, RuleCounts>();
  readonly #perRule: number;
  readonly #isPart: boolean;
  #order = 0;

  /**
   * @param perRule examples kept of each rule
   * @param isPart whether another collector is to take over what this one counts, of few records
   */
  constructor(
    rules: readonly { readonly name: string; readonly description: string }[],
    perRule: number,
    isPart = false,
  ) {
    this.#perRule = perRule;
    this.#isPart = isPart;
    for (const { name, description } of rules) this.#rules.set(name, emptyCounts(description));
  }

  /** @param placed the finding with all that a report shows of it, made only where it is kept */
  add(finding: Finding, where: FindingPlace, accepted: boolean, placed: () => AuditFinding): void {
    const rule = this.#countsOf(finding.rule, finding.message);
    if (accepted) {
      rule.accepted += 1;
      return;
    }
    rule.counts[finding.severity] += 1;
    if (typeof finding.probability === "number") this.#expect(rule, finding.probability);
    if (where.record !== rule.lastRecord || where.file !== rule.lastFile) rule.records += 1;
    rule.lastRecord = where.record;
    rule.lastFile = where.file;
    const rank = hashText(finding.message, hashText(`${where.file} ${where.record} ${finding.path} `));
    this.#keep(rule, rank, placed);
  }

  /** Everything that was counted. */
  get counts(): FindingCounts {
    return this.#rules;
  }

  /** Takes over what another collector counted of records of its own, which come behind those of this one. */
  merge(others: FindingCounts): void {
    for (const [name, other] of others) {
      const rule = this.#countsOf(name, other.description);
      for (const severity of SEVERITIES) rule.counts[severity] += other.counts[severity];
      rule.records += other.records;
      rule.accepted += other.accepted;
      for (const one of other.probabilities) this.#expect(rule, one);
      const inOrder = [...other.sample].sort((a, b) => a.order - b.order);
      for (const { rank, finding } of inOrder) this.#keep(rule, rank, () => finding);
    }
  }

  #countsOf(name: string, description: string): RuleCounts {
    const known = this.#rules.get(name);
    if (known !== undefined) return known;
    const counts = emptyCounts(description);
    this.#rules.set(name, counts);
    return counts;
  }

  #expect(rule: RuleCounts, probability: number): void {
    rule.expected = (rule.expected ?? 0) + probability;
    if (this.#isPart) rule.probabilities.push(probability);
  }

  #keep(rule: RuleCounts, rank: number, finding: () => AuditFinding): void {
    const { sample } = rule;
    const last = sample.at(-1);
    if (sample.length >= this.#perRule && (last === undefined || rank >= last.rank)) return;
    const at = sample.findIndex((kept) => kept.rank > rank);
    sample.splice(at === -1 ? sample.length : at, 0, { rank, order: this.#order++, finding: finding() });
    if (sample.length > this.#perRule) sample.pop();
  }

  /** Rules with findings, most errors first, then suspicions, then notes. */
  summaries(): RuleSummary[] {
    return Array.from(this.#rules, ([name, rule]) => ({
      name,
      description: rule.description,
      counts: rule.counts,
      records: rule.records,
      accepted: rule.accepted,
      expected: rule.expected,
      examples: [...rule.sample].sort((a, b) => a.order - b.order).map(({ finding }) => finding),
    }))
      .filter(({ counts, accepted }) => accepted > 0 || SEVERITIES.some((severity) => counts[severity] > 0))
      .sort(
        (a, b) =>
          b.counts.error - a.counts.error ||
          b.counts.suspicion - a.counts.suspicion ||
          b.counts.note - a.counts.note ||
          (a.name < b.name ? -1 : 1),
      );
  }

  /** Rules that found nothing. */
  silent(): string[] {
    const loud = new Set(this.summaries().map(({ name }) => name));
    return [...this.#rules.keys()].filter((name) => !loud.has(name));
  }
}

function emptyCounts(description: string): RuleCounts {
  return {
    description,
    counts: { error: 0, suspicion: 0, note: 0 },
    records: 0,
    lastRecord: undefined,
    lastFile: "",
    accepted: 0,
    probabilities: [],
    expected: null,
    sample: [],
  };
}
