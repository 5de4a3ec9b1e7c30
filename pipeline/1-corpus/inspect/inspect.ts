import path from "node:path";
import { stringify } from "yaml";
import type { Container } from "../../../schemas/mapping.ts";
import { mappedAdapter } from "../mapping/adapter.ts";
import { openContainer, scopeOf } from "../mapping/container.ts";
import { parseMapping } from "../mapping/load.ts";
import type { Scope } from "../mapping/values.ts";
import { type Preview, previewCorpus, type PreviewSize } from "../preview.ts";
import { shortenedRaw } from "../raw.ts";
import type { SourceEnvironment } from "../source.ts";
import type { Limits } from "../windows.ts";
import { guessContainer } from "./container.ts";
import { fieldsOf } from "./fields.ts";
import { type Guess, guessMapping } from "./guess.ts";

/** What could be told of an unknown file. */
export interface Inspection {
  readonly file: string;
  /** How it is written; null when it is text of no known kind. */
  readonly container: Container | null;
  /** Fields of its first records, each with an example. */
  readonly fields: readonly { readonly path: string; readonly share: number; readonly example: unknown }[];
  /** The first records as they are, shortened. */
  readonly records: readonly unknown[];
  /** A mapping to start from, as YAML; null when it lacks a required part. */
  readonly mapping: string | null;
  /** What a person has to look up or decide. */
  readonly notes: readonly string[];
  /** The corpus as the proposed mapping reads it; null without one. */
  readonly preview: Preview | null;
}

/** Records looked at. */
const SAMPLE_RECORDS = 200;

/** Looks at a file: how it is written, what its fields are, how it would be read. Throws OperatorError where it is no text at all. */
export async function inspectFile(
  file: string,
  limits: Limits,
  environment: SourceEnvironment,
  size: PreviewSize = { rows: 100_000, moments: 3 },
): Promise<Inspection> {
  const what = "inspect";
  const container = await guessContainer(file, what);
  if (container === null) return unknown(file);
  const scopes = await sampleScopes(container, file, what);
  const guess = guessMapping(scopes);
  const fields = fieldsOf(scopes, []).map(({ path: at, share, values }) => ({
    path: at,
    share,
    example: shortenedRaw(values[0]),
  }));
  const records = scopes.slice(0, size.moments).map(({ record }) => shortenedRaw(record));
  const notes = notesOn(guess);
  const mapping = isWhole(guess) ? mappingText(path.basename(file), container, guess) : null;
  const source = { name: "inspected", files: [file] };
  const preview =
    mapping === null
      ? null
      : await previewCorpus(
          source,
          mappedAdapter(parseMapping(mapping, "proposed")),
          limits,
          environment,
          size,
        );
  return { file, container, fields, records, mapping, notes, preview };
}

function unknown(file: string): Inspection {
  const note =
    "neither JSON nor a table with a header; if every line is a record, write a mapping with format: lines and a pattern with named groups";
  return { file, container: null, fields: [], records: [], mapping: null, notes: [note], preview: null };
}

async function sampleScopes(container: Container, file: string, what: string): Promise<Scope[]> {
  const scopes: Scope[] = [];
  for await (const entry of openContainer(container, file, what)) {
    if (entry.defect === null) scopes.push(scopeOf(entry));
    if (scopes.length >= SAMPLE_RECORDS) break;
  }
  return scopes;
}

function isWhole({ video, query, window, windows, start }: Guess): boolean {
  return video !== undefined && query !== undefined && (window ?? windows ?? start) !== undefined;
}

/** What the guess could not tell. */
function notesOn(guess: Guess): string[] {
  const { video, query, duration, times, window, windows, start } = guess;
  const missing = [
    video === undefined ? "no field looks like a video id: name one under video" : null,
    query === undefined ? "no field looks like a query: name one under query" : null,
    (window ?? windows ?? start) === undefined
      ? "no field looks like a window: name one under window, windows, or start and end"
      : null,
    duration === undefined
      ? "no duration: join a companion file that has it, or give the folder of the videos with --videos; else every row is rejected"
      : null,
    times === undefined
      ? "times are taken to be seconds: check that, and set times.unit if they are not"
      : null,
  ];
  return missing.filter((note) => note !== null);
}

/** The mapping as a file that a person can go on with. */
function mappingText(name: string, container: Container, guess: Guess): string {
  const { each, zip, video, query, window, windows, start, end, times, duration, split } = guess;
  const ordered = { container, each, zip, video, query, window, windows, start, end, times, duration, split };
  const parts = Object.entries(ordered).filter(([, part]) => part !== undefined);
  const head = `# Proposed for ${name.replace(/[^\x20-\x7e]/gu, "?")}: check every line against the file.\n`;
  return head + stringify(Object.fromEntries(parts), { lineWidth: 0, collectionStyle: "any" });
}
