import path from "node:path";
import { ClassicLevel } from "classic-level";
import { makeFolder, remove } from "./files.ts";
import { errorCode, messageOf, OperatorError } from "./errors.ts";

/** A function that lets go of a lock. */
export type Unlock = () => Promise<void>;

/**
 * Keeps two processes out of one run. An empty LevelDB serves as the lock, because the system itself lets go of it when the
 * process dies, however it dies: a file with a process id would lie after kill -9 and in containers.
 */
export async function lockRun(run: string): Promise<Unlock> {
  await makeFolder(run);
  const lock = await open(path.join(run, ".lock"), `run ${run}`, "another --run");
  return () => lock.close();
}

/** Keeps two processes from writing one folder that is put in place as a whole: the lock lies beside it while somebody holds it. */
export async function lockBeside(folder: string, what: string): Promise<Unlock> {
  const place = `${folder}.hivtg-lock`;
  await makeFolder(place);
  const lock = await open(place, `${what} ${folder}`, "another folder");
  return async () => {
    await remove(place); // before others may have it, so that nobody's lock is removed
    await lock.close();
  };
}

async function open(place: string, subject: string, otherwise: string): Promise<ClassicLevel> {
  const lock = new ClassicLevel(place);
  try {
    await lock.open();
    return lock;
  } catch (error) {
    const locked = error instanceof Error && errorCode(error.cause) === "LEVEL_LOCKED";
    const why = locked
      ? "another process is working on it; wait for it"
      : `its folder cannot be used (${causeOf(error)}); check it`;
    throw new OperatorError(`${subject}: ${why}, or choose ${otherwise}`, 1, { cause: error });
  }
}

function causeOf(error: unknown): string {
  return messageOf(error instanceof Error ? (error.cause ?? error) : error);
}
