import type { Config, CorpusSource } from "../../schemas/config.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { type Outcome, type StageDefinition, type StageEnvironment, type StageWorker } from "../stage.ts";
import { shortenedRaw } from "./raw.ts";
import { readRow } from "./read-row.ts";
import { adapterFor } from "./sources/registry.ts";
import { type Defect, isDefect, type SourceRow } from "./source.ts";
import { CorpusTally } from "./tally.ts";

/** A row on its way through the stage. */
interface CorpusItem {
  readonly corpus: string;
  readonly row: SourceRow;
  readonly tally: CorpusTally;
}

/** Annotation files -> Moment. Every row that is read becomes a moment or a rejection with a reason. */
export const corpusStage: StageDefinition<CorpusItem, Moment> = {
  name: "corpus",
  command: "ingest",
  summary: "read annotation files into moments",
  unit: "rows",
  revision: 1,
  reads: [],
  asks: false,
  resumable: false,
  externalFiles: ({ corpora }) => {
    for (const source of corpora) adapterFor(source); // a corpus nobody knows is told before its files are read
    return corpora.flatMap(({ files }) => files);
  },
  settings: ({ corpora, limit, ingest }) => ({
    corpora: corpora.map(({ name, files }) => ({ name, files: files.length })),
    limit,
    ingest,
  }),
  open: openCorpora,
};

async function openCorpora(environment: StageEnvironment): Promise<StageWorker<CorpusItem, Moment>> {
  const { config } = environment;
  const seen = await environment.index("moments");
  return {
    source: () => readCorpora(config.corpora, environment),
    unitsIn: ({ row }) => row.units ?? 1,
    process: (item) => takeRow(item, seen, config),
    close: () => seen.close(),
  };
}

async function* readCorpora(
  corpora: readonly CorpusSource[],
  environment: StageEnvironment,
): AsyncGenerator<CorpusItem> {
  const { limit } = environment.config;
  for (const [at, source] of corpora.entries()) {
    const tally = new CorpusTally(source);
    const index = (name: string): Promise<DiskIndex> => environment.index(`${at}-${name}`);
    for await (const row of adapterFor(source).rows(source, { index })) {
      yield { corpus: source.name, row, tally };
      if (limit !== null && tally.accepted >= limit) break;
    }
    tally.refuseIfUseless();
  }
}

async function takeRow(item: CorpusItem, seen: DiskIndex, config: Config): Promise<Outcome<Moment>> {
  const { corpus, row, tally } = item;
  const read = readRow(corpus, row, config.ingest);
  const first = isDefect(read) ? undefined : seen.get(read.id);
  const result = first === undefined ? read : duplicateOf(first);
  if (isDefect(result)) {
    tally.reject(result.reason);
    return { records: [], rejections: [rejectionOf(row, result)] };
  }
  tally.accept();
  await seen.put(result.id, placeName(row));
  return { records: [result], rejections: [], accepted: row.units ?? 1, tallies: countAdjustments(result) };
}

function duplicateOf(first: string): Defect {
  return { reason: "duplicate-query", message: `the same query of the same video stands at ${first}` };
}

function placeName({ place }: SourceRow): string {
  return [place.file, place.line ?? place.key].filter((part) => part !== null).join(":");
}

function rejectionOf(row: SourceRow, { reason, message }: Defect): Rejection {
  return {
    id: null,
    reason,
    message,
    units: row.units ?? 1,
    findings: [],
    source: row.place,
    raw: shortenedRaw(row.raw),
  };
}

function countAdjustments({ adjustments }: Moment): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of adjustments) counts[`adjusted:${name}`] = (counts[`adjusted:${name}`] ?? 0) + 1;
  return counts;
}
