import path from "node:path";
import { filesUnder } from "../lib/files.ts";
import { readLines } from "../lib/ndjson.ts";
import { takingTurns } from "../lib/turns.ts";

/** What must not be in anything released, and what it gives away. */
const TRACES: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: "a folder of somebody's machine",
    pattern:
      /(?:^|["'\s(=])(?:\/(?:home|Users|root|tmp|var|mnt|opt|work|workspace|private)\/|[A-Za-z]:\\{1,2}Users)/u,
  },
  {
    what: "a local address",
    pattern: /\b(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168\.\d+\.\d+)\b|file:\/\//u,
  },
  {
    what: "what looks like a key",
    pattern: /\b(?:sk|hf)[-_][A-Za-z0-9_-]{20,}|\bBearer [A-Za-z0-9._-]{20,}/u,
  },
];

const SHOWN = 5;

/** Places in a release's text files that would give away a machine, a host or a key; the first few of each file. */
export async function privacyProblems(folder: string, signal: AbortSignal): Promise<string[]> {
  const problems: string[] = [];
  const turn = takingTurns(signal);
  for (const name of await filesUnder(folder)) {
    if (name.endsWith(".parquet")) continue; // the same rows lie beside it as text
    let shown = 0;
    for await (const { text, number } of readLines(path.join(folder, name))) {
      await turn();
      const trace = TRACES.find(({ pattern }) => pattern.test(text));
      if (trace === undefined || shown >= SHOWN) continue;
      shown += 1;
      problems.push(`${name}:${number} holds ${trace.what}`);
    }
  }
  return problems;
}
