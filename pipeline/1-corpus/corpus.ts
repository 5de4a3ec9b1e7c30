import type { CorpusSource } from "../../schemas/config.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { type Outcome, type StageDefinition, type StageEnvironment, type StageWorker } from "../stage.ts";
import { Overlaps } from "./overlaps.ts";
import { shortenedRaw } from "./raw.ts";
import { readRow } from "./read-row.ts";
import { adapterFor, requireKnown } from "./sources/registry.ts";
import { type Defect, isDefect, type SourceAdapter, type SourceRow } from "./source.ts";
import { CorpusTally } from "./tally.ts";
import type { Limits } from "./windows.ts";

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
    for (const source of corpora) requireKnown(source); // a corpus nobody knows is told before its files are read
    return corpora.flatMap(({ files, mapping }) => [...files, ...(mapping === undefined ? [] : [mapping])]);
  },
  settings: ({ corpora, limit, ingest }) => ({
    corpora: corpora.map(({ name, files, mapping }) => ({
      name,
      files: files.length,
      mapped: mapping !== undefined,
    })),
    limit,
    ingest,
  }),
  open: openCorpora,
};

async function openCorpora(environment: StageEnvironment): Promise<StageWorker<CorpusItem, Moment>> {
  const { config } = environment;
  const adapters: OpenedCorpus[] = [];
  for (const source of config.corpora) adapters.push({ source, adapter: await adapterFor(source) });
  const seen = await environment.index("moments");
  // One corpus alone has nothing in common with another: then nothing is kept for it.
  const several = new Set(config.corpora.map(({ name }) => name)).size > 1;
  const overlaps = several ? new Overlaps(seen) : null;
  return {
    source: () => readCorpora(adapters, environment),
    unitsIn: ({ row }) => row.units ?? 1,
    process: (item) => takeRow(item, { seen, overlaps, limits: config.ingest }),
    close: () => seen.close(),
  };
}

interface OpenedCorpus {
  readonly source: CorpusSource;
  readonly adapter: SourceAdapter;
}

async function* readCorpora(
  corpora: readonly OpenedCorpus[],
  environment: StageEnvironment,
): AsyncGenerator<CorpusItem> {
  const { limit } = environment.config;
  for (const [at, { source, adapter }] of corpora.entries()) {
    const tally = new CorpusTally(source);
    const index = (name: string): Promise<DiskIndex> => environment.index(`${at}-${name}`);
    const warned = (name: string, message: string): void => environment.reporter.warned(name, message);
    for await (const row of adapter.rows(source, { index, warned })) {
      yield { corpus: source.name, row, tally };
      if (limit !== null && tally.accepted >= limit) break;
    }
    tally.refuseIfUseless();
  }
}

/** What the stage remembers of the rows before, and what it allows. */
interface Reading {
  readonly seen: DiskIndex;
  readonly overlaps: Overlaps | null;
  readonly limits: Limits;
}

async function takeRow(item: CorpusItem, { seen, overlaps, limits }: Reading): Promise<Outcome<Moment>> {
  const { corpus, row, tally } = item;
  const units = row.units ?? 1;
  const read = readRow(corpus, row, limits);
  const first = isDefect(read) ? undefined : seen.get(read.id);
  const result = first === undefined ? read : duplicateOf(first);
  if (isDefect(result)) {
    tally.reject(result);
    return { records: [], rejections: [rejectionOf(row, result, units)] };
  }
  tally.accept();
  await seen.put(result.id, placeName(row));
  const shared = (await overlaps?.count(result)) ?? {};
  const tallies = { ...countAdjustments(result, units), ...shared };
  return { records: [result], rejections: [], accepted: units, tallies };
}

function duplicateOf(first: string): Defect {
  return { reason: "duplicate-query", message: `the same query of the same video stands at ${first}` };
}

function placeName({ place }: SourceRow): string {
  return [place.file, place.line ?? place.key].filter((part) => part !== null).join(":");
}

function rejectionOf(row: SourceRow, { reason, message }: Defect, units: number): Rejection {
  return {
    id: null,
    reason,
    message,
    units,
    findings: [],
    source: row.place,
    raw: shortenedRaw(row.raw),
  };
}

/** Adjustments by name, and rows that were put together with an earlier one. */
function countAdjustments({ adjustments }: Moment, units: number): Record<string, number> {
  const counts: Record<string, number> = units > 1 ? { "rows-merged": units - 1 } : {};
  for (const { name } of adjustments) counts[`adjusted:${name}`] = (counts[`adjusted:${name}`] ?? 0) + 1;
  return counts;
}
