import path from "node:path";
import type { CorpusSource } from "../../../schemas/config.ts";
import type { JoinSpec, Mapping } from "../../../schemas/mapping.ts";
import type { DiskIndex } from "../../lib/disk-index.ts";
import { OperatorError } from "../../lib/errors.ts";
import type { SourceEnvironment } from "../source.ts";
import { openContainer, scopeOf } from "./container.ts";
import { compileAll, compileSpread, withNames } from "./rows.ts";
import { compileValue, type Scope, textOf, type Value } from "./values.ts";

interface OpenJoin {
  readonly name: string;
  readonly on: Value;
  readonly index: DiskIndex;
}

/** Companion files of a corpus, on disk by key, so that joins do not grow memory with the corpus. */
export class Joins {
  readonly #joins: readonly OpenJoin[];

  private constructor(joins: readonly OpenJoin[]) {
    this.#joins = joins;
  }

  /** Reads the companion files that were given. */
  static async open(mapping: Mapping, source: CorpusSource, environment: SourceEnvironment): Promise<Joins> {
    const opened: OpenJoin[] = [];
    for (const [name, join] of Object.entries(mapping.joins ?? {})) {
      const file = source.files[join.file - 1];
      if (file === undefined) continue; // how many files a corpus needs is checked before anything is read
      const index = await environment.index(`join-${name}`);
      opened.push({ name, on: compileValue(join.on), index });
      await fillIndex(index, join, file, source.name, environment);
    }
    return new Joins(opened);
  }

  /** The scope with every companion's entry for it under the join's name. */
  lookUp(scope: Scope): Scope {
    if (this.#joins.length === 0) return scope;
    const names: Record<string, unknown> = {};
    for (const { name, on, index } of this.#joins) {
      const key = textOf(on(scope));
      const stored = key === undefined ? undefined : index.get(key);
      if (stored !== undefined) names[name] = JSON.parse(stored) as unknown;
    }
    return withNames(scope, names);
  }

  async close(): Promise<void> {
    for (const { index } of this.#joins) await index.close();
  }
}

async function fillIndex(
  index: DiskIndex,
  join: JoinSpec,
  file: string,
  corpus: string,
  { warned }: SourceEnvironment,
): Promise<void> {
  const spread = compileSpread(join.each, undefined);
  const key = compileValue(join.key);
  const fields = compileAll(join.fields);
  let entries = 0;
  for await (const entry of openContainer(join.container, file, corpus)) {
    if (entry.defect !== null)
      warned("companion-record-unreadable", `${path.basename(file)}: ${entry.defect.message}`);
    for (const { scope } of entry.defect === null ? spread(scopeOf(entry)) : []) {
      const found = textOf(key(scope));
      if (found === undefined) continue;
      const text = JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, value(scope)])));
      const known = index.get(found);
      if (known !== undefined && known !== text)
        warned(
          "companion-key-repeated",
          `${path.basename(file)}: "${found}" stands there twice; the last one counts`,
        );
      await index.put(found, text);
      entries += 1;
    }
  }
  if (entries === 0)
    throw new OperatorError(
      `corpus ${corpus}: ${file} holds no record with the key that its rows are joined by; is it the right companion file?`,
    );
}
