import { stringify } from "yaml";
import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { releasedExample } from "../../schemas/released-example.ts";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { type Column, columnsOf } from "./columns.ts";

/** The hub's name for each split. */
export const HUB_SPLITS: Record<SplitName, string> = { train: "train", val: "validation", test: "test" };

const DTYPES = { string: "string", int: "int32", float: "float64", bool: "bool" } as const;

/** A feature as the `datasets` library writes it to a card. */
interface Feature {
  readonly name?: string;
  readonly dtype?: string;
  readonly sequence?: string;
  readonly list?: readonly Feature[];
  readonly struct?: readonly Feature[];
}

/**
 * The YAML header that the Hugging Face hub reads: what may be loaded (configs, splits, features, sizes) and how it is found
 * (tags, task, size, languages). Splits without examples have no files and are not named.
 */
export function frontMatter(manifest: ReleaseManifest): string {
  const { statistics } = manifest;
  const total = SPLITS.reduce((sum, split) => sum + statistics.examples[split], 0);
  const features = columnsOf(releasedExample).map(featureOf);
  const header = {
    pretty_name: manifest.name,
    language: ["en"],
    license: "other",
    license_name: "per-source",
    license_link: "README.md",
    annotations_creators: ["machine-generated"],
    language_creators: ["found", "machine-generated"],
    source_datasets: ["extended"],
    task_categories: ["video-text-to-text"],
    tags: [
      "video",
      "temporal-grounding",
      "moment-retrieval",
      "hard-negatives",
      "refusal",
      ...corpusTags(manifest),
    ],
    size_categories: [sizeCategory(total)],
    configs: [{ config_name: "default", data_files: typedFiles(manifest) }],
    dataset_info: [{ config_name: "default", features, splits: splitSizes(manifest) }],
  };
  return `---\n${stringify(header, { lineWidth: 0 })}---\n`;
}

function corpusTags({ statistics }: ReleaseManifest): string[] {
  return Object.keys(statistics.corpora).sort();
}

/**
 * The typed files of each split that has any. The library reads all configurations of a folder with the reader of the first one,
 * so the text formats beside them cannot be named as further configurations.
 */
function typedFiles({ statistics }: ReleaseManifest): { split: string; path: string }[] {
  return SPLITS.filter((split) => statistics.examples[split] > 0).map((split) => ({
    split: HUB_SPLITS[split],
    path: `parquet/${split}-*.parquet`,
  }));
}

/** Whether a file of a release holds a split's records in a format. */
export function isDataFile(file: string, format: string, split: SplitName): boolean {
  return file.startsWith(`${format}/${split}-`) || file.startsWith(`${format}/${split}.json`);
}

function splitSizes({ files, statistics }: ReleaseManifest): object[] {
  return SPLITS.filter((split) => statistics.examples[split] > 0).map((split) => ({
    name: HUB_SPLITS[split],
    num_bytes: files
      .filter((file) => isDataFile(file.path, "parquet", split))
      .reduce((sum, file) => sum + file.bytes, 0),
    num_examples: statistics.examples[split],
  }));
}

function featureOf(column: Column): Feature {
  const { name } = column;
  switch (column.kind) {
    case "struct":
      return { name, struct: column.fields.map(featureOf) };
    case "list":
      return column.element.kind === "struct"
        ? { name, list: column.element.fields.map(featureOf) }
        : { name, sequence: column.element.kind === "list" ? "string" : DTYPES[column.element.kind] };
    default:
      return { name, dtype: DTYPES[column.kind] };
  }
}

const SIZES = [1e3, 1e4, 1e5, 1e6, 1e7];
const SIZE_NAMES = ["n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M"];

function sizeCategory(total: number): string {
  const index = SIZES.findIndex((size) => total < size);
  return SIZE_NAMES[index === -1 ? SIZES.length : index] ?? "";
}
