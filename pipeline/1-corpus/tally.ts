import path from "node:path";
import type { CorpusSource } from "../../schemas/config.ts";
import { OperatorError } from "../lib/errors.ts";
import { ABSENCE_REASONS, type Defect, LAYOUT_REASONS } from "./source.ts";

/** Counts what became of one corpus's rows: enough to stop at a limit, and to tell a placeholder from a corpus. */
export class CorpusTally {
  readonly #source: CorpusSource;
  readonly #rejected = new Map<string, number>();
  #firstMessage: string | undefined;
  accepted = 0;

  constructor(source: CorpusSource) {
    this.#source = source;
  }

  accept(): void {
    this.accepted += 1;
  }

  reject({ reason, message }: Defect): void {
    this.#firstMessage ??= message;
    this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
  }

  /** Throws when the file as a whole holds nothing to learn from: no rows, or nothing but placeholders. */
  refuseIfUseless(): void {
    if (this.accepted > 0) return;
    const file = path.basename(this.#source.files[0] ?? "");
    const { name } = this.#source;
    const reasons = [...this.#rejected.keys()];
    const rows = [...this.#rejected.values()].reduce((sum, count) => sum + count, 0);
    if (rows === 0)
      throw new OperatorError(
        `corpus ${name}: ${file} holds no rows; is it the right file in the right format?`,
      );
    if (reasons.every((reason) => LAYOUT_REASONS.includes(reason)))
      throw new OperatorError(
        `corpus ${name}: ${file} is refused as a whole: none of its ${rows} rows is laid out as expected; ` +
          `the first: ${this.#firstMessage}; check that it is the right file, or the mapping`,
      );
    if (!reasons.every((reason) => ABSENCE_REASONS.includes(reason))) return;
    const why = reasons.includes("no-window") ? "have no window" : "are placeholders";
    throw new OperatorError(
      `corpus ${name}: ${file} is refused as a whole: all ${rows} of its rows ${why}, as in a split whose annotations are hidden; ` +
        "give a file of a split that is annotated",
    );
  }
}
