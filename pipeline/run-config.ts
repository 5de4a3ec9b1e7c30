import path from "node:path";
import type { Config, ConfigSpec } from "../schemas/config.ts";
import { parseConfigSpec } from "./config.ts";
import { errorCode, OperatorError } from "./lib/errors.ts";
import { readFileIfAny, sizeOf, writeFileAtomic } from "./lib/files.ts";
import { parseJson } from "./lib/ndjson.ts";

function configFile(run: string): string {
  return path.join(run, "config.json");
}

/** The configuration that a run was started with; undefined for a new run. An OperatorError where no run can be. */
export async function readRunConfig(run: string): Promise<ConfigSpec | undefined> {
  const text = await readFileIfAny(configFile(run)).catch((error: unknown) => {
    if (errorCode(error) !== "ENOTDIR") throw error;
    throw new OperatorError(
      `run ${run}: a file stands where the run's folder should; choose another --run`,
      2,
      {
        cause: error,
      },
    );
  });
  return text === undefined ? undefined : parseConfigSpec(parseJson(text), configFile(run));
}

/** Checks that a run's folder exists. */
export async function requireRun(run: string): Promise<void> {
  if ((await sizeOf(run)) !== undefined) return;
  throw new OperatorError(`run ${run}: there is no such folder; give --run, or start it with "hivtg build"`);
}

/** Keeps the configuration in the run, so that the commands that follow need only its folder. */
export async function writeRunConfig(config: Config): Promise<void> {
  await writeFileAtomic(configFile(config.run), `${JSON.stringify(config, null, 2)}\n`);
}
