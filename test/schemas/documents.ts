import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { z } from "zod";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";

/** A schema that the project exports, with what its source says of it. */
interface ExportedSchema {
  readonly name: string;
  readonly file: string;
  readonly about: string;
  readonly schema: z.ZodType;
}

const FOLDER = path.join(PACKAGE_ROOT, "schemas");

/** Files that are generated from the schemas, by path relative to schemas/: JSON Schemas and the prose twin. */
export async function schemaDocuments(): Promise<Map<string, string>> {
  const schemas = await exportedSchemas();
  const objects = schemas.filter(({ schema }) => schema instanceof z.ZodObject);
  const documents = new Map(
    objects.map(({ name, schema }) => [path.join("json", `${kebab(name)}.json`), jsonSchema(schema)]),
  );
  return documents.set("README.md", prose(schemas));
}

async function exportedSchemas(): Promise<ExportedSchema[]> {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const all: ExportedSchema[] = [];
  for (const file of files) {
    const module = (await import(path.join(FOLDER, file))) as Record<string, unknown>;
    for (const [name, about] of docstrings(file)) {
      const schema = module[name];
      if (schema instanceof z.ZodType) all.push({ name, file, about, schema });
    }
  }
  return all;
}

/** Docstrings of a file's constants, on one line each, in the order of the source. */
function docstrings(file: string): Map<string, string> {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(FOLDER, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = new Map<string, string>();
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    const text = ts
      .getJSDocCommentsAndTags(statement)
      .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? "")
      .join(" ");
    for (const { name } of statement.declarationList.declarations)
      found.set(name.getText(), text.replace(/\s+/gu, " "));
  }
  return found;
}

function jsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: "input" }), null, 2)}\n`;
}

function prose(schemas: readonly ExportedSchema[]): string {
  const sections = schemas.map(
    (one) => `## ${one.name}\n\n\`${one.file}\`. ${one.about}\n\n${body(one.schema)}`,
  );
  return `# Schemas

Every record that crosses a boundary has a schema here: the lines of a run's files, configuration, manifests, replies of engines, exported
formats. One noun a file; a file imports zod and nothing else. This page and \`json/\` (JSON Schema, draft 2020-12) are generated from the
schemas' own descriptions with \`npm run schemas\`, and a test keeps them in step.

Times are seconds from the start of the video (of the crop where there is one), sums of money are USD.

${sections.join("\n\n")}
`;
}

function body(schema: z.ZodType): string {
  if (schema instanceof z.ZodObject) return fieldTable(schema);
  if (schema instanceof z.ZodEnum)
    return `One of ${schema.options.map((value) => `\`${value}\``).join(", ")}.`;
  return `${typeName(schema)}.`;
}

function fieldTable(schema: z.ZodObject): string {
  const rows = Object.entries(schema.shape).map(([key, field]) => {
    const type = field as z.ZodType;
    return `| \`${key}\` | ${cell(typeName(type))} | ${cell(descriptionOf(type))} |`;
  });
  return ["| field | type | meaning |", "|---|---|---|", ...rows].join("\n");
}

/** A field's own description, else that of what it wraps or repeats. */
export function descriptionOf(schema: z.ZodType): string {
  if (schema.description !== undefined) return schema.description;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return descriptionOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return descriptionOf(schema.element as z.ZodType);
  return "";
}

function typeName(schema: z.ZodType): string {
  if (schema instanceof z.ZodOptional) return `${typeName(schema.unwrap() as z.ZodType)}, optional`;
  if (schema instanceof z.ZodNullable) return `${typeName(schema.unwrap() as z.ZodType)} or null`;
  if (schema instanceof z.ZodArray) return `list of ${typeName(schema.element as z.ZodType)}`;
  if (schema instanceof z.ZodRecord) return `dictionary of ${typeName(schema.valueType as z.ZodType)}`;
  if (schema instanceof z.ZodTuple)
    return `[${schema.def.items.map((item) => typeName(item as z.ZodType)).join(", ")}]`;
  if (schema instanceof z.ZodEnum)
    return schema.options.length > 6
      ? "text of a fixed list"
      : schema.options.map((value) => `\`${value}\``).join(" | ");
  if (schema instanceof z.ZodObject) return `object {${Object.keys(schema.shape).join(", ")}}`;
  if (schema instanceof z.ZodLiteral) return `\`${String(schema.value)}\``;
  const names: Readonly<Record<string, string>> = {
    string: "text",
    number: "number",
    boolean: "true or false",
    unknown: "anything",
  };
  return names[schema.def.type] ?? schema.def.type;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Fields of the exported schemas that no description explains, as schema.field. */
export async function undescribedFields(): Promise<string[]> {
  const schemas = await exportedSchemas();
  return schemas.flatMap(({ name, schema }) =>
    schema instanceof z.ZodObject
      ? Object.entries(schema.shape).flatMap(([key, field]) =>
          descriptionOf(field as z.ZodType) === "" ? [`${name}.${key}`] : [],
        )
      : [],
  );
}
