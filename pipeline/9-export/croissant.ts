import type { ReleaseManifest } from "../../schemas/release-manifest.ts";
import { releasedExample } from "../../schemas/released-example.ts";
import { SPLITS } from "../../schemas/split.ts";
import { HUB_SPLITS, isDataFile } from "./card-front-matter.ts";
import { printable } from "../lib/text.ts";
import { CITATION, summarySentence } from "./card-texts.ts";
import { type Column, columnsOf } from "./columns.ts";

const DATA_TYPES = { string: "sc:Text", int: "cr:Int32", float: "cr:Float64", bool: "sc:Boolean" } as const;

type JsonLd = Readonly<Record<string, unknown>>;

/**
 * The release as Croissant 1.0 JSON-LD: every data file with its checksum, and the columns of the jsonl files as one record set a
 * split. Addresses are relative: the folder may be published anywhere.
 */
export function croissant(manifest: ReleaseManifest): string {
  const licences = manifest.sources.map(({ title, licence }) =>
    printable(`${title}: ${licence ?? "unknown"}`),
  );
  const dataset = {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    name: manifest.name,
    description: summarySentence(manifest),
    conformsTo: "http://mlcommons.org/croissant/1.0",
    version: manifest.version,
    ...(manifest.date === null ? {} : { datePublished: manifest.date }),
    license: licences,
    citeAs: CITATION,
    keywords: ["video", "temporal grounding", "hard negatives", "refusal"],
    distribution: manifest.files.map(({ path, bytes, sha256 }) => ({
      "@type": "cr:FileObject",
      "@id": path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: encodingFormat(path),
      sha256,
    })),
    recordSet: recordSets(manifest),
  };
  return `${JSON.stringify(dataset, null, 2)}\n`;
}

function encodingFormat(file: string): string {
  if (file.endsWith(".parquet")) return "application/x-parquet";
  return file.endsWith(".jsonl") ? "application/jsonlines" : "application/json";
}

function recordSets({ files }: ReleaseManifest): JsonLd[] {
  return SPLITS.flatMap((split) => {
    const file = files.find((candidate) => isDataFile(candidate.path, "jsonl", split));
    if (file === undefined || file.records === 0) return [];
    const name = HUB_SPLITS[split];
    return [
      {
        "@type": "cr:RecordSet",
        "@id": name,
        name,
        description: `One example a record: a query true of a video, and queries that are not (${name}).`,
        field: columnsOf(releasedExample).map((column) => fieldOf(column, name, file.path)),
      },
    ];
  });
}

function fieldOf(column: Column, parent: string, file: string): JsonLd {
  const id = `${parent}/${column.name}`;
  const source = { fileObject: { "@id": file }, extract: { column: column.name } };
  const field = { "@type": "cr:Field", "@id": id, name: id, description: column.description };
  switch (column.kind) {
    case "struct":
      return {
        ...field,
        subField: column.fields.filter(isFlat).map((inner) => subFieldOf(inner, id, source)),
      };
    case "list":
      return column.element.kind === "struct"
        ? {
            ...field,
            repeated: true,
            subField: column.element.fields.filter(isFlat).map((inner) => subFieldOf(inner, id, source)),
          }
        : { ...field, repeated: true, dataType: scalarType(column.element), source };
    default:
      return { ...field, dataType: scalarType(column), source };
  }
}

/** Whether the reference implementation can read a field of a field: it reads values and lists of values, no objects below them. */
function isFlat(column: Column): boolean {
  return column.kind !== "struct" && (column.kind !== "list" || column.element.kind !== "struct");
}

/** A field of the objects in a column. */
function subFieldOf(column: Column, parent: string, source: JsonLd): JsonLd {
  const id = `${parent}/${column.name}`;
  return {
    "@type": "cr:Field",
    "@id": id,
    name: id,
    description: column.description,
    ...(column.kind === "list" ? { repeated: true } : {}),
    dataType: scalarType(column),
    source: { ...source, transform: { jsonPath: column.name } },
  };
}

function scalarType(column: Column): string {
  if (column.kind === "list") return scalarType(column.element);
  return column.kind === "struct" ? "sc:Text" : DATA_TYPES[column.kind];
}

/** The context that Croissant 1.0 prescribes. */
const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
};
