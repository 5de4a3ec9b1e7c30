import path from "node:path";
import { Command } from "commander";
import { auditDataset } from "../audit/audit.ts";
import { buildRelease, finishedStages } from "../release/build.ts";
import { diff, diffText } from "../release/diff.ts";
import { requireReadable } from "../release/manifest.ts";
import { releaseTarget } from "../release/target.ts";
import { verify, type VerifyReport } from "../release/verify.ts";
import { answer, type CommandIo, configOf, type Options, withJson, withRunFlag } from "./command.ts";
import { auditFigures } from "./audit-figures.ts";
import { inScratch } from "./scratch.ts";
import { spentOn } from "./spending.ts";
import { showSplits } from "./splits.ts";

/** The commands that make, check and compare releases. */
export function releaseCommands(io: CommandIo): Command[] {
  return [releaseCommand(io), verifyCommand(io), splitsCommand(io), diffCommand(io)];
}

function releaseCommand(io: CommandIo): Command {
  return withRunFlag(new Command("release"))
    .argument("<folder>", "folder to publish")
    .description(
      "Make a folder to publish from a run that exported jsonl and parquet: data, card, checksums, audit figures",
    )
    .requiredOption("--name <name>", "name of the dataset")
    .option("--dataset-version <version>", "version of the dataset", "1.0.0")
    .option("--date <yyyy-mm-dd>", "date of the release; left out unless given")
    .addHelpText(
      "after",
      "\nExample:\n  hivtg release hi-vtg-charades --run runs/charades --name hi-vtg-charades --date 2026-01-31",
    )
    .action((folder: string, options: Options) => release(io, folder, options));
}

async function release(io: CommandIo, folder: string, options: Options): Promise<void> {
  const { config } = await configOf(io, options);
  const target = path.resolve(io.folder, folder);
  const about = {
    name: String(options["name"]),
    version: String(options["datasetVersion"]),
    date: typeof options["date"] === "string" ? options["date"] : null,
  };
  requireReadable(about);
  await finishedStages(config.run);
  await releaseTarget(target);
  const manifest = await inScratch(io, async (surroundings) => {
    const report = await auditDataset([config.run], surroundings.signal);
    const known = { ...about, audit: auditFigures(report), spent: await spentOn(config) };
    return buildRelease(config, target, known, surroundings);
  });
  answer(io, options, manifest, ({ statistics }) => {
    const { train, val, test } = statistics.examples;
    return `${target}: ${train} train, ${val} val and ${test} test examples; "hivtg verify ${folder}" checks it`;
  });
}

function verifyCommand(io: CommandIo): Command {
  return withJson(new Command("verify"))
    .argument("<folder>", "release folder")
    .description(
      "Check a release against what it says of itself: checksums, schemas, counts, card, splits, privacy",
    )
    .addHelpText("after", "\nExample:\n  hivtg verify hi-vtg-charades")
    .action(async (folder: string, options: Options) => {
      const report = await inScratch(io, (surroundings) =>
        verify(path.resolve(io.folder, folder), surroundings),
      );
      answer(io, options, report, verifyText);
      if (!report.sound) io.fail();
    });
}

function verifyText({ sound, checks, leftOut }: VerifyReport): string {
  const lines = checks.flatMap(({ name, problems }) =>
    problems.length === 0 ? [`${name}: sound`] : problems.map((problem) => `${name}: ${problem}`),
  );
  if (leftOut > 0) lines.push(`not looked at: ${leftOut} files of a hub or a version control`);
  return [...lines, sound ? "the release is sound" : "the release is not sound"].join("\n");
}

function splitsCommand(io: CommandIo): Command {
  return withJson(new Command("check-splits"))
    .argument("<folder>", "export or release folder")
    .description("Prove that no video, example or officially held-out video stands in two splits")
    .addHelpText("after", "\nExample:\n  hivtg check-splits runs/charades/9-export")
    .action((folder: string, options: Options) => showSplits(io, folder, options));
}

function diffCommand(io: CommandIo): Command {
  return withJson(new Command("diff"))
    .argument("<old>", "release folder")
    .argument("<new>", "release folder")
    .description("Tell in words and numbers what changed between two releases")
    .addHelpText("after", "\nExample:\n  hivtg diff hi-vtg-1.0 hi-vtg-1.1")
    .action(async (older: string, newer: string, options: Options) => {
      const found = await inScratch(io, (surroundings) =>
        diff(path.resolve(io.folder, older), path.resolve(io.folder, newer), surroundings),
      );
      answer(io, options, found, diffText);
    });
}
