import path from "node:path";
import { type Checkpoint, checkpoint } from "../schemas/checkpoint.ts";
import { readFileIfAny, remove, sizeOf, writeFileAtomic } from "./lib/files.ts";
import { parseJson } from "./lib/ndjson.ts";

const NAME = "checkpoint.json";

/** The beginning of a stage. */
export function freshCheckpoint(fingerprint: string): Checkpoint {
  return {
    fingerprint,
    items: 0,
    offsets: {},
    accepted: { bytes: 0, records: 0 },
    rejected: { bytes: 0, records: 0 },
    counts: { in: 0, accepted: 0, rejected: 0 },
    rejectedBy: {},
    tallies: {},
    state: null,
  };
}

/** The checkpoint of an interrupted stage, if it is of the same fingerprint and its files still hold what it counts on. */
export async function readCheckpoint(folder: string, fingerprint: string): Promise<Checkpoint | undefined> {
  const text = await readFileIfAny(path.join(folder, NAME));
  if (text === undefined) return undefined;
  const parsed = checkpoint.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.fingerprint !== fingerprint) return undefined;
  const saved = parsed.data;
  const accepted = (await sizeOf(path.join(folder, "records.ndjson.partial"))) ?? -1;
  const rejected = (await sizeOf(path.join(folder, "rejected.ndjson.partial"))) ?? -1;
  return accepted >= saved.accepted.bytes && rejected >= saved.rejected.bytes ? saved : undefined;
}

/** Replaces the checkpoint; the files it counts on must be durable already. */
export async function writeCheckpoint(folder: string, at: Checkpoint): Promise<void> {
  await writeFileAtomic(path.join(folder, NAME), JSON.stringify(at));
}

/** Forgets the checkpoint of a stage that has finished. */
export async function clearCheckpoint(folder: string): Promise<void> {
  await remove(path.join(folder, NAME));
}
