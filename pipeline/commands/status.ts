import path from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { checkpoint } from "../../schemas/checkpoint.ts";
import { stageName } from "../../schemas/stage.ts";
import { readFileIfAny } from "../lib/files.ts";
import { parseJson } from "../lib/ndjson.ts";
import { textTable } from "../lib/table.ts";
import { folderOf, readManifest } from "../manifests.ts";
import { requireRun } from "../run-config.ts";
import { STAGES } from "../stages.ts";
import { answer, type CommandIo, configOf, type Options, withRunFlag } from "./command.ts";

/** How far one stage of a run has come. */
export const stageStatus = z.strictObject({
  stage: stageName,
  state: z.enum(["finished", "interrupted", "outdated", "waiting"]),
  in: z.int().nullable().describe("Units that went in; null before the stage has begun"),
  accepted: z.int().nullable(),
  rejected: z.int().nullable(),
});

export type StageStatus = z.infer<typeof stageStatus>;

/** Where a run stands: finished stages, the one that was interrupted, those whose input has changed since, those to come. */
export async function statusOf(run: string): Promise<StageStatus[]> {
  await requireRun(run);
  const current = new Map<string, string>();
  const statuses: StageStatus[] = [];
  for (const { name, reads } of STAGES) {
    const manifest = await readManifest(run, name);
    if (manifest) {
      const fresh = manifest.inputs.every(
        ({ path: file, sha256 }) => (current.get(file) ?? sha256) === sha256,
      );
      const { counts, outputs } = manifest;
      for (const output of outputs) current.set(output.path, output.sha256);
      const missing = reads.some((earlier) =>
        statuses.some(({ stage, state }) => stage === earlier && state !== "finished"),
      );
      statuses.push({
        stage: name,
        state: fresh && !missing ? "finished" : "outdated",
        in: counts.in,
        accepted: counts.accepted,
        rejected: counts.rejected,
      });
      continue;
    }
    const saved = checkpoint.safeParse(
      parseJson((await readFileIfAny(path.join(folderOf(run, name), "checkpoint.json"))) ?? ""),
    );
    statuses.push(
      saved.success
        ? { stage: name, state: "interrupted", ...saved.data.counts }
        : { stage: name, state: "waiting", in: null, accepted: null, rejected: null },
    );
  }
  return statuses;
}

/** The status as a table. */
export function statusText(run: string, statuses: readonly StageStatus[]): string {
  const rows = statuses.map((status) => [
    status.stage,
    status.state,
    status.in ?? "",
    status.accepted ?? "",
    status.rejected ?? "",
  ]);
  return `${run}\n${textTable(["stage", "state", "in", "accepted", "rejected"], rows)}`;
}

/** The command that shows where a run stands. */
export function statusCommand(io: CommandIo): Command {
  return withRunFlag(new Command("status"))
    .description("Show where a run stands, stage by stage")
    .addHelpText("after", "\nExample:\n  hivtg status --run runs/charades")
    .action(async (options: Options) => {
      const { run } = (await configOf(io, options)).config;
      answer(io, options, await statusOf(run), (statuses) => statusText(run, statuses));
    });
}
