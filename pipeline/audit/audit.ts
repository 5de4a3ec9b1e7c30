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
import { type AuditInput, auditInputs } from "./read/inputs.ts";
import type { AuditRecord } from "./record.ts";
import { AUDIT_RULES } from "./rules/registry.ts";
import { placed } from "./rules/placed.ts";
import type { DatasetRule, RecordKeys } from "./rules/rule.ts";
import { SourceIndex } from "./source/source-index.ts";
import { SOURCE_RULES } from "./source/source-rules.ts";
import type { SliceSettings } from "./work/audit-slice.ts";
import { type AuditedSlice, auditSlices, keysOf } from "./work/slices.ts";

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
  /** Threads at work; where not said as many as help. The report is the same for any number. */
  readonly threads?: number;
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
  const settings: SliceSettings = {
    inputs,
    baseline: options.baseline ?? null,
    examples: options.examples ?? EXAMPLES,
    wantsPairs: options.probes !== null,
    wantsFindings: options.onFinding !== undefined,
  };
  for await (const slice of auditSlices(settings, options.threads ?? null, signal)) {
    await turn();
    await audit.take(slice);
  }
  await audit.finish();
  await audit.judge();
  const probes = options.probes === undefined ? PROBES : options.probes;
  const probed =
    probes === null || audit.pairs.length === 0 ? null : await runProbes(audit.pairs, turn, probes);
  return audit.report(probed, options.sources?.names ?? []);
}

/** Examples kept of each rule's findings unless said otherwise. */
const EXAMPLES = 20;

const DATASET_RULES = AUDIT_RULES.filter((rule): rule is DatasetRule => rule.scope === "dataset");

/** One audit under way: rules that hold records beside each other at work, counts, pairs for the probes. */
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
    this.#rules = DATASET_RULES.map((rule) => rule.open({ files }));
    this.#collector = new FindingCollector(
      [
        ...AUDIT_RULES,
        ...(source === null ? [] : SOURCE_RULES),
        ...(options.judging === undefined ? [] : JUDGE_RULES),
      ],
      options.examples ?? EXAMPLES,
    );
    this.#acceptances = new Acceptances(options.baseline ?? null);
    this.#files = inputs.map(({ name, kind }) => ({ name, kind, records: 0, positives: 0, negatives: 0 }));
  }

  /** Takes over what was said of the records of a slice, and holds them beside those before. */
  async take(slice: AuditedSlice): Promise<void> {
    const { result } = slice;
    this.#unreadable += result.unreadable;
    this.#collector.merge(result.findings);
    this.#acceptances.use(result.used);
    this.#tally.add(result.composition);
    for (const pair of result.pairs) this.pairs.push(pair);
    let told = 0;
    const tell = async (index: number): Promise<void> => {
      for (; (result.all[told]?.record ?? Infinity) <= index; told++) {
        const finding = result.all[told];
        if (finding !== undefined) await this.#options.onFinding?.(finding);
      }
    };
    for (const keys of keysOf(this.#inputs, slice)) {
      await tell(keys.index);
      this.#count(keys);
      for (const rule of this.#rules)
        for (const finding of rule.check?.(keys) ?? []) await this.#found(finding, keys.read(), keys.index);
      if (this.#wantsRecords) await this.#beside(keys.read());
    }
    await tell(Number.MAX_SAFE_INTEGER);
  }

  /** Whether anybody wants each record itself. */
  get #wantsRecords(): boolean {
    const { onRecord, judging } = this.#options;
    return this.#source !== null || onRecord !== undefined || judging !== undefined;
  }

  /** Shows a record to whoever wants it, and holds it beside the source. */
  async #beside(record: AuditRecord): Promise<void> {
    const input = this.#inputs[record.file];
    if (input) {
      this.#options.onRecord?.(record, input);
      this.#options.judging?.note(record, input);
    }
    const source = await this.#source?.video(record.videoKey);
    if (source === undefined) return;
    const audited = auditedOf(record);
    for (const rule of SOURCE_RULES)
      for (const finding of rule.check(audited, source)) await this.#found(finding, record, record.index);
  }

  /** Lets the rules say what they have to say of the whole. */
  async finish(): Promise<void> {
    for (const rule of this.#rules) {
      for (const finding of rule.finish?.({ openings: this.#tally.openings }) ?? [])
        await this.#found(finding, null, null);
    }
  }

  /** Lets the judges say what they have to say. */
  async judge(): Promise<void> {
    for await (const { record, findings } of this.#options.judging?.run() ?? []) {
      for (const finding of findings) await this.#found(finding, record, record.index);
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

  #count(keys: RecordKeys): void {
    this.#tally.addVideo(keys.video);
    const counts = this.#files[keys.file];
    if (counts === undefined) return;
    counts.records += 1;
    for (const { isPositive } of keys.items) counts[isPositive ? "positives" : "negatives"] += 1;
  }

  async #found(finding: Finding, record: AuditRecord | null, index: number | null): Promise<void> {
    const file = record === null ? "" : (this.#inputs[record.file]?.name ?? "");
    const found = placed(finding, record, file, index);
    const accepted = this.#acceptances.accepts(found.rule, () => found);
    this.#collector.add(found, found, accepted, () => found);
    if (!accepted) await this.#options.onFinding?.(found);
  }
}
