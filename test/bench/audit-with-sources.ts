import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { auditDataset } from "../../pipeline/audit/audit.ts";
import { stageRecords } from "../../pipeline/join.ts";
import { DiskIndex } from "../../pipeline/lib/disk-index.ts";
import type { AuditFinding, AuditReport } from "../../schemas/audit-report.ts";

/** Audits files without probes, beside the moments of a run where one is given. */
export async function auditWithSources(
  targets: readonly string[],
  run: string | undefined,
  onFinding: (finding: AuditFinding) => void,
): Promise<AuditReport> {
  const { signal } = new AbortController();
  if (run === undefined) return auditDataset(targets, signal, { probes: null, onFinding });
  const folder = await mkdtemp(path.join(tmpdir(), "hivtg-sources-"));
  const index = await DiskIndex.open(path.join(folder, "index"));
  try {
    const sources = { names: ["sources"], moments: stageRecords(run, "corpus"), index };
    return await auditDataset(targets, signal, { probes: null, sources, onFinding });
  } finally {
    await index.close();
    await rm(folder, { recursive: true, force: true });
  }
}
