import path from "node:path";
import { Command } from "commander";
import { type CorpusDescription, listCorpora } from "../1-corpus/catalogue.ts";
import { type Inspection, inspectFile } from "../1-corpus/inspect/inspect.ts";
import { type Preview, previewCorpus } from "../1-corpus/preview.ts";
import type { SourceEnvironment } from "../1-corpus/source.ts";
import { adapterFor } from "../1-corpus/sources/registry.ts";
import { VideoDurations } from "../1-corpus/videos/durations.ts";
import { measuredAdapter } from "../1-corpus/videos/measured.ts";
import { DEFAULTS } from "../config.ts";
import { DiskIndex } from "../lib/disk-index.ts";
import type { Reporter } from "../lib/progress.ts";
import { remove, requireFile, temporaryFolder } from "../lib/files.ts";
import { textTable } from "../lib/table.ts";
import { printable } from "../lib/text.ts";
import { answer, type CommandIo, configOf, type Options, requireCorpora, withJson } from "./command.ts";

/** Moments that a preview shows. */
const SHOWN = 3;

/** The commands that tell which corpora can be read, and how a file would be. */
export function corporaCommands(io: CommandIo): Command[] {
  return [corporaCommand(io), inspectCommand(io)];
}

function corporaCommand(io: CommandIo): Command {
  return withJson(new Command("corpora"))
    .description("List the built-in corpora: format, time unit, splits, licence, and the files to give")
    .action(async (options: Options) => answer(io, options, await listCorpora(), corporaText));
}

function corporaText(corpora: readonly CorpusDescription[]): string {
  const rows = corpora.map(({ name, format, unit, splits, files, documentedOnly }) => [
    documentedOnly ? `${name} *` : name,
    format,
    unit,
    splits.join(", "),
    files.map(({ what, required }) => (required ? what : `[${what}]`)).join("; "),
  ]);
  const licences = corpora.map(({ name, licence }) => `  ${name}: ${licence}`);
  const table = textTable(["corpus", "format", "times in", "splits by file", "files, in this order"], rows);
  return `${table}\n* read as its documentation says; not yet tried on a real file\n\nLicences of the annotations:\n${licences.join("\n")}`;
}

function inspectCommand(io: CommandIo): Command {
  return withJson(new Command("inspect"))
    .argument("<file>", "annotation file of any corpus")
    .description("Look at an unknown annotation file, propose a mapping for it, and show what it would read")
    .addHelpText(
      "after",
      "\nExample:\n  hivtg inspect annotations.json\n  hivtg ingest --dry-run --corpus mine=annotations.json --mapping mine.yaml",
    )
    .action(async (given: string, options: Options) => {
      const file = path.resolve(io.folder, given);
      await requireFile(file, "inspect");
      const found = await withSourceEnvironment(io.reporter(options["json"] === true), (environment) =>
        inspectFile(file, DEFAULTS.ingest, environment),
      );
      answer(io, options, found, inspectionText);
    });
}

function inspectionText({ file, container, fields, mapping, notes, preview }: Inspection): string {
  if (container === null)
    return `${file}: text of no kind that is known here; see the README's "Add a corpus"`;
  const rows = fields.map(({ path: name, share, example }) => [
    printable(name),
    `${Math.round(share * 100)} %`,
    oneLine(example),
  ]);
  const parts = [
    `${file}: ${container.format}`,
    textTable(["field", "in", "for example"], rows),
    notes.map((note) => `note: ${printable(note)}`).join("\n"),
    mapping === null ? "" : `Proposed mapping, to save as a .yaml file:\n\n${mapping}`,
    preview === null ? "" : previewText(preview),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function oneLine(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Reads corpora as `ingest` would, writing nothing, and shows what would come of each. */
export async function previewCorpora(io: CommandIo, options: Options): Promise<void> {
  const { config } = await configOf(io, options);
  await requireCorpora(config);
  const { videos } = config.ingest;
  const signal = io.signal();
  const previews: Record<string, Preview> = {};
  for (const source of config.corpora) {
    const size = { rows: config.limit, moments: SHOWN };
    const adapter = await adapterFor(source);
    previews[source.name] = await withSourceEnvironment(
      io.reporter(options["json"] === true),
      async (environment) => {
        const durations = videos === null ? null : await VideoDurations.open(videos, null, environment);
        const read = durations === null ? adapter : measuredAdapter(adapter, durations, signal);
        return previewCorpus(source, read, config.ingest, environment, size);
      },
    );
  }
  answer(io, options, previews, (all) =>
    Object.entries(all)
      .map(([name, preview]) => `${name}\n${previewText(preview)}`)
      .join("\n\n"),
  );
}

function previewText({ rows, accepted, rejectedBy, tallies, moments, rejections, more }: Preview): string {
  const counts = [
    ...Object.entries(rejectedBy).map(([reason, count]) => [`rejected: ${reason}`, count] as const),
    ...Object.entries(tallies),
  ];
  const first = moments.map(({ video, windows, duration, query }) => {
    const times = windows.map(([start, end]) => `${start}-${end}`).join(", ");
    return `  ${video}, ${times} of ${duration} s: ${query}`;
  });
  return [
    `${rows.toLocaleString("en-US")} rows read${more ? " (there are more)" : ""}, ${accepted.toLocaleString("en-US")} would be accepted`,
    ...(counts.length > 0 ? [textTable(["what else", "count"], counts)] : []),
    ...rejections.map(({ reason, message }) => `first ${reason}: ${printable(message)}`),
    ...(first.length > 0 ? [`First moments:\n${first.map(printable).join("\n")}`] : []),
  ].join("\n");
}

/** Lets adapters build their indexes in a temporary folder that is removed behind the work. */
async function withSourceEnvironment<T>(
  reporter: Reporter,
  work: (environment: SourceEnvironment) => Promise<T>,
): Promise<T> {
  const folder = await temporaryFolder();
  const indexes: DiskIndex[] = [];
  try {
    return await work({
      index: async (name) => {
        const index = await DiskIndex.open(path.join(folder, name));
        indexes.push(index);
        return index;
      },
      warned: (name, message) => reporter.warned(name, message),
    });
  } finally {
    for (const index of indexes) await index.close();
    await remove(folder);
  }
}
