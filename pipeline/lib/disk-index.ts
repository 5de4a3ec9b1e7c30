import path from "node:path";
import { ClassicLevel } from "classic-level";
import { Appender, makeFolder, namesIn, PieceReader, remove } from "./files.ts";

const BATCH = 1000;

/** Values longer than this, in characters, lie in a file of their own. */
const LONGEST_INSIDE = 32;

/**
 * LevelDB maps its tables into memory, up to a thousand of them, which the operating system counts as ours: they are kept few
 * and small, and so are its buffers.
 */
const SPARING = {
  writeBufferSize: 1024 * 1024,
  cacheSize: 1024 * 1024,
  maxFileSize: 1024 * 1024,
  maxOpenFiles: 74,
} as const;

/** Every index lies in a folder whose name begins so. */
const PREFIX = ".index-";

/** Where an index of some name lies below a folder. */
export function indexFolder(folder: string, name: string): string {
  return path.join(folder, `${PREFIX}${name}`);
}

/** Removes the indexes that a killed process left in a folder: whoever goes on may never open them again. */
export async function removeLeftIndexes(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (name.startsWith(PREFIX)) await remove(path.join(folder, name));
  }
}

/**
 * A temporary key-value index on disk (LevelDB), for joins and groups that must not grow memory with the corpus. Long values lie
 * in a file beside it, so that its tables stay small. It holds nothing that cannot be rebuilt: opening it starts empty, closing
 * it removes it.
 */
export class DiskIndex {
  readonly #db: ClassicLevel;
  readonly #folder: string;
  readonly #written: Appender;
  readonly #values: PieceReader;
  /** Bytes of values written. */
  #size = 0;
  /** Entries not yet written; looked up first, so that what was put is found at once. */
  #pending = new Map<string, string>();
  /** Entries being written, found likewise. */
  #leaving = new Map<string, string>();
  #flushed: Promise<void> = Promise.resolve();
  #closed = false;

  private constructor(db: ClassicLevel, folder: string, written: Appender, values: PieceReader) {
    this.#db = db;
    this.#folder = folder;
    this.#written = written;
    this.#values = values;
  }

  static async open(folder: string): Promise<DiskIndex> {
    await remove(folder);
    await makeFolder(folder);
    const db = new ClassicLevel(path.join(folder, "keys"), SPARING);
    await db.open();
    const values = path.join(folder, "values");
    const written = await Appender.open(values);
    return new DiskIndex(db, folder, written, new PieceReader(values));
  }

  async put(key: string, value: string): Promise<void> {
    this.#pending.set(key, value);
    if (this.#pending.size >= BATCH) await this.#flush();
  }

  get(key: string): string | undefined {
    const waiting = this.#pending.get(key) ?? this.#leaving.get(key);
    if (waiting !== undefined) return waiting;
    const stored = this.#db.getSync(key);
    return stored === undefined ? undefined : this.#read(stored);
  }

  /** Values whose keys start with a prefix, in key order. */
  async under(prefix: string): Promise<string[]> {
    await this.#flush();
    const stored = await this.#db.values({ gte: prefix, lt: `${prefix}\uffff` }).all();
    return stored.map((one) => this.#read(one));
  }

  /** Closing it again does nothing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled([this.#flushed]); // whoever put has been told of a failure
    this.#values.close();
    await this.#written.close();
    await this.#db.close();
    await remove(this.#folder);
  }

  /** Writes what waits, once whatever is being written is there: callers may put and look up side by side. */
  #flush(): Promise<void> {
    this.#flushed = this.#flushed.then(() => this.#writeOut());
    return this.#flushed;
  }

  async #writeOut(): Promise<void> {
    if (this.#pending.size === 0) return;
    [this.#leaving, this.#pending] = [this.#pending, new Map<string, string>()];
    const batch: { type: "put"; key: string; value: string }[] = [];
    for (const [key, value] of this.#leaving) {
      const stored = value.length > LONGEST_INSIDE ? await this.#place(value) : `=${value}`;
      batch.push({ type: "put", key, value: stored });
    }
    await this.#written.flush();
    await this.#db.batch(batch);
    this.#leaving.clear();
  }

  /** Writes a value to the file; returns where it lies, "offset+bytes". */
  async #place(value: string): Promise<string> {
    const [at, bytes] = [this.#size, Buffer.byteLength(value, "utf8")];
    this.#size += bytes;
    await this.#written.write(value);
    return `${at}+${bytes}`;
  }

  #read(stored: string): string {
    if (stored.startsWith("=")) return stored.slice(1);
    const [at, bytes] = stored.split("+");
    return this.#values.read(Number(at), Number(bytes));
  }
}
