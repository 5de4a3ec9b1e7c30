import type { Command } from "commander";
import { STAGE_NAMES } from "../../schemas/stage.ts";
import type { CommandIo } from "./command.ts";

/** Commands of one module, which is loaded when one of them is wanted. */
export interface CommandModule {
  readonly names: readonly string[];
  readonly load: (io: CommandIo) => Promise<readonly Command[]>;
}

/** Every command, in the order in which the help lists them. */
export const COMMAND_MODULES: readonly CommandModule[] = [
  {
    // stages have commands of their names, but for the first
    names: ["build", ...STAGE_NAMES.map((name) => (name === "corpus" ? "ingest" : name))],
    load: async (io) => {
      const { buildCommand, stageCommands } = await import("./build.ts");
      return [buildCommand(io), ...stageCommands(io)];
    },
  },
  { names: ["status"], load: async (io) => [(await import("./status.ts")).statusCommand(io)] },
  { names: ["show"], load: async (io) => [(await import("./show.ts")).showCommand(io)] },
  { names: ["config"], load: async (io) => [(await import("./config.ts")).configCommand(io)] },
  {
    names: ["corpora", "inspect"],
    load: async (io) => (await import("./corpora.ts")).corporaCommands(io),
  },
  { names: ["audit"], load: async (io) => [(await import("./audit.ts")).auditCommand(io)] },
  {
    names: ["release", "verify", "check-splits", "diff"],
    load: async (io) => (await import("./release.ts")).releaseCommands(io),
  },
  {
    names: ["doctor", "estimate", "batches"],
    load: async (io) => (await import("./server.ts")).serverCommands(io),
  },
  { names: ["ledger"], load: async (io) => [(await import("./ledger.ts")).ledgerCommand(io)] },
];

/** The commands that a command line may mean: those of one module where it names one, else all. */
export async function commandsFor(words: readonly string[], io: CommandIo): Promise<Command[]> {
  const named = words.find((word) => !word.startsWith("-"));
  const wanted = COMMAND_MODULES.filter(({ names }) => named !== undefined && names.includes(named));
  const modules = wanted.length > 0 ? wanted : COMMAND_MODULES;
  return (await Promise.all(modules.map(({ load }) => load(io)))).flat();
}
