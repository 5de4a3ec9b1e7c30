import path from "node:path";
import { SPLITS } from "../../schemas/split.ts";
import { sharesOf, unevenText } from "../lib/strata.ts";
import { textTable } from "../lib/table.ts";
import { checkSplits, type SplitReport } from "../release/check-splits.ts";
import { answer, type CommandIo, type Options } from "./command.ts";
import { inScratch } from "./scratch.ts";

/** Checks the splits of an export or release and shows what was found; fails when something leaks. */
export async function showSplits(io: CommandIo, folder: string, options: Options): Promise<void> {
  const report = await inScratch(io, (surroundings) =>
    checkSplits(path.resolve(io.folder, folder), surroundings),
  );
  answer(io, options, report, splitsText);
  if (report.leaks.length > 0) io.fail();
}

function splitsText({ examples, groups, leaks, repeated, strata, uneven }: SplitReport): string {
  const splits = SPLITS.map((split) => `${split} ${examples[split]} examples of ${groups[split]} videos`);
  const leaking = leaks.map(({ name, count, shown }) => `  ${name}: ${count}, e.g. ${shown.join("; ")}`);
  const shared = repeated.map(
    ({ of, in: other, same, near }) =>
      `  ${of} in ${other}: ${same} the same, ${near} with the same content words, of ${examples[of]}`,
  );
  return [
    splits.join(", "),
    leaks.length === 0 ? "nothing leaks" : `${leaks.length} kinds of leaks:`,
    ...leaking,
    "queries that another split holds too, of other videos:",
    ...shared,
    textTable(
      ["", "", ...SPLITS, ...SPLITS.map((split) => `${split} %`)],
      strata.map((stratum) => [
        stratum.by,
        stratum.name,
        ...SPLITS.map((split) => stratum.counts[split]),
        ...SPLITS.map((split) => Math.round(sharesOf(stratum)[split] * 1000) / 10),
      ]),
    ),
    ...(uneven.length === 0
      ? ["no share is off by more than half of what is expected, wherever at least 20 are expected"]
      : ["shares that are off by more than half of what is expected:"]),
    ...uneven.map((one) => `  ${unevenText(one)}`),
  ].join("\n");
}
