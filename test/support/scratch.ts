import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach } from "vitest";

const ofTest: string[] = [];
const ofFile: string[] = [];

/** A folder for one test, removed when the test ends. Call inside a test. */
export function scratchFolder(): Promise<string> {
  return makeFolder(ofTest);
}

/** A folder for the tests of a file, removed behind the last. */
export function sharedFolder(): Promise<string> {
  return makeFolder(ofFile);
}

async function makeFolder(made: string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-test-"));
  made.push(folder);
  return folder;
}

async function removeAll(made: string[]): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}

afterEach(() => removeAll(ofTest));
afterAll(() => removeAll(ofFile));

/** Everything an asynchronous stream yields. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
