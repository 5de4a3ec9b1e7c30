import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type AuditOptions, auditDataset } from "../../pipeline/audit/audit.ts";
import type { AuditReport } from "../../schemas/audit-report.ts";
import { scratchFolder } from "../support/scratch.ts";
import { cleanRecord, type PlantRecord } from "./planted/clean.ts";

/** Clean records, the first of them changed by the test. */
export function recordsWith(
  count: number,
  change: (record: PlantRecord, index: number) => void = () => undefined,
): PlantRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const record = cleanRecord(index, "support");
    change(record, index);
    return record;
  });
}

/** Writes each list of records to a file and audits them together, without probes unless the options say otherwise. */
export async function auditOf(
  files: Readonly<Record<string, readonly unknown[]>>,
  options: AuditOptions = {},
): Promise<AuditReport> {
  const folder = await scratchFolder();
  const paths: string[] = [];
  for (const [name, records] of Object.entries(files)) {
    const file = path.join(folder, name);
    await writeFile(file, JSON.stringify(records));
    paths.push(file);
  }
  return auditDataset(paths, new AbortController().signal, { probes: null, ...options });
}

/** What an HTML parser would see: tags that are not among those the page itself writes. */
export function foreignTags(page: string): string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/gu, "").replace(/<script>[\s\S]*?<\/script>/gu, "");
  const known =
    /^<\/?(?:!doctype|html|head|meta|title|style|script|body|h1|h2|p|b|table|thead|tbody|tr|th|td|button|input|ol|li|br|del|ins|span|figure|figcaption|svg|g|text|rect|line|circle)\b[^<>]*>$/iu;
  return [...body.matchAll(/<[^>]*>?/gu)]
    .map(([tag]) => tag)
    .filter((tag) => !known.test(tag) || /\son\w+=/iu.test(tag));
}
