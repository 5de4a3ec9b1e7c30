import path from "node:path";
import type { CorpusSource } from "../../schemas/config.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { folderPrint } from "../lib/video-folder.ts";
import type { StageDefinition, StageEnvironment, StageWorker } from "../stage.ts";
import { Overlaps } from "./overlaps.ts";
import { adapterFor, mappingFileOf, requireKnown } from "./sources/registry.ts";
import type { SourceAdapter } from "./source.ts";
import { type CorpusItem, takeRow } from "./take-row.ts";
import { CorpusTally } from "./tally.ts";
import { VideoDurations } from "./videos/durations.ts";
import { measuredAdapter } from "./videos/measured.ts";

/** Annotation files -> Moment. Every row that is read becomes a moment or a rejection with a reason. */
export const corpusStage: StageDefinition<CorpusItem, Moment> = {
  name: "corpus",
  command: "ingest",
  summary: "Read annotation files into moments",
  unit: "rows",
  revision: 1,
  reads: [],
  asks: false,
  resumable: false,
  externalFiles: ({ corpora }) => {
    for (const source of corpora) requireKnown(source); // a corpus nobody knows is told before its files are read
    // The mapping shapes the output as much as the annotation does, built in or not.
    return corpora.flatMap(({ name, files, mapping }) => [...files, mapping ?? mappingFileOf(name)]);
  },
  settings: ({ corpora, limit, ingest }) => ({
    corpora: corpora.map(({ name, files, mapping }) => ({
      name,
      files: files.length,
      mapped: mapping !== undefined,
    })),
    limit,
    // Where the videos lie does not shape what is read of them; what they are is observed.
    ingest: { ...ingest, videos: ingest.videos !== null },
  }),
  observed: async ({ ingest: { videos } }) => (videos === null ? null : folderPrint(videos)),
  open: openCorpora,
};

async function openCorpora(environment: StageEnvironment): Promise<StageWorker<CorpusItem, Moment>> {
  const { config } = environment;
  const durations = await openDurations(environment);
  const adapters: OpenedCorpus[] = [];
  for (const source of config.corpora) {
    const adapter = await adapterFor(source);
    adapters.push({
      source,
      adapter: durations === null ? adapter : measuredAdapter(adapter, durations, environment.signal),
    });
  }
  const seen = await environment.index("moments");
  // One corpus alone has nothing in common with another: then nothing is kept for it.
  const several = new Set(config.corpora.map(({ name }) => name)).size > 1;
  const overlaps = several ? new Overlaps(seen) : null;
  return {
    source: () => readCorpora(adapters, environment),
    unitsIn: ({ row }) => row.units ?? 1,
    process: (item) => takeRow(item, { seen, overlaps, limits: config.ingest }),
    close: async () => durations?.close(),
  };
}

async function openDurations(environment: StageEnvironment): Promise<VideoDurations | null> {
  const { config, folder, index, reporter } = environment;
  const { videos } = config.ingest;
  if (videos === null) return null;
  return VideoDurations.open(videos, path.join(folder, "video-durations.ndjson"), {
    index,
    warned: (name, message) => reporter.warned(name, message),
  });
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
