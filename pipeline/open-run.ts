import path from "node:path";
import type { Config } from "../schemas/config.ts";
import type { Engine, EngineSurroundings } from "./engine/engine.ts";
import type { Secrets } from "./engine/open.ts";
import { stageRecords } from "./join.ts";
import { removeLeftIndexes } from "./lib/disk-index.ts";
import { lockRun } from "./lib/lock.ts";
import { readManifest } from "./manifests.ts";
import type { RunContext } from "./run.ts";
import { writeRunConfig } from "./run-config.ts";

/** What a run takes from the process it runs in. */
export type Effects = Pick<RunContext, "reporter" | "signal" | "clock"> & { readonly secrets: Secrets };

/** Opens a run, alone: locks its folder, keeps its configuration, opens the engine on first use, closes all behind the work. */
export async function withRun<T>(
  config: Config,
  effects: Effects,
  work: (context: RunContext) => Promise<T>,
): Promise<T> {
  const unlock = await lockRun(config.run);
  let engine: Promise<Engine> | undefined;
  try {
    await removeLeftIndexes(engineFolder(config));
    await writeRunConfig(config);
    return await work({ ...effects, config, engine: () => (engine ??= openRunEngine(config, effects)) });
  } finally {
    await closeEngine(engine);
    await unlock();
  }
}

/** Where an engine keeps what it derives from a run. */
function engineFolder({ run }: Pick<Config, "run">): string {
  return path.join(run, "engine");
}

/** What an engine may read of a run: its moments, as far as the corpus stage has read them. */
export async function engineSurroundings({ run }: Config, signal: AbortSignal): Promise<EngineSurroundings> {
  const corpus = await readManifest(run, "corpus");
  return {
    moments: () => stageRecords(run, "corpus"),
    momentsFingerprint: corpus?.outputs[0]?.sha256 ?? "",
    folder: engineFolder({ run }),
    signal,
  };
}

async function openRunEngine(config: Config, { secrets, signal, reporter }: Effects): Promise<Engine> {
  const surroundings = await engineSurroundings(config, signal);
  // engines take longer to load than most commands to run
  const { openEngine } = await import("./engine/open.ts");
  return openEngine(config, secrets, surroundings, (name, message) => reporter.warned(name, message));
}

/** An engine that failed to open has nothing to close; its failure already reached the stage that asked for it. */
async function closeEngine(engine: Promise<Engine> | undefined): Promise<void> {
  const opened = await engine?.catch(() => undefined);
  await opened?.close();
}
