import type { AuditFinding, AuditReport } from "../../../schemas/audit-report.ts";
import { JUDGE_RULES } from "../judges/rules.ts";
import { diffMarkup } from "./diff.ts";
import { type Markup, markup } from "./markup.ts";
import { sortableTable } from "./table.ts";

const JUDGED = new Set<string>(JUDGE_RULES.map(({ name }) => name));

/** Examples of what rules found; what judges found stands in a section of its own. */
export function exampleSection({ rules }: AuditReport): Markup {
  const rows = rules
    .filter(({ name }) => !JUDGED.has(name))
    .flatMap(({ name, examples }) =>
      examples.map((finding) => [
        name,
        severityOf(finding),
        placeOf(finding),
        evidenceOf(finding),
        queryOf(finding),
      ]),
    );
  return markup`<h2>Examples</h2><p class="small">A fixed sample of each rule's findings. Struck through: taken out of the original; underlined: put in.</p>
${sortableTable(["rule", "severity", "where", "what", "query"], rows, "examples")}`;
}

/** Severity in its colour. */
export function severityOf({ severity }: AuditFinding): Markup {
  return markup`<span class="${severity}">${severity}</span>`;
}

/** File, record, video and field. */
export function placeOf({ file, record, video, path }: AuditFinding): string {
  return [file, record === null ? "" : `#${record}`, video, path].filter((part) => part !== "").join(" ");
}

/** What was found, beside what was expected, and how likely it is right. */
export function evidenceOf({ message, actual, expected, probability }: AuditFinding): Markup {
  const evidence = [
    actual === undefined ? markup`` : markup`<br>found: ${short(actual)}`,
    expected === undefined ? markup`` : markup`<br>expected: ${short(expected)}`,
    typeof probability === "number"
      ? markup`<br>likely in ${Math.round(probability * 100)} of 100`
      : markup``,
  ];
  return markup`${message}${evidence}`;
}

/** The query as an edit of the original. */
export function queryOf({ query, original }: AuditFinding): Markup {
  return query === "" || query === original ? markup`${original}` : diffMarkup(original, query);
}

function short(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
