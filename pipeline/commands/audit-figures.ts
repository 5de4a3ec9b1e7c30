import type { AuditReport } from "../../schemas/audit-report.ts";
import type { AuditFigure } from "../../schemas/release-manifest.ts";

/** The figures of an audit that a dataset card shows: how well each blind probe tells negatives from originals. */
export function auditFigures({ probes }: AuditReport): AuditFigure[] {
  return (probes?.results ?? []).map(({ name, description, overall }) => ({
    name,
    ...overall.accuracy,
    about: `${description}; ${overall.pairs} pairs, 50\u00a0% is chance`,
  }));
}
