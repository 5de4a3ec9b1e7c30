import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, renameSync } from "node:fs";
import {
  copyFile,
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  opendir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { errorCode, messageOf, OperatorError, throwIfStopped } from "./errors.ts";

/** Writes a whole file so that readers see the old content or the new, never a part: temporary name, fsync, rename. */
export async function writeFileAtomic(file: string, content: string | Uint8Array): Promise<void> {
  await makeFolder(path.dirname(file));
  const temporary = `${file}.partial`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

/** Content of a file; undefined when it does not exist. */
export async function readFileIfAny(file: string): Promise<string | undefined> {
  return ifThere(readFile(file, "utf8"), ["ENOENT"]);
}

/** What was read of a file or folder; undefined when that failed with one of these codes, all of which mean that it is not there. */
async function ifThere<T>(reading: Promise<T>, codes: readonly string[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? "")) return undefined;
    throw error;
  }
}

/** Size of a file in bytes; undefined when it does not exist. */
export async function sizeOf(file: string): Promise<number | undefined> {
  return (await ifThere(stat(file), ["ENOENT", "ENOTDIR"]))?.size; // ENOTDIR: below a file nothing exists
}

/** Checks that an input file can be read; otherwise an OperatorError that names it. */
export async function requireFile(file: string, what: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(file, "r");
  } catch (error) {
    const reason = errorCode(error) === "ENOENT" ? "there is no such file" : messageOf(error);
    throw new OperatorError(`${what}: cannot read ${file}: ${reason}; check the path`, 2, { cause: error });
  }
  const isFile = (await handle.stat()).isFile();
  await handle.close();
  if (!isFile) throw new OperatorError(`${what}: ${file} is not a file; give the file itself`);
}

/** SHA-256 and size of a file, streamed; throws StoppedError once the signal has fired. */
export async function digestFile(
  file: string,
  signal?: AbortSignal,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of readChunks(file)) {
    if (signal) throwIfStopped(signal);
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Read at a time, bytes. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Content of a file from an offset on, a quarter of a megabyte at a time. Every chunk is read over the one before, for chunks
 * thrown away wait outside the heap, where no garbage collector hurries for them: copy what must stay.
 */
export async function* readChunks(file: string, start = 0): AsyncGenerator<Buffer> {
  const handle = await open(file, "r");
  try {
    const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
    for (let position = start; ;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** Gathered before it is written out, bytes. */
const GATHERED_BYTES = 64 * 1024;

/** Appends text to a file through a buffer. `commit` makes everything written so far durable and returns the file's size. */
export class Appender {
  readonly #handle: FileHandle;
  #size: number;
  /** One for the whole file, filled again and again: nothing waits for the garbage collector. */
  readonly #buffer = Buffer.allocUnsafeSlow(GATHERED_BYTES);
  #filled = 0;
  #busy: Promise<void> = Promise.resolve();

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  /** Opens a file for appending after its first `size` bytes; whatever lies behind them is cut off. */
  static async open(file: string, size = 0): Promise<Appender> {
    await makeFolder(path.dirname(file));
    const handle = await open(file, size === 0 ? "w" : "r+");
    await handle.truncate(size);
    return new Appender(handle, size);
  }

  /** Queues text, and writes out what has gathered when there is no room for more. */
  async write(text: string): Promise<void> {
    const bytes = Buffer.byteLength(text, "utf8");
    while (bytes > GATHERED_BYTES - this.#filled && this.#filled > 0) await this.flush();
    if (bytes > GATHERED_BYTES) await this.#next(() => this.#put(Buffer.from(text, "utf8")));
    else this.#filled += this.#buffer.write(text, this.#filled, "utf8");
  }

  async commit(): Promise<number> {
    await this.flush();
    await this.#handle.sync();
    return this.#size;
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.#handle.close();
    }
  }

  /** Hands everything written so far to the operating system, so that other readers of the file find it. */
  flush(): Promise<void> {
    return this.#next(async () => {
      const waiting = this.#filled; // more may be queued behind it meanwhile
      await this.#put(this.#buffer.subarray(0, waiting));
      this.#buffer.copyWithin(0, waiting, this.#filled);
      this.#filled -= waiting;
    });
  }

  /** One after another. After a failure everything fails: nobody may take for written what is not. */
  #next(work: () => Promise<void>): Promise<void> {
    this.#busy = this.#busy.then(work);
    return this.#busy;
  }

  async #put(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      // a nearly full disk takes a part first and fails with the rest
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.#size);
      done += bytesWritten;
      this.#size += bytesWritten;
    }
  }
}

/** Reads pieces of a file that grows, each at once and without a promise: for look-ups. */
export class PieceReader {
  readonly #descriptor: number;
  #open = true;

  constructor(file: string) {
    this.#descriptor = openSync(file, "r");
  }

  /** Text of a number of bytes from a place on. */
  read(at: number, bytes: number): string {
    if (!this.#open) throw new Error("a file is read after it was closed");
    const piece = Buffer.allocUnsafe(bytes);
    for (let done = 0; done < bytes;) {
      const read = readSync(this.#descriptor, piece, done, bytes - done, at + done);
      if (read === 0) throw new Error(`a file ends at byte ${at + done}, before what was written there`);
      done += read;
    }
    return piece.toString("utf8");
  }

  close(): void {
    this.#open = false;
    closeSync(this.#descriptor);
  }
}

/** Makes a folder and those above it. */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    await makeFolder(path.dirname(folder)); // asked for a whole path, a read-only file system says ENOENT: ask part by part
    await mkdir(folder);
  }
}

/** Makes a new, empty folder for temporary files; whoever asked for it removes it. */
export async function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "hivtg-"));
}

/** Removes a file or folder if it is there. */
export async function remove(target: string): Promise<void> {
  await rm(target, { recursive: true, force: true });
}

/** Where a path leads, links followed; undefined when nothing is there. */
export async function realPathIfAny(target: string): Promise<string | undefined> {
  return ifThere(realpath(target), ["ENOENT"]);
}

/** Moves a folder or file, within one file system. */
export async function move(from: string, to: string): Promise<void> {
  await rename(from, to);
}

/**
 * Puts a folder in the place of another, which is kept aside. A file system knows no single step for that: the two renames follow
 * one another without a turn of the event loop, so that only a kill within microseconds finds neither in place.
 */
export function exchangeFolder(next: string, folder: string, aside: string): void {
  renameSync(folder, aside);
  renameSync(next, folder);
}

/** Makes what was written to a file durable. */
export async function makeDurable(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Copies a file, making the folders above it. */
export async function copy(from: string, to: string): Promise<void> {
  await makeFolder(path.dirname(to));
  await copyFile(from, to);
}

/** Paths of all files below a folder, links among them whatever they lead to, relative to it, with slashes, sorted. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}

/** What tells one state of a file from another without reading it. */
export interface FileStamp {
  readonly name: string;
  readonly bytes: number;
  /** When it was last written, milliseconds since 1970. */
  readonly modified: number;
}

/** State of a file, links followed; undefined when it does not exist or is no file. */
export async function stampOf(file: string): Promise<FileStamp | undefined> {
  const found = await ifThere(stat(file), ["ENOENT", "ENOTDIR", "ELOOP"]);
  return found?.isFile() === true ? { name: file, bytes: found.size, modified: found.mtimeMs } : undefined;
}

/**
 * States of all files below a folder, in any order, one at a time; names are relative to it, with slashes. Links to folders
 * are followed, each folder once: not those that lead to, below or above what is listed anyway.
 */
export async function* stampsUnder(folder: string): AsyncGenerator<FileStamp> {
  try {
    const folders = [folder];
    const listed = [await realpath(folder)];
    for (const listing of folders) {
      for await (const entry of await opendir(listing, { recursive: true })) {
        if (entry.isDirectory()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const stamp = await stampOf(file);
        if (stamp) yield { ...stamp, name: path.relative(folder, file).replaceAll(path.sep, "/") };
        else if (entry.isSymbolicLink() && (await leadsOut(file, listed))) folders.push(file);
      }
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    throw new OperatorError(`cannot list ${folder}: ${messageOf(error)}; check its rights`, 2, {
      cause: error,
    });
  }
}

/** Whether a link leads to a folder away from those that are listed; then it counts as listed. */
async function leadsOut(link: string, listed: string[]): Promise<boolean> {
  const found = await stat(link).catch(() => undefined); // a link that leads nowhere is no folder
  if (found?.isDirectory() !== true) return false;
  const real = await realpath(link);
  const within = (inner: string, outer: string): boolean => (inner + path.sep).startsWith(outer + path.sep);
  if (listed.some((one) => within(real, one) || within(one, real))) return false;
  listed.push(real);
  return true;
}

/** Checks that a folder can be listed; otherwise an OperatorError that names it. */
export async function requireFolder(folder: string, what: string): Promise<void> {
  try {
    await (await opendir(folder)).close();
  } catch (error) {
    const code = errorCode(error);
    const reason =
      code === "ENOENT"
        ? "there is no such folder"
        : code === "ENOTDIR"
          ? "it is no folder"
          : messageOf(error);
    throw new OperatorError(`${what}: cannot list ${folder}: ${reason}; check the path`, 2, { cause: error });
  }
}

/** Names in a folder, sorted; empty when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  return ((await ifThere(readdir(folder), ["ENOENT"])) ?? []).sort();
}
