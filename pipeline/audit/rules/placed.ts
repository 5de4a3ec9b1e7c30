import type { AuditFinding } from "../../../schemas/audit-report.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { AuditPositive, AuditRecord } from "../record.ts";

/**
 * A finding with where it was made.
 *
 * @param record null for findings about a file, or about what cannot be read
 * @param index the record's number in its file; null where the finding is about the whole
 */
export function placed(
  finding: Finding,
  record: AuditRecord | null,
  file: string,
  index: number | null,
): AuditFinding {
  const { path } = finding;
  const isAbout = ({ place }: AuditPositive): boolean =>
    path.startsWith(place) && (path.length === place.length || path[place.length] === ".");
  const item = record?.positives.find(isAbout) ?? record?.negatives.find(isAbout);
  return {
    ...finding,
    file,
    record: index,
    video: record?.videoKey ?? "",
    original: record?.original ?? "",
    query: item?.query ?? "",
  };
}
