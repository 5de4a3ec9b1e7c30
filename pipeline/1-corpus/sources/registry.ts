import type { CorpusSource } from "../../../schemas/config.ts";
import { OperatorError } from "../../lib/errors.ts";
import type { SourceAdapter } from "../source.ts";
import { activitynetCaptions } from "./activitynet-captions.ts";
import { charadesSta } from "./charades-sta.ts";
import { qvhighlights } from "./qvhighlights.ts";

/** Every built-in corpus. */
export const ADAPTERS: readonly SourceAdapter[] = [activitynetCaptions, charadesSta, qvhighlights];

/** The adapter of a corpus named on the command line, once its files are as many as it needs. */
export function adapterFor(source: CorpusSource): SourceAdapter {
  const adapter = ADAPTERS.find(({ name }) => name === source.name);
  if (adapter === undefined) {
    const known = ADAPTERS.map(({ name }) => name).join(", ");
    throw new OperatorError(`corpus "${source.name}" is not known; known are: ${known}`);
  }
  const required = adapter.files.filter((file) => file.required).length;
  if (source.files.length < required || source.files.length > adapter.files.length) {
    const wanted = adapter.files.map(({ what }) => what).join(", then ");
    throw new OperatorError(
      `corpus ${source.name} needs ${wanted}; ${source.files.length} files were given: ` +
        `write --corpus ${source.name}=FILE${",FILE".repeat(adapter.files.length - 1)}`,
    );
  }
  return adapter;
}
