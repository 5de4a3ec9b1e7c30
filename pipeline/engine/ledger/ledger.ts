import { ClassicLevel } from "classic-level";
import {
  type LedgerEntry,
  ledgerEntry,
  type LedgerRequest,
  type LedgerTotals,
} from "../../../schemas/ledger-entry.ts";
import { errorCode, messageOf, OperatorError } from "../../lib/errors.ts";
import { makeFolder } from "../../lib/files.ts";
import { fingerprint, sha256 } from "../../lib/fingerprint.ts";
import { parseJson } from "../../lib/ndjson.ts";
import { addEntry, addLost, readTotals } from "./totals.ts";

/** What lies under which beginning of a key. */
const ENTRY = "entry/";
const TEXT = "text/";
const NOTE = "note/";
const TOTALS = "totals";

/**
 * Tables of two megabytes that are mapped into memory at once. LevelDB's own thousand would map a ledger of a million replies
 * whole.
 */
const OPEN_TABLES = 50;

type Put = { readonly type: "put"; readonly key: string; readonly value: string };

/** A stored reply and its key. */
export interface Stored {
  readonly key: string;
  readonly entry: LedgerEntry;
}

/** The key of a request: hash of everything that shapes its reply. */
export function ledgerKey(request: LedgerRequest): string {
  return fingerprint(request);
}

/**
 * Replies on disk (LevelDB), each under the hash of its request. Writing is durable when the promise resolves: what was
 * written while the disk was busy is flushed together. Totals are kept in the same batch, so they never disagree with the entries.
 */
export class Ledger {
  readonly #db: ClassicLevel;
  /** Hashes of the texts kept, by text: a handful each run. */
  readonly #texts = new Map<string, string>();
  #totals: LedgerTotals;
  #waiting: Put[] = [];
  #flushing: Promise<void> | undefined;
  /** Resolves when what waits now is durable. */
  #next: Promise<void> | undefined;

  private constructor(db: ClassicLevel, totals: LedgerTotals) {
    this.#db = db;
    this.#totals = totals;
  }

  /** Opens a ledger, making its folder if need be. Only one process can hold it. */
  static async open(folder: string): Promise<Ledger> {
    await makeFolder(folder);
    const db = new ClassicLevel(folder, { maxOpenFiles: OPEN_TABLES });
    try {
      await db.open();
    } catch (error) {
      throw cannotOpen(folder, error);
    }
    return new Ledger(db, readTotals(db.getSync(TOTALS), folder));
  }

  /** The reply stored under a key; undefined when there is none. */
  get(key: string): LedgerEntry | undefined {
    const text = this.#db.getSync(ENTRY + key);
    if (text === undefined) return undefined;
    const parsed = ledgerEntry.safeParse(parseJson(text));
    if (!parsed.success) throw damaged(key);
    return parsed.data;
  }

  /** Keeps a text once and returns its hash, by which entries name it. Durable with the next entry. */
  keepText(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const hash = sha256(text);
    this.#texts.set(text, hash);
    if (this.#db.getSync(TEXT + hash) === undefined)
      this.#waiting.push({ type: "put", key: TEXT + hash, value: text });
    return hash;
  }

  /** The text of a hash. */
  text(hash: string): string | undefined {
    return this.#db.getSync(TEXT + hash);
  }

  /** Stores a reply; durable when the promise resolves. */
  put(key: string, entry: LedgerEntry): Promise<void> {
    this.#totals = addEntry(this.#totals, entry);
    this.#waiting.push({ type: "put", key: ENTRY + key, value: JSON.stringify(entry) });
    return this.#durable();
  }

  /** Counts a call whose reply was lost and may have been billed: its worst case stays counted. */
  lost(stage: LedgerEntry["stage"], model: string, worst: { usd: number; tokens: number }): Promise<void> {
    this.#totals = addLost(this.#totals, stage, model, worst);
    return this.#durable();
  }

  /** What was spent, by "stage model". */
  totals(): LedgerTotals {
    return this.#totals;
  }

  /** A small thing worth remembering beside the replies, e.g. what a server was found to take. */
  note(name: string): unknown {
    const text = this.#db.getSync(NOTE + name);
    return text === undefined ? undefined : parseJson(text);
  }

  setNote(name: string, value: unknown): Promise<void> {
    this.#waiting.push({ type: "put", key: NOTE + name, value: JSON.stringify(value) });
    return this.#durable();
  }

  /** Notes whose names begin alike, in the order of their names. */
  async *notes(beginning: string): AsyncGenerator<{ readonly name: string; readonly value: unknown }> {
    const from = NOTE + beginning;
    for await (const [key, text] of this.#db.iterator({ gte: from, lt: `${from}\uffff` }))
      yield { name: key.slice(NOTE.length), value: parseJson(text) };
  }

  async removeNotes(names: readonly string[]): Promise<void> {
    await this.#db.batch(
      names.map((name) => ({ type: "del" as const, key: NOTE + name })),
      { sync: true },
    );
  }

  /** All replies in key order, from behind a key. The text of a damaged one comes as it is. */
  async *entries(after = ""): AsyncGenerator<{ readonly key: string; readonly text: string }> {
    for await (const [key, text] of this.#db.iterator({ gt: ENTRY + after, lt: `${ENTRY}\uffff` }))
      yield { key: key.slice(ENTRY.length), text };
  }

  /** Removes replies; what was spent on them stays in the totals. */
  async remove(keys: readonly string[]): Promise<void> {
    await this.#db.batch(
      keys.map((key) => ({ type: "del" as const, key: ENTRY + key })),
      { sync: true },
    );
  }

  /** Bytes on disk, roughly, and the number of replies. */
  async size(): Promise<{ bytes: number; replies: number }> {
    let replies = 0;
    for await (const key of this.#db.keys({ gt: ENTRY, lt: `${ENTRY}\uffff` })) replies += key === "" ? 0 : 1;
    return { bytes: await this.#db.approximateSize("", "\uffff"), replies };
  }

  /** Waits for what is being written, then closes. */
  async close(): Promise<void> {
    if (this.#waiting.length > 0) await this.#durable();
    await this.#flushing;
    await this.#db.close();
  }

  /** One flush at a time; whoever comes while one is under way shares the next. */
  #durable(): Promise<void> {
    this.#next ??= (this.#flushing ?? Promise.resolve()).then(() => this.#flush());
    return this.#next;
  }

  #flush(): Promise<void> {
    this.#next = undefined;
    const puts: Put[] = [...this.#waiting, { type: "put", key: TOTALS, value: JSON.stringify(this.#totals) }];
    this.#waiting = [];
    const written = this.#db.batch(puts, { sync: true }).catch((error: unknown) => {
      throw new OperatorError(`ledger: cannot write: ${messageOf(error)}; free disk space and run again`, 1, {
        cause: error,
      });
    });
    this.#flushing = written.catch(() => undefined); // the failure reaches everyone who waits for `written`
    return written;
  }
}

function cannotOpen(folder: string, error: unknown): OperatorError {
  const cause = error instanceof Error ? error.cause : undefined;
  if (errorCode(cause) === "LEVEL_LOCKED") {
    return new OperatorError(
      `ledger ${folder}: another process is using it; wait until it has finished, or give another --ledger`,
      1,
      { cause: error },
    );
  }
  const reason = messageOf(cause ?? error);
  return new OperatorError(`ledger ${folder}: cannot be opened: ${reason}; check the folder`, 1, {
    cause: error,
  });
}

function damaged(key: string): OperatorError {
  return new OperatorError(
    `ledger: reply ${key.slice(0, 12)} is damaged; run "hivtg ledger verify", then "hivtg ledger prune"`,
    1,
  );
}
