import type { AuditBaseline } from "../../../schemas/audit-baseline.ts";
import type { AuditFinding } from "../../../schemas/audit-report.ts";
import type { Finding } from "../../../schemas/finding.ts";
import { Acceptances } from "../baseline.ts";
import { type FindingCounts, FindingCollector } from "../collector.ts";
import { compose, type Composition, emptyComposition } from "../distributions.ts";
import { auditedOf } from "../facts.ts";
import type { ProbePair } from "../probes/pairs.ts";
import { type AuditInput, readRecord } from "../read/inputs.ts";
import { type Slice, sizeOfSlice } from "../read/slice.ts";
import type { AuditRecord } from "../record.ts";
import { placed } from "../rules/placed.ts";
import { KeyPacker } from "../rules/keys.ts";
import { AUDIT_RULES } from "../rules/registry.ts";
import type { Audited, RecordRule } from "../rules/rule.ts";

/** What an audit of a slice needs to know of the whole: everything in it can be handed to a thread. */
export interface SliceSettings {
  readonly inputs: readonly AuditInput[];
  readonly baseline: AuditBaseline | null;
  /** Examples kept of each rule's findings. */
  readonly examples: number;
  /** Whether the probes want the pairs. */
  readonly wantsPairs: boolean;
  /** Whether somebody wants every finding. */
  readonly wantsFindings: boolean;
}

/** All that can be said of the records of a slice without knowing any other: everything in it can be handed over by a thread. */
export interface SliceAudit {
  readonly unreadable: number;
  /** Readable records in numbers, for the rules that hold records beside each other. */
  readonly keys: Float64Array<ArrayBuffer>;
  readonly composition: Composition;
  readonly findings: FindingCounts;
  /** Numbers of the acceptances that findings needed. */
  readonly used: readonly number[];
  readonly pairs: readonly ProbePair[];
  /** Every finding that was not accepted, where wanted. */
  readonly all: readonly AuditFinding[];
}

const RULES = AUDIT_RULES.filter((rule): rule is RecordRule => rule.scope === "record");

/** Audits the records of a slice one by one. */
export function auditSlice(settings: SliceSettings, file: number, slice: Slice): SliceAudit {
  const work = new SliceWork(settings, file);
  for (let at = 0; at < sizeOfSlice(slice); at++) work.take(slice, at);
  return work.result();
}

/** The audit of one slice under way. */
class SliceWork {
  readonly #settings: SliceSettings;
  readonly #file: number;
  readonly #input: AuditInput | undefined;
  readonly #collector: FindingCollector;
  readonly #acceptances: Acceptances;
  readonly #composition = emptyComposition();
  readonly #keys = new KeyPacker();
  readonly #pairs: ProbePair[] = [];
  readonly #all: AuditFinding[] = [];
  #unreadable = 0;

  constructor(settings: SliceSettings, file: number) {
    this.#settings = settings;
    this.#file = file;
    this.#input = settings.inputs[file];
    this.#collector = new FindingCollector([], settings.examples, true);
    this.#acceptances = new Acceptances(settings.baseline);
  }

  take(slice: Slice, at: number): void {
    if (this.#input === undefined) return;
    const { record, findings, index } = readRecord(this.#input, this.#file, slice, at);
    for (const finding of findings) this.#found(finding, record, this.#input.name, index);
    if (record === null) {
      this.#unreadable += 1;
      return;
    }
    const audited = auditedOf(record);
    this.#keys.add(record);
    compose(this.#composition, audited);
    if (this.#settings.wantsPairs) this.#addPairs(audited);
    for (const rule of RULES) {
      const found = rule.check(audited);
      if (found.length === 0) continue;
      for (const finding of found) this.#found(finding, record, this.#input.name, index);
    }
  }

  result(): SliceAudit {
    return {
      unreadable: this.#unreadable,
      keys: this.#keys.packed(),
      composition: this.#composition,
      findings: this.#collector.counts,
      used: this.#acceptances.used,
      pairs: this.#pairs,
      all: this.#all,
    };
  }

  #found(finding: Finding, record: AuditRecord | null, file: string, index: number): void {
    const inPlace = (): AuditFinding => placed(finding, record, file, index);
    const accepted = this.#acceptances.accepts(finding.rule, inPlace);
    this.#collector.add(finding, { file, record: index }, accepted, inPlace);
    if (!accepted && this.#settings.wantsFindings) this.#all.push(inPlace());
  }

  #addPairs({ record, negatives }: Audited): void {
    for (const { negative, facts } of negatives) {
      this.#pairs.push({
        original: facts.original,
        negative: negative.query,
        video: record.videoKey,
        corpus: record.corpus,
        level: negative.level,
        categories: negative.categories,
        mirror: negative.mirror,
      });
    }
  }
}
