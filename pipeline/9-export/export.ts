import path from "node:path";
import type { Config, ExportFormatName } from "../../schemas/config.ts";
import type { Example } from "../../schemas/example.ts";
import type { FileRecord } from "../../schemas/manifest.ts";
import { releasedExample } from "../../schemas/released-example.ts";
import type { Rejection } from "../../schemas/rejection.ts";
import type { SplitAssignment } from "../../schemas/split.ts";
import { stageFolder } from "../../schemas/stage.ts";
import { closeAll } from "../lib/close-all.ts";
import { namesIn, remove } from "../lib/files.ts";
import { fingerprint, type Json } from "../lib/fingerprint.ts";
import { defineStage, type StageEnvironment } from "../stage.ts";
import { type Column, columnsOf } from "./columns.ts";
import type { Entry, Omission } from "./format.ts";
import { openFormat, type OpenFormat } from "./open-format.ts";
import { QUESTION_FILE } from "./question.ts";
import { videoPath } from "./video-path.ts";

/**
 * Stage 9: files for trainers, <run>/9-export/<format>/. Every example goes to every format; a format that cannot hold it says
 * why. A format's previous files stay whole until its new ones are, and formats that are no longer asked for are removed, so
 * that the folder holds what its manifest says.
 */
export const exportStage = defineStage({
  name: "export",
  command: "export",
  summary: "Write files for trainers, in every format asked for",
  unit: "examples × formats",
  revision: 2,
  reads: ["select", "split"],
  asks: false,
  resumable: false,
  // with the columns: rows of an earlier schema are not up to date
  settings: (config) => ({ ...config.export, seed: config.seed, columns: columnsPrint() }),
  externalFiles: () => [QUESTION_FILE],
  open: async (environment) => {
    const { config, folder } = environment;
    const names = [...new Set(config.export.formats)];
    const formats = await openAll(names, environment);
    return {
      unitsIn: () => formats.length,
      process: async ({ select, split }) => {
        const entry = entryOf(select, split, config);
        const rejections: Rejection[] = [];
        const tallies: Record<string, number> = {};
        for (const format of formats) {
          const omission = await format.write(entry);
          if (omission) rejections.push(rejectionOf(format.name, select, omission));
          Object.assign(tallies, format.takeCounts());
        }
        return { records: [], rejections, accepted: formats.length - rejections.length, tallies };
      },
      finish: async () => {
        const outputs: FileRecord[] = [];
        for (const format of formats)
          for (const file of await format.finish())
            outputs.push({ ...file, path: path.posix.join(stageFolder("export"), format.name, file.path) });
        for (const format of formats) await format.putInPlace(); // whole, and quick: nothing is read or written in between
        await removeOthers(folder, names);
        return outputs;
      },
      close: () => closeAll(formats),
    };
  },
});

/** Changes when a column of jsonl and parquet does. */
function columnsPrint(): string {
  const flat = (columns: readonly Column[]): Json =>
    columns.map((column) => [
      column.name,
      column.kind,
      column.nullable,
      flat(column.kind === "struct" ? column.fields : column.kind === "list" ? [column.element] : []),
    ]);
  return fingerprint(flat(columnsOf(releasedExample)));
}

function entryOf(example: Example, { split, group }: SplitAssignment, config: Config): Entry {
  return { example, split, group, video: videoPath(config.export.videoPath, example.moment) };
}

/** All entries, for formats that look before they write. Both stages keep the order of the moments. */
async function* entriesOf({ all, config }: StageEnvironment): AsyncGenerator<Entry> {
  const splits = all("split")[Symbol.asyncIterator]();
  try {
    for await (const example of all("select")) {
      const next = await splits.next();
      if (next.done === true || next.value.id !== example.id)
        throw new Error(`the splits do not follow the examples at ${example.id}`);
      yield entryOf(example, next.value, config);
    }
  } finally {
    await splits.return?.(undefined);
  }
}

async function openAll(
  names: readonly ExportFormatName[],
  environment: StageEnvironment,
): Promise<OpenFormat[]> {
  const { config, folder, signal } = environment;
  const formats: OpenFormat[] = [];
  try {
    for (const name of names) {
      const shared = { config, signal, entries: () => entriesOf(environment) };
      formats.push(await openFormat(name, path.join(folder, name), shared));
    }
  } catch (error) {
    await closeAll(formats);
    throw error;
  }
  return formats;
}

function rejectionOf(format: ExportFormatName, { id, moment }: Example, omission: Omission): Rejection {
  return {
    id,
    reason: `${format}:${omission.reason}`,
    message: omission.message,
    units: 1,
    findings: [],
    source: moment.source,
    raw: { format, query: moment.query, windows: moment.windows },
  };
}

/** Removes what an earlier export with other formats left: folders only, the stage's own files stay. */
async function removeOthers(folder: string, names: readonly string[]): Promise<void> {
  for (const name of await namesIn(folder)) {
    const isOwn = name.includes(".ndjson") || name.endsWith(".json");
    if (!isOwn && !names.includes(name)) await remove(path.join(folder, name));
  }
}
