#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { Command } from "commander";
import type { CommandIo } from "./commands/command.ts";
import { commandsFor } from "./commands/registry.ts";
import { OperatorError, StoppedError } from "./lib/errors.ts";
import { TOOL } from "./lib/package.ts";
import { silentReporter } from "./lib/progress.ts";
import { refusalOfSystem } from "./lib/system-errors.ts";
import { allowEarlyReaders, print, printError, TerminalReporter } from "./log.ts";

/** Exit codes: 2 wrong use, 1 a run that failed or a gate that did not hold, 130 stopped by Ctrl-C. */
const EXIT = { failed: 1, usage: 2, stopped: 130 } as const;

/**
 * By how much the heap may grow before V8 collects, per cent. By default garbage doubles it and more; a pipeline that streams has
 * little to keep and much to throw away: growing by little at a time halves the peak for a tenth more time. An audit without probes
 * keeps numbers only, and collecting often costs it a fifth of its time.
 */
const HEAP_GROWTH = { usual: 8, numbersOnly: 100 } as const;

allowEarlyReaders();

let stop: AbortController | undefined;

const io: CommandIo = {
  print,
  environment: process.env,
  folder: process.cwd(),
  signal: stopSignal,
  reporter: (json) => (json ? silentReporter : new TerminalReporter()),
  clock: () => performance.now(),
  fail: () => {
    process.exitCode = EXIT.failed;
  },
};

const program = new Command("hivtg")
  .description(
    "Builds hard-irrelevant video temporal grounding data: queries that are almost true of a video, each with a refusal.",
  )
  .version(TOOL)
  .option("--debug", "show stacks with errors");

const commands = await commandsFor(process.argv.slice(2), io);
for (const command of [program, ...commands, ...commands.flatMap((one) => one.commands)]) {
  command.exitOverride().showHelpAfterError('("hivtg <command> --help" shows its options)');
}
for (const command of commands) program.addCommand(command);
program.hook("preAction", (_, command) => {
  const keepsNumbersOnly = command.name() === "audit" && command.opts()["probes"] === false;
  const growth = keepsNumbersOnly ? HEAP_GROWTH.numbersOnly : HEAP_GROWTH.usual;
  setFlagsFromString(`--heap-growing-percent=${growth}`);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Fires on the first Ctrl-C; a second one ends the process at once, as without us. */
function stopSignal(): AbortSignal {
  if (stop === undefined) {
    const controller = new AbortController();
    process.once("SIGINT", () => controller.abort()).once("SIGTERM", () => controller.abort());
    stop = controller;
  }
  return stop.signal;
}

/** Tells the operator what went wrong and returns the exit code. */
function report(error: unknown): number {
  const debug = program.opts()["debug"] === true;
  if (error instanceof StoppedError) {
    printError(`hivtg: ${error.message}`);
    return EXIT.stopped;
  }
  if (error instanceof OperatorError) {
    printError(`hivtg: ${debug ? (error.stack ?? error.message) : error.message}`);
    return error.exitCode;
  }
  if (error instanceof Error && "code" in error && String(error.code).startsWith("commander.")) {
    return "exitCode" in error && error.exitCode === 0 ? 0 : EXIT.usage; // commander has printed its sentence
  }
  const refusal = refusalOfSystem(error);
  if (refusal !== undefined && !debug) {
    printError(`hivtg: ${refusal}`);
    return EXIT.failed;
  }
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printError(`hivtg: this should not have happened; please report it:\n${what}`);
  return EXIT.failed;
}
