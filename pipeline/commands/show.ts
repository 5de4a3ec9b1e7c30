import path from "node:path";
import { Command } from "commander";
import { STAGE_NAMES, type StageName } from "../../schemas/stage.ts";
import { OperatorError } from "../lib/errors.ts";
import { sizeOf } from "../lib/files.ts";
import { parseJson, readLines } from "../lib/ndjson.ts";
import { printable } from "../lib/text.ts";
import { folderOf } from "../manifests.ts";
import { requireRun } from "../run-config.ts";
import { answer, type CommandIo, configOf, type Options, withRunFlag } from "./command.ts";

/** One line that a stage wrote about a record. */
export interface HistoryEntry {
  readonly stage: StageName;
  readonly verdict: "accepted" | "rejected";
  readonly record: unknown;
}

/**
 * Everything the run's stages wrote about a moment and its candidates, in the order of the stages.
 * @param id a moment's or a candidate's id; a candidate's shows its moment's history
 */
export async function historyOf(run: string, id: string): Promise<HistoryEntry[]> {
  await requireRun(run);
  const [momentId = id] = id.split("#");
  const entries: HistoryEntry[] = [];
  for (const stage of STAGE_NAMES) {
    for (const verdict of ["accepted", "rejected"] as const) {
      const file = path.join(
        folderOf(run, stage),
        `${verdict === "accepted" ? "records" : "rejected"}.ndjson`,
      );
      if ((await sizeOf(file)) === undefined) continue;
      for await (const record of recordsOf(file, momentId)) entries.push({ stage, verdict, record });
    }
  }
  if (entries.length === 0) {
    throw new OperatorError(
      `${printable(id)}: no stage of ${run} knows this id; ids are in 1-corpus/records.ndjson and in rejected.ndjson files`,
    );
  }
  return entries;
}

/** Lines about a moment; the text is searched first, because parsing every line of a large run takes long. */
async function* recordsOf(file: string, momentId: string): AsyncGenerator<unknown> {
  const needle = JSON.stringify(momentId).slice(1, -1);
  for await (const { text } of readLines(file)) {
    if (!text.includes(needle)) continue;
    const record = parseJson(text);
    if (belongsTo(record, momentId)) yield record;
  }
}

function belongsTo(record: unknown, momentId: string): boolean {
  if (typeof record !== "object" || record === null || !("id" in record) || typeof record.id !== "string")
    return false;
  return record.id === momentId || record.id.startsWith(`${momentId}#`);
}

/** The history for reading: one block a stage. */
export function historyText(entries: readonly HistoryEntry[]): string {
  return entries
    .map(
      ({ stage, verdict, record }) =>
        `${stage} (${verdict})\n${indent(printableJson(JSON.stringify(record, null, 2)))}`,
    )
    .join("\n\n");
}

/** JSON already escapes control characters except the line ends that it puts between fields. */
function printableJson(json: string): string {
  return json.split("\n").map(printable).join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gmu, "  ");
}

/** The command that shows one record's whole history. */
export function showCommand(io: CommandIo): Command {
  return withRunFlag(new Command("show"))
    .argument("<id>", "id of a moment or of a candidate")
    .description(
      "Show one record's whole history: moment, context, categories, plan, reply, findings, verdict, split",
    )
    .addHelpText("after", "\nExample:\n  hivtg show charades-sta/AO8RW/3f2a9c1e0b7d --run runs/charades")
    .action(async (id: string, options: Options) => {
      const { run } = (await configOf(io, options)).config;
      answer(io, options, await historyOf(run, id), historyText);
    });
}
