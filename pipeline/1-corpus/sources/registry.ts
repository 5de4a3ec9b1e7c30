import path from "node:path";
import type { CorpusSource } from "../../../schemas/config.ts";
import type { Mapping } from "../../../schemas/mapping.ts";
import { OperatorError } from "../../lib/errors.ts";
import { PACKAGE_ROOT } from "../../lib/package.ts";
import { mappedAdapter } from "../mapping/adapter.ts";
import { loadMapping } from "../mapping/load.ts";
import type { SourceAdapter } from "../source.ts";

/** Built-in corpora, each described by a mapping file of its name. */
export const BUILT_IN: readonly string[] = [
  "activitynet-captions",
  "charades-sta",
  "coin",
  "didemo",
  "ego4d-nlq",
  "hirest-moments",
  "hirest-steps",
  "internvid",
  "nextgqa",
  "qvhighlights",
  "ra-rft",
  "tacos",
  "timerft",
  "tvgbench",
  "youcook2",
];

/** The mapping file of a built-in corpus. */
export function mappingFileOf(name: string): string {
  return path.join(PACKAGE_ROOT, "pipeline", "1-corpus", "mappings", `${name}.yaml`);
}

/** Throws unless the corpus is built in or comes with a mapping. */
export function requireKnown({ name, mapping }: CorpusSource): void {
  if (mapping !== undefined || BUILT_IN.includes(name)) return;
  throw new OperatorError(
    `corpus "${name}" is not known; known are: ${BUILT_IN.join(", ")}; describe any other in a mapping file`,
  );
}

/** The mapping that describes a corpus: its own, or the built-in one of its name. */
export async function mappingOf(source: CorpusSource): Promise<Mapping> {
  requireKnown(source);
  return loadMapping(source.mapping ?? mappingFileOf(source.name));
}

/** The adapter of a corpus named on the command line, once its files are as many as it needs. */
export async function adapterFor(source: CorpusSource): Promise<SourceAdapter> {
  const adapter = mappedAdapter(await mappingOf(source));
  const required = adapter.files.filter((file) => file.required).length;
  if (source.files.length < required || source.files.length > adapter.files.length) {
    const wanted = adapter.files
      .map(({ what, required: must }) => (must ? what : `${what} (optional)`))
      .join(", then ");
    throw new OperatorError(
      `corpus ${source.name} needs ${wanted}; ${source.files.length} given: ` +
        `write --corpus ${source.name}=FILE${",FILE".repeat(required - 1)}`,
    );
  }
  return adapter;
}
