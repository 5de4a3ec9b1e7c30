import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../../schemas/config.ts";
import type { Moment } from "../../schemas/moment.ts";
import type { Engine } from "../../pipeline/engine/engine.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";
import type { AnyStage, RunContext } from "../../pipeline/run.ts";
import { defineSourceStage } from "../../pipeline/stage.ts";

/** A run context for tests: no engine unless one is given, a clock that makes every item save. */
export function contextWith(config: Config, changes: Partial<RunContext> = {}): RunContext {
  let now = 0;
  return {
    config,
    reporter: silentReporter,
    signal: new AbortController().signal,
    clock: () => (now += 600),
    engine: () => Promise.reject(new Error("this test has no engine")),
    ...changes,
  };
}

/** A corpus stage that yields given moments. */
export function corpusOf(moments: readonly Moment[]): AnyStage {
  return defineSourceStage({
    name: "corpus",
    command: "ingest",
    summary: "made-up moments",
    unit: "rows",
    revision: 1,
    asks: false,
    resumable: false,
    settings: () => moments.map(({ id }) => id),
    async open() {
      return {
        source: async function* () {
          yield* moments;
        },
        process: (moment: Moment) => ({ records: [moment], rejections: [] }),
      };
    },
  });
}

/** Every file of a folder by relative path, except locks and settings of the run itself. */
export async function filesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (/(^|\/)(\.lock|ledger|engine)\//u.test(name) || name === "config.json") continue;
    files[name] = await readFile(file, "utf8");
  }
  return files;
}

/** An engine that answers from functions. */
export function engineOf(changes: Partial<Engine>): Engine {
  return {
    name: "lexicon",
    identity: "test",
    ask: () => Promise.reject(new Error("not asked in this test")),
    repair: () => Promise.reject(new Error("not asked in this test")),
    spend: () => ({}),
    close: () => Promise.resolve(),
    ...changes,
  };
}
