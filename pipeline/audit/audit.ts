import type { AuditFinding, AuditReport, AuditedFile } from "../../schemas/audit-report.ts";
import type { AuditBaseline } from "../../schemas/audit-baseline.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { TOOL } from "../lib/package.ts";
import { takingTurns } from "../lib/turns.ts";
import { Acceptances } from "./baseline.ts";
import { FindingCollector } from "./collector.ts";
import { DistributionTally } from "./distributions.ts";
import { auditedOf } from "./facts.ts";
import { fixFirst } from "./fix-first.ts";
import type { Judging } from "./judges/judging.ts";
import { JUDGE_RULES } from "./judges/rules.ts";
import { PROBES, type ProbeSettings, runProbes } from "./probes/battery.ts";
import type { ProbePair } from "./probes/pairs.ts";
import { type AuditInput, auditInputs, readInput } from "./read/inputs.ts";
import type { AuditRecord } from "./record.ts";
import { AUDIT_RULES } from "./rules/registry.ts";
import type { Audited } from "./rules/rule.ts";
import { SourceIndex } from "./source/source-index.ts";
import { SOURCE_RULES } from "./source/source-rules.ts";

/** Source corpora to compare with. */
export interface AuditSources {
  /** Names for the report. */
  readonly names: readonly string[];
  /** Their moments, as the corpus stage reads them. */
  readonly moments: AsyncIterable<Moment>;
  /** A temporary index on disk, closed by whoever opened it. */
  readonly index: DiskIndex;
}

/** What an audit may compare with, and where it tells what it finds as it goes. */
export interface AuditOptions {
  readonly sources?: AuditSources;
  readonly baseline?: AuditBaseline;
  /** How the blind probes are run; null leaves them out. */
  readonly probes?: ProbeSettings | null;
  /** Examples kept of each rule's findings; 20 unless said otherwise. */
  readonly examples?: number;
  /** Models that judge a sample of the negatives, asked once all records are read; absent for none. */
  readonly judging?: Judging;
  /** Called with every finding that the baseline does not accept, in order. */
  readonly onFinding?: (finding: AuditFinding) => void | Promise<void>;
  /** Called once per record as it is read, for samples and progress. */
  readonly onRecord?: (record: AuditRecord, input: AuditInput) => void;
}

/**
 * Measures data sets, reading only: RA-RFT JSON files, run folders and export folders, together.
 * Memory holds a few numbers per record and, with probes, the words of the queries.
 */
export async function auditDataset(
  targets: readonly string[],
  signal: AbortSignal,
  options: AuditOptions = {},
): Promise<AuditReport> {
  const inputs = await auditInputs(targets);
  const turn = takingTurns(signal);
  const source = options.sources && (await SourceIndex.open(options.sources.moments, options.sources.index));
  const audit = new Audit(inputs, options, source ?? null);
  for (const [file, input] of inputs.entries()) {
    for await (const { record, findings, index } of readInput(input, file)) {
      await turn();
      await audit.take(file, index, record, findings);
    }
  }
  await audit.finish();
  await audit.judge();
  const settings = options.probes === undefined ? PROBES : options.probes;
  const probes =
    settings === null || audit.pairs.length === 0 ? null : await runProbes(audit.pairs, turn, settings);
  return audit.report(probes, options.sources?.names ?? []);
}

/** One audit under way: rules at work, counts, pairs for the probes. */
class Audit {
  readonly pairs: ProbePair[] = [];
  readonly #inputs: readonly AuditInput[];
  readonly #options: AuditOptions;
  readonly #source: SourceIndex | null;
  readonly #rules;
  readonly #collector: FindingCollector;
  readonly #acceptances: Acceptances;
  readonly #tally = new DistributionTally();
  readonly #files: AuditedFile[];
  #unreadable = 0;

  constructor(inputs: readonly AuditInput[], options: AuditOptions, source: SourceIndex | null) {
    this.#inputs = inputs;
    this.#options = options;
    this.#source = source;
    const files = inputs.map(({ name }) => name);
    this.#rules = AUDIT_RULES.map((rule) => rule.open({ files }));
    this.#collector = new FindingCollector(
      [
        ...AUDIT_RULES,
        ...(source === null ? [] : SOURCE_RULES),
        ...(options.judging === undefined ? [] : JUDGE_RULES),
      ],
      options.examples ?? 20,
    );
    this.#acceptances = new Acceptances(options.baseline ?? null);
    this.#files = inputs.map(({ name, kind }) => ({ name, kind, records: 0, positives: 0, negatives: 0 }));
  }

  async take(
    file: number,
    index: number,
    record: AuditRecord | null,
    shape: readonly Finding[],
  ): Promise<void> {
    if (record === null) {
      this.#unreadable += 1;
      for (const finding of shape) await this.#found(finding, null, file, index);
      return;
    }
    const input = this.#inputs[file];
    if (input) {
      this.#options.onRecord?.(record, input);
      this.#options.judging?.note(record, input);
    }
    const audited = auditedOf(record);
    this.#count(file, audited);
    const findings = [...shape];
    for (const rule of this.#rules) for (const finding of rule.check(audited)) findings.push(finding);
    const source = this.#source === null ? undefined : await this.#source.video(record.videoKey);
    if (source) findings.push(...SOURCE_RULES.flatMap((rule) => rule.check(audited, source)));
    for (const finding of findings) await this.#found(finding, record, file, index);
  }

  /** Lets the rules say what they have to say of the whole. */
  async finish(): Promise<void> {
    for (const rule of this.#rules) {
      for (const finding of rule.finish?.() ?? []) await this.#found(finding, null, null, null);
    }
  }

  /** Lets the judges say what they have to say. */
  async judge(): Promise<void> {
    for await (const { record, findings } of this.#options.judging?.run() ?? []) {
      for (const finding of findings) await this.#found(finding, record, record.file, record.index);
    }
  }

  report(probes: AuditReport["probes"], sources: readonly string[]): AuditReport {
    const rules = this.#collector.summaries();
    const unusedAcceptances = this.#acceptances.unused();
    const total = (severity: Finding["severity"]): number =>
      rules.reduce((sum, rule) => sum + rule.counts[severity], 0);
    const report = {
      tool: TOOL,
      files: this.#files,
      sources: [...sources],
      totals: {
        records: this.#files.reduce((sum, { records }) => sum + records, 0),
        unreadable: this.#unreadable,
        error: total("error") + unusedAcceptances.length,
        suspicion: total("suspicion"),
        note: total("note"),
        accepted: rules.reduce((sum, { accepted }) => sum + accepted, 0),
      },
      rules,
      silent: this.#collector.silent(),
      distributions: this.#tally.result(),
      probes,
      judgements: this.#options.judging?.report(),
      unusedAcceptances,
    };
    return { ...report, fixFirst: fixFirst(report) };
  }

  #count(file: number, audited: Audited): void {
    const { record, negatives } = audited;
    const counts = this.#files[file];
    if (counts) {
      counts.records += 1;
      counts.positives += record.positives.length;
      counts.negatives += record.negatives.length;
    }
    this.#tally.add(audited);
    if (this.#options.probes === null) return;
    for (const { negative, facts } of negatives) {
      this.pairs.push({
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

  async #found(
    finding: Finding,
    record: AuditRecord | null,
    file: number | null,
    index: number | null,
  ): Promise<void> {
    const items = record === null ? [] : [...record.positives, ...record.negatives];
    const item = items.find(({ place }) => finding.path === place || finding.path.startsWith(`${place}.`));
    const placed: AuditFinding = {
      ...finding,
      file: file === null ? "" : (this.#inputs[file]?.name ?? ""),
      record: index,
      video: record?.videoKey ?? "",
      original: record?.original ?? "",
      query: item?.query ?? "",
    };
    const accepted = this.#acceptances.accepts(placed);
    this.#collector.add(placed, accepted);
    if (!accepted) await this.#options.onFinding?.(placed);
  }
}
