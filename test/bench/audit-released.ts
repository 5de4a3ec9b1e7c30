import path from "node:path";
import type { AuditFinding } from "../../schemas/audit-report.ts";
import { textTable } from "../../pipeline/lib/table.ts";
import { DIFFERENCES } from "../audit/released/differences.ts";
import { type Figure, FIGURES, type ReleasedFile } from "../audit/released/figures.ts";
import { readReleased, type ReleasedRecord } from "../audit/released/records.ts";
import { auditWithSources } from "./audit-with-sources.ts";

/**
 * What the audit counts in the three released files, beside a reference count that was made before the audit existed. Exits with
 * 1 when a number differs and the records of the difference are not those that test/audit/released explains.
 * Usage: npx tsx test/bench/audit-released.ts <folder of the released files> [run into which their sources were ingested]
 */
const FILES: readonly ReleasedFile[] = ["hi_vtg_charades", "human_anno", "ss_vtg_charades"];

async function main(): Promise<void> {
  const [, , folder, run] = process.argv;
  if (folder === undefined) throw new Error("name the folder of the released files");
  const records = new Map<string, ReleasedRecord[]>();
  const findings = new Map<string, AuditFinding[]>(FILES.map((file) => [file, []]));
  for (const file of FILES) records.set(file, await readReleased(path.join(folder, `${file}.json`)));
  // all files at once: labels may contradict each other across them
  await auditWithSources(
    FILES.map((file) => path.join(folder, `${file}.json`)),
    run,
    (finding) => findings.get(path.basename(finding.file, ".json"))?.push(finding),
  );
  const figures = FIGURES.filter(({ needs }) => needs === "file" || run !== undefined);
  const results = figures.map((figure) =>
    compare(figure, findings.get(figure.file) ?? [], records.get(figure.file) ?? []),
  );
  console.log(
    textTable(
      ["figure", "file", "needs", "reference", "its definition", "ours", "only reference", "only ours", ""],
      results.map(({ row, holds }) => [...row, holds ? "" : "UNEXPLAINED"]),
    ),
  );
  for (const [figure, { why }] of Object.entries(DIFFERENCES)) console.log(`\n${figure}: ${why}`);
  const failed = results.filter(({ holds }) => !holds).length;
  console.log(`\n${results.length} figures, ${failed} with an unexplained difference`);
  if (run === undefined) console.log("Figures that need the source were left out: name a run of it.");
  process.exitCode = failed > 0 ? 1 : 0;
}

/** One line of the table, and whether the numbers agree or the difference is the explained one. */
function compare(
  figure: Figure,
  findings: readonly AuditFinding[],
  records: readonly ReleasedRecord[],
): { readonly row: (string | number)[]; readonly holds: boolean } {
  const { what, file, needs, reference, definition } = figure;
  const { onlyReference = [], onlyOurs = [] } = DIFFERENCES[`${file}: ${what}`] ?? {};
  const ours = figure.ours(findings, records);
  const theirs = definition && records.flatMap((record, at) => (definition(record) ? [at] : []));
  // where the definition needs more than the records, the difference must at least be as large as explained
  const holds =
    theirs === undefined
      ? ours.length + onlyReference.length - onlyOurs.length === reference
      : theirs.length === reference &&
        same(without(theirs, ours), onlyReference) &&
        same(without(ours, theirs), onlyOurs);
  const [less, more] =
    theirs === undefined ? [onlyReference, onlyOurs] : [without(theirs, ours), without(ours, theirs)];
  const row = [what, file, needs, reference, theirs?.length ?? "ours", ours.length, list(less), list(more)];
  return { row, holds };
}

function without(records: readonly number[], others: readonly number[]): number[] {
  return records.filter((record) => !others.includes(record));
}

function same(found: readonly number[], expected: readonly number[]): boolean {
  return found.join() === expected.join();
}

function list(records: readonly number[]): string {
  return records.length > 8 ? `${records.length} records` : records.map((record) => `#${record}`).join(" ");
}

await main();
