import path from "node:path";
import { ClassicLevel } from "classic-level";
import { makeFolder, remove } from "./files.ts";

const BATCH = 1000;

/**
 * A temporary key-value index on disk (LevelDB), for joins and groups that must not grow memory with the corpus.
 * It holds nothing that cannot be rebuilt: opening it starts empty, closing it removes it.
 */
export class DiskIndex {
  readonly #db: ClassicLevel;
  readonly #folder: string;
  /** Entries not yet written; looked up first, so that what was put is found at once. */
  #pending = new Map<string, string>();

  private constructor(db: ClassicLevel, folder: string) {
    this.#db = db;
    this.#folder = folder;
  }

  static async open(folder: string): Promise<DiskIndex> {
    await remove(folder);
    await makeFolder(path.dirname(folder));
    const db = new ClassicLevel(folder);
    await db.open();
    return new DiskIndex(db, folder);
  }

  async put(key: string, value: string): Promise<void> {
    this.#pending.set(key, value);
    if (this.#pending.size >= BATCH) await this.#flush();
  }

  get(key: string): string | undefined {
    return this.#pending.get(key) ?? this.#db.getSync(key);
  }

  /** Values whose keys start with a prefix, in key order. */
  async under(prefix: string): Promise<string[]> {
    await this.#flush();
    return this.#db.values({ gte: prefix, lt: `${prefix}\uffff` }).all();
  }

  async close(): Promise<void> {
    await this.#db.close();
    await remove(this.#folder);
  }

  async #flush(): Promise<void> {
    if (this.#pending.size === 0) return;
    const batch = Array.from(this.#pending, ([key, value]) => ({ type: "put" as const, key, value }));
    this.#pending = new Map();
    await this.#db.batch(batch);
  }
}
