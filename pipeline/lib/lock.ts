import path from "node:path";
import { ClassicLevel } from "classic-level";
import { makeFolder } from "./files.ts";
import { errorCode, messageOf, OperatorError } from "./errors.ts";

/**
 * Keeps two processes out of one run. An empty LevelDB serves as the lock, because the system itself lets go of it when the
 * process dies, however it dies: a file with a process id would lie after kill -9 and in containers.
 * @returns a function that lets go
 */
export async function lockRun(run: string): Promise<() => Promise<void>> {
  await makeFolder(run);
  const lock = new ClassicLevel(path.join(run, ".lock"));
  try {
    await lock.open();
  } catch (error) {
    const locked = error instanceof Error && errorCode(error.cause) === "LEVEL_LOCKED";
    const why = locked
      ? "another process is working on it; wait for it"
      : `its folder cannot be used (${causeOf(error)}); check it`;
    throw new OperatorError(`run ${run}: ${why}, or choose another --run`, 1, { cause: error });
  }
  return () => lock.close();
}

function causeOf(error: unknown): string {
  return messageOf(error instanceof Error ? (error.cause ?? error) : error);
}
