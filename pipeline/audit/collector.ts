import type { AuditFinding, RuleSummary } from "../../schemas/audit-report.ts";
import { type Finding, SEVERITIES } from "../../schemas/finding.ts";
import { hashText } from "./probes/sparse.ts";

interface RuleCounts {
  readonly description: string;
  readonly counts: Record<Finding["severity"], number>;
  records: number;
  lastRecord: string;
  accepted: number;
  expected: number | null;
  /** A sample that does not depend on order: the findings with the smallest hashes. */
  readonly sample: { readonly rank: number; readonly order: number; readonly finding: AuditFinding }[];
}

/** Counts findings by rule and keeps a fixed sample of each, so that memory does not grow with their number. */
export class FindingCollector {
  readonly #rules = new Map<string, RuleCounts>();
  readonly #perRule: number;
  #order = 0;

  /** @param perRule examples kept of each rule */
  constructor(rules: readonly { readonly name: string; readonly description: string }[], perRule: number) {
    this.#perRule = perRule;
    for (const { name, description } of rules) this.#rules.set(name, emptyCounts(description));
  }

  add(finding: AuditFinding, accepted: boolean): void {
    const rule = this.#rules.get(finding.rule) ?? emptyCounts(finding.message);
    this.#rules.set(finding.rule, rule);
    if (accepted) {
      rule.accepted += 1;
      return;
    }
    rule.counts[finding.severity] += 1;
    if (typeof finding.probability === "number") rule.expected = (rule.expected ?? 0) + finding.probability;
    const record = `${finding.file} ${finding.record}`;
    if (record !== rule.lastRecord) rule.records += 1;
    rule.lastRecord = record;
    this.#keep(rule, finding);
  }

  #keep(rule: RuleCounts, finding: AuditFinding): void {
    const rank = hashText(`${finding.file} ${finding.record} ${finding.path} ${finding.message}`);
    const { sample } = rule;
    const last = sample.at(-1);
    if (sample.length >= this.#perRule && (last === undefined || rank >= last.rank)) return;
    const at = sample.findIndex((kept) => kept.rank > rank);
    sample.splice(at === -1 ? sample.length : at, 0, { rank, order: this.#order++, finding });
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
    lastRecord: "",
    accepted: 0,
    expected: null,
    sample: [],
  };
}
