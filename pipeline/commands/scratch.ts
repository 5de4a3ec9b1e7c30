import { remove, temporaryFolder } from "../lib/files.ts";
import type { CheckSurroundings } from "../release/check-splits.ts";
import type { CommandIo } from "./command.ts";

/** Works with a temporary folder that is removed behind the work. */
export async function inScratch<T>(
  io: CommandIo,
  work: (surroundings: CheckSurroundings) => Promise<T>,
): Promise<T> {
  const scratch = await temporaryFolder();
  try {
    return await work({ scratch, signal: io.signal() });
  } finally {
    await remove(scratch);
  }
}
