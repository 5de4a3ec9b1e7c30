import type { CommandIo } from "../../pipeline/commands/command.ts";
import { silentReporter } from "../../pipeline/lib/progress.ts";

/** What a command gets of a process that says nothing and is never stopped, but for what a test changes. */
export function quietIo(folder: string, changes: Partial<CommandIo> = {}): CommandIo {
  return {
    print: () => undefined,
    environment: {},
    folder,
    signal: () => new AbortController().signal,
    reporter: () => silentReporter,
    clock: () => performance.now(),
    fail: () => undefined,
    ...changes,
  };
}
