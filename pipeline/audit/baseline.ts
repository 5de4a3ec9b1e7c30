import { type AuditAcceptance, type AuditBaseline, auditBaseline } from "../../schemas/audit-baseline.ts";
import type { AuditFinding } from "../../schemas/audit-report.ts";
import { OperatorError } from "../lib/errors.ts";
import { parseJson } from "../lib/ndjson.ts";
import { comparableText } from "../lib/text.ts";

/** Reads a baseline file's text. */
export function readBaseline(text: string, file: string): AuditBaseline {
  const parsed = auditBaseline.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new OperatorError(
    `audit baseline ${file}: ${issue?.path.join(".") || "the file"}: ${issue?.message ?? "unreadable"}; ` +
      'expected {"accept": [{"rule": …, "video": …, "query": …, "reason": …}]}, video and query optional',
  );
}

/** Holds findings against a baseline and remembers which acceptances were needed. */
export class Acceptances {
  readonly #byRule = new Map<string, AuditAcceptance[]>();
  readonly #used = new Set<AuditAcceptance>();
  readonly #all: readonly AuditAcceptance[];

  constructor(baseline: AuditBaseline | null) {
    this.#all = baseline?.accept ?? [];
    for (const acceptance of this.#all) {
      this.#byRule.set(acceptance.rule, [...(this.#byRule.get(acceptance.rule) ?? []), acceptance]);
    }
  }

  /**
   * Whether the baseline accepts a finding. Every acceptance that matches counts as used.
   *
   * @param placed the finding with where it was made, asked for where the baseline speaks of its rule
   */
  accepts(rule: string, placed: () => AuditFinding): boolean {
    const known = this.#byRule.get(rule);
    if (known === undefined) return false;
    const finding = placed();
    const matching = known.filter((acceptance) => matches(acceptance, finding));
    for (const acceptance of matching) this.#used.add(acceptance);
    return matching.length > 0;
  }

  /** Numbers of the acceptances that were needed, in the order of the baseline. */
  get used(): number[] {
    return this.#all.flatMap((acceptance, at) => (this.#used.has(acceptance) ? [at] : []));
  }

  /** Takes over which acceptances were needed elsewhere, by their numbers. */
  use(numbers: readonly number[]): void {
    for (const number of numbers) {
      const acceptance = this.#all[number];
      if (acceptance !== undefined) this.#used.add(acceptance);
    }
  }

  /** Acceptances that matched nothing. */
  unused(): AuditAcceptance[] {
    return this.#all.filter((acceptance) => !this.#used.has(acceptance));
  }
}

function matches({ video, query }: AuditAcceptance, finding: AuditFinding): boolean {
  if (video !== undefined && video !== finding.video) return false;
  return query === undefined || comparableText(query) === comparableText(finding.query);
}
