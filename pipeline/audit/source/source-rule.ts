import type { Finding } from "../../../schemas/finding.ts";
import type { Audited } from "../rules/rule.ts";
import type { SourceVideo } from "./source-index.ts";

/** A check of a record beside what the source corpora say of its video. */
export interface SourceRule {
  readonly name: string;
  readonly description: string;
  readonly check: (audited: Audited, source: SourceVideo) => readonly Finding[];
}
