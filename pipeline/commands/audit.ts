import path from "node:path";
import { Command } from "commander";
import type { AuditReport } from "../../schemas/audit-report.ts";
import { auditDataset, type AuditOptions, type AuditSources } from "../audit/audit.ts";
import { readBaseline } from "../audit/baseline.ts";
import { brokenGates } from "../audit/gates.ts";
import { PROBES } from "../audit/probes/battery.ts";
import { auditPage } from "../audit/report/page.ts";
import { auditSummary } from "../audit/report/summary.ts";
import type { AuditInput } from "../audit/read/inputs.ts";
import type { AuditRecord } from "../audit/record.ts";
import { reviewOutcome } from "../audit/sample/agreement.ts";
import { readSample, sampleCsv, sampleJsonl } from "../audit/sample/csv.ts";
import { SampleDraw } from "../audit/sample/draw.ts";
import { corpusStage } from "../1-corpus/corpus.ts";
import { resolveConfig } from "../config.ts";
import { stageRecords } from "../join.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import { OperatorError } from "../lib/errors.ts";
import { readFileIfAny, remove, temporaryFolder, writeFileAtomic } from "../lib/files.ts";
import { runStage } from "../run.ts";
import { answer, type CommandIo, gather, type Options, requireCorpora, withJson } from "./command.ts";
import { specOfFlags } from "./flags.ts";
import { gatesOf } from "./gates.ts";
import { withJudging, withJudgeOptions } from "./judge.ts";

const EXAMPLES = `
Examples:
  hivtg audit runs/charades
  hivtg audit hi_vtg_charades.json --corpus charades-sta=charades_sta_test.txt,Charades_v1_test.csv --html audit.html
  hivtg audit runs/charades --fail-on errors --fail-on probes=47-53
  hivtg audit runs/charades --sample review.csv --margin 0.05   draws negatives for people to judge
  hivtg audit --review review.csv                               reads their verdicts back
  hivtg audit runs/charades --judge --judge-sample 200 --budget-usd 1   lets a model judge as well`;

/** The command that measures a dataset, ours or anyone's. */
export function auditCommand(io: CommandIo): Command {
  const command = new Command("audit")
    .argument(
      "[data...]",
      "RA-RFT JSON files, jsonl exports, runs, export or release folders, measured together",
    )
    .description(
      "Measure datasets, reading only: rules on records and on the whole, and probes that see no video",
    )
    .option("--corpus <name=file[,companion]>", "source corpus to compare with; once for each", gather)
    .option("--baseline <file>", "JSON file of findings accepted with a reason")
    .option(
      "--fail-on <limit>",
      "exit with 1 when the limit is broken: errors, suspicions>10, <rule>, probes=47-53; once for each",
      gather,
    )
    .option("--no-probes", "leave the probes out")
    .option("--html <file>", "write the report as a page that needs nothing but a browser")
    .option("--sample <file>", "write a stratified sample for people to review, .csv or .jsonl")
    .option("--margin <share>", "half width of the 95 % interval that the sample is to allow", "0.05")
    .option("--seed <n>", "seed of the sample", "0")
    .option(
      "--threads <n>",
      "threads at work; as many as help unless said. The report is the same for any number",
    )
    .option("--review <file>", "read a reviewed sample back instead of auditing")
    .addHelpText("after", EXAMPLES);
  return withJson(withJudgeOptions(command)).action((data: string[], options: Options) =>
    typeof options["review"] === "string" ? review(io, options, options["review"]) : audit(io, data, options),
  );
}

async function audit(io: CommandIo, data: readonly string[], options: Options): Promise<void> {
  if (data.length === 0)
    throw new OperatorError("audit: name a RA-RFT JSON file, a jsonl export, a run or an export folder");
  const gates = gatesOf(textsOf(options["failOn"]), "--fail-on");
  const signal = io.signal();
  const draw = new SampleDraw(numberOf(options, "margin"), numberOf(options, "seed"));
  const targets = data.map((target) => path.resolve(io.folder, target));
  const settings: AuditOptions = {
    ...(await baselineOf(io, options)),
    probes: options["probes"] === false ? null : PROBES,
    ...threadsOf(options),
    ...(typeof options["sample"] === "string" && {
      onRecord: (record: AuditRecord, input: AuditInput) => draw.add(record, input.name),
    }),
  };
  const report = await withSources(io, options, signal, (sources) =>
    withJudging(io, options, targets, (judging) =>
      auditDataset(targets, signal, {
        ...settings,
        ...(sources && { sources }),
        ...(judging && { judging }),
      }),
    ),
  );
  await writeSideFiles(io, options, report, draw);
  answer(io, options, report, auditSummary);
  const broken = brokenGates(report, gates);
  if (broken.length > 0) throw new OperatorError(`audit: ${broken.join("; ")}`, 1);
}

function threadsOf({ threads }: Options): Pick<AuditOptions, "threads"> {
  if (typeof threads !== "string") return {};
  const count = Number(threads);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new OperatorError(`--threads: expected a whole number from 1 to 64, got "${threads}"`);
  return { threads: count };
}

async function writeSideFiles(
  io: CommandIo,
  options: Options,
  report: AuditReport,
  draw: SampleDraw,
): Promise<void> {
  const { html, sample } = options;
  if (typeof html === "string") await writeFileAtomic(path.resolve(io.folder, html), auditPage(report));
  if (typeof sample !== "string") return;
  const rows = draw.rows();
  await writeFileAtomic(
    path.resolve(io.folder, sample),
    sample.endsWith(".csv") ? sampleCsv(rows) : sampleJsonl(rows),
  );
}

/** Reads the source corpora, if any, in a folder of its own that is removed behind the work. */
async function withSources<T>(
  io: CommandIo,
  options: Options,
  signal: AbortSignal,
  work: (sources: AuditSources | undefined) => Promise<T>,
): Promise<T> {
  if (options["corpus"] === undefined) return work(undefined);
  const run = await temporaryFolder();
  try {
    const { config } = resolveConfig({
      flag: { ...specOfFlags({ corpus: options["corpus"] }, io.folder), run },
    });
    await requireCorpora(config);
    const engine = (): Promise<never> => Promise.reject(new Error("reading corpora asks no engine"));
    await runStage(corpusStage, {
      config,
      reporter: io.reporter(options["json"] === true),
      signal,
      clock: io.clock,
      engine,
    });
    const index = await DiskIndex.open(path.join(run, "audit-index"));
    try {
      return await work({
        names: config.corpora.map(({ name }) => name),
        moments: stageRecords(run, "corpus"),
        index,
      });
    } finally {
      await index.close();
    }
  } finally {
    await remove(run);
  }
}

async function baselineOf(io: CommandIo, options: Options): Promise<Pick<AuditOptions, "baseline">> {
  const { baseline } = options;
  if (typeof baseline !== "string") return {};
  return { baseline: readBaseline(await readInput(io, baseline, "--baseline"), baseline) };
}

async function review(io: CommandIo, options: Options, file: string): Promise<void> {
  const rows = readSample(await readInput(io, file, "--review"), file);
  answer(io, options, reviewOutcome(rows), ({ read, verdicts, valid, atLeast }) => {
    const counts = Object.entries(verdicts).map(([verdict, count]) => `${verdict} ${count}`);
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    return `${read} of ${rows.length} negatives judged: ${counts.join(", ")}\nvalid: ${percent(valid.value)} (95 % interval ${percent(valid.low)} to ${percent(valid.high)}); at least ${percent(atLeast)} of the dataset with 95 % confidence`;
  });
}

async function readInput(io: CommandIo, file: string, flag: string): Promise<string> {
  const text = await readFileIfAny(path.resolve(io.folder, file));
  if (text === undefined) throw new OperatorError(`${flag}: there is no file ${file}; check the path`);
  return text;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function numberOf(options: Options, name: string): number {
  const value = Number(options[name]);
  if (!Number.isFinite(value) || value < 0)
    throw new OperatorError(`--${name}: expected a number from 0, got "${String(options[name])}"`);
  return value;
}
