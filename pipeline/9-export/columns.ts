import { z } from "zod";

/** A typed column: what Parquet, the dataset card and Croissant each need to know of a field. */
export type Column =
  | (ColumnBase & { readonly kind: "string" | "int" | "float" | "bool" })
  | (ColumnBase & { readonly kind: "struct"; readonly fields: readonly Column[] })
  | (ColumnBase & { readonly kind: "list"; readonly element: Column });

interface ColumnBase {
  readonly name: string;
  readonly nullable: boolean;
  readonly description: string;
}

/** The part of JSON Schema that the record schemas use. */
interface JsonSchemaNode {
  readonly type?: string | string[] | undefined;
  readonly description?: string | undefined;
  readonly anyOf?: JsonSchemaNode[] | undefined;
  readonly items?: JsonSchemaNode | undefined;
  readonly properties?: Record<string, JsonSchemaNode> | undefined;
  readonly required?: string[] | undefined;
}

const node: z.ZodType<JsonSchemaNode> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    anyOf: z.array(node).optional(),
    items: node.optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
  }),
);

/** The columns of a record schema, so that every typed file and description follows from the schema alone. */
export function columnsOf(schema: z.ZodType): readonly Column[] {
  const root = node.parse(z.toJSONSchema(schema, { reused: "inline" }));
  return fieldsOf(root);
}

/** A field that a record may lack is a column that may be null. */
function fieldsOf({ properties = {}, required = [] }: JsonSchemaNode): Column[] {
  return Object.entries(properties).map(([name, field]) => columnOf(name, field, !required.includes(name)));
}

function columnOf(name: string, field: JsonSchemaNode, optional: boolean): Column {
  const choices = field.anyOf ?? [field.type ?? []].flat().map((type) => ({ ...field, type }));
  const nullable = optional || choices.some((choice) => choice.type === "null");
  const [shape, ...others] = choices.filter((choice) => choice.type !== "null");
  if (shape === undefined || others.length > 0) throw new Error(`column ${name} has no single type`);
  const base = { name, nullable, description: field.description ?? shape.description ?? "" };
  switch (shape.type) {
    case "string":
      return { ...base, kind: "string" };
    case "integer":
      return { ...base, kind: "int" };
    case "number":
      return { ...base, kind: "float" };
    case "boolean":
      return { ...base, kind: "bool" };
    case "array":
      return { ...base, kind: "list", element: columnOf("element", shape.items ?? {}, false) };
    case "object":
      return { ...base, kind: "struct", fields: fieldsOf(shape) };
    default:
      throw new Error(`column ${name} has a type that no column holds: ${String(shape.type)}`);
  }
}
