import type { TimeUnit } from "../../schemas/mapping.ts";
import { mappedAdapter } from "./mapping/adapter.ts";
import { BUILT_IN, mappingOf } from "./sources/registry.ts";

/** What is known of a built-in corpus before any file is given. */
export interface CorpusDescription {
  /** Name on the command line. */
  readonly name: string;
  readonly title: string;
  readonly format: string;
  readonly unit: TimeUnit;
  /** Official splits, as far as file names or records tell them. */
  readonly splits: readonly string[];
  readonly licence: string;
  /** What to give, in this order. */
  readonly files: readonly { readonly what: string; readonly required: boolean }[];
  /** Written from documentation, never tried on a real file. */
  readonly documentedOnly: boolean;
}

/** Every built-in corpus, by name. */
export async function listCorpora(): Promise<readonly CorpusDescription[]> {
  const descriptions: CorpusDescription[] = [];
  for (const name of BUILT_IN) {
    const mapping = await mappingOf({ name, files: [name] });
    const { title = name, container, times, licence = "not stated", documentedOnly } = mapping;
    const named = Object.keys(mapping.splitFiles ?? {});
    const splits = mapping.split === undefined ? named : [...named, "as the record says"];
    const { files } = mappedAdapter(mapping);
    const format = container.format;
    descriptions.push({ name, title, format, unit: times.unit, splits, licence, files, documentedOnly });
  }
  return descriptions;
}
