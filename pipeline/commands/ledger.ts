import path from "node:path";
import { Command } from "commander";
import { type EngineReply, OUTCOMES } from "../../schemas/engine-reply.ts";
import {
  exportLedger,
  type LedgerReport,
  pruneLedger,
  type PruneFilter,
  reportLedger,
  verifyLedger,
} from "../engine/ledger/commands.ts";
import { ledgerFolder } from "../engine/ledger/folder.ts";
import { Ledger } from "../engine/ledger/ledger.ts";
import { OperatorError } from "../lib/errors.ts";
import { Appender, sizeOf } from "../lib/files.ts";
import { textTable } from "../lib/table.ts";
import { answer, type CommandIo, configOf, gather, type Options, withRunFlag } from "./command.ts";

/** The command that looks after a ledger of replies. */
export function ledgerCommand(io: CommandIo): Command {
  const command = new Command("ledger").description(
    "Show, check, export or prune the ledger of paid replies",
  );
  for (const sub of [reportCommand(io), verifyCommand(io), exportCommand(io), pruneCommand(io)])
    command.addCommand(sub);
  return command.addHelpText(
    "after",
    "\nExamples:\n  hivtg ledger report --run runs/gpt\n  hivtg ledger prune --outcome truncated --run runs/gpt",
  );
}

function reportCommand(io: CommandIo): Command {
  return withLedgerFlags(new Command("report"))
    .description("Size, and spend by stage and model")
    .action((options: Options) =>
      withLedger(io, options, async (ledger) => answer(io, options, await reportLedger(ledger), reportText)),
    );
}

function reportText({ replies, bytes, spend }: LedgerReport): string {
  const rows = spend.map((one) => [
    one.stage,
    one.model,
    one.replies,
    one.input,
    one.cachedInput,
    one.output,
    one.usd.toFixed(4),
  ]);
  const total = spend.reduce((sum, { usd }) => sum + usd, 0);
  return `${textTable(["stage", "model", "replies", "input tokens", "of them cached", "output tokens", "USD"], rows)}\n${replies.toLocaleString("en-US")} replies in ${bytes.toLocaleString("en-US")} bytes, ${total.toFixed(4)} USD`;
}

function verifyCommand(io: CommandIo): Command {
  return withLedgerFlags(new Command("verify"))
    .description("Check that every entry can be read and stands under the hash of its request")
    .action((options: Options) =>
      withLedger(io, options, async (ledger) => {
        const found = await verifyLedger(ledger);
        answer(io, options, found, ({ checked, damaged }) => {
          const kinds = Object.entries(damaged).map(([kind, count]) => `${kind} ${count}`);
          return `${checked.toLocaleString("en-US")} entries checked, ${kinds.length === 0 ? "all sound" : `damaged: ${kinds.join(", ")}; "hivtg ledger prune --damaged" removes them`}`;
        });
        if (Object.keys(found.damaged).length > 0) io.fail();
      }),
    );
}

function exportCommand(io: CommandIo): Command {
  return withLedgerFlags(new Command("export"))
    .argument("<file>", "file to write, one entry a line")
    .description("Write every entry as JSON, with its request in full")
    .action((file: string, options: Options) =>
      withLedger(io, options, async (ledger) => {
        const appender = await Appender.open(path.resolve(io.folder, file));
        let entries = 0;
        for await (const line of exportLedger(ledger)) {
          await appender.write(line);
          entries += 1;
        }
        await appender.commit();
        await appender.close();
        answer(io, options, { file, entries }, () => `${entries.toLocaleString("en-US")} entries in ${file}`);
      }),
    );
}

function pruneCommand(io: CommandIo): Command {
  return withLedgerFlags(new Command("prune"))
    .description("Remove entries, so that they are asked for again; what they cost stays counted")
    .option("--outcome <name>", `entries that ended so, once for each: ${OUTCOMES.join(", ")}`, gather)
    .option("--model <name>", "entries of this model")
    .option("--prompt <name>", "entries of this prompt, e.g. table-16@1f0c")
    .option("--before <time>", "entries stored before this time, ISO 8601")
    .option("--damaged", "entries that cannot be trusted")
    .action((options: Options) =>
      withLedger(io, options, async (ledger) => {
        const removed = await pruneLedger(ledger, filterOf(options));
        answer(io, options, { removed }, () => `${removed.toLocaleString("en-US")} entries removed`);
      }),
    );
}

function filterOf(options: Options): PruneFilter {
  const text = (name: string): string | undefined =>
    typeof options[name] === "string" ? options[name] : undefined;
  const outcomes =
    options["outcome"] === undefined ? undefined : (options["outcome"] as string[]).map(readOutcome);
  const filter = {
    outcomes,
    model: text("model"),
    prompt: text("prompt"),
    before: text("before"),
    damaged: options["damaged"] === true || undefined,
  };
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length === 0) {
    throw new OperatorError(
      "ledger prune: say which entries: --outcome, --model, --prompt, --before or --damaged",
    );
  }
  return given;
}

function readOutcome(name: string): EngineReply["outcome"] {
  const outcome = OUTCOMES.find((known) => known === name);
  if (outcome === undefined)
    throw new OperatorError(`--outcome: expected one of ${OUTCOMES.join(", ")}, got "${name}"`);
  return outcome;
}

function withLedgerFlags(command: Command): Command {
  return withRunFlag(command).option("--ledger <dir>", "folder of the ledger (default: <run>/ledger)");
}

/** Opens the ledger that the options name; there must be one. */
export async function withLedger(
  io: CommandIo,
  options: Options,
  work: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  const folder = ledgerFolder((await configOf(io, options)).config);
  if ((await sizeOf(folder)) === undefined)
    throw new OperatorError(`ledger ${folder}: there is none; give --run or --ledger`);
  const ledger = await Ledger.open(folder);
  try {
    await work(ledger);
  } finally {
    await ledger.close();
  }
}
