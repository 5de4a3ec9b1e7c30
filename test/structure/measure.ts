import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cruise, type IConfiguration } from "dependency-cruiser";
import ts from "typescript";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";

/** One figure of the source's structure beside what it should be. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly aim: string;
  readonly met: boolean;
  /** Places to look at when the aim is missed. */
  readonly places: readonly string[];
}

const FOLDERS = ["pipeline", "schemas"];

/** Everything the project holds itself to, measured on the source as it stands. */
export async function measureStructure(): Promise<Measure[]> {
  const files = FOLDERS.flatMap(sourceFiles).map((file) => ({ file, source: parse(file) }));
  const lines = files.map(({ file, source }) => ({ place: file, size: source.getLineStarts().length - 1 }));
  const functions = files.flatMap(({ file, source }) => functionSizes(file, source));
  const undocumented = files.flatMap(({ file, source }) => undocumentedExports(file, source));
  const escapes = files.flatMap(({ file, source }) => typeEscapes(file, source));
  const { cycles, violations } = await boundaryFindings();
  return [
    atMost("median lines of a file", quantile(lines, 0.5), 100),
    atMost("90th percentile of lines", quantile(lines, 0.9), 220),
    atMost("longest file", quantile(lines, 1), 350, largest(lines)),
    atMost("90th percentile of function lines", quantile(functions, 0.9), 35, largest(functions)),
    none("exports without a docstring", undocumented),
    none("any, non-null assertions, ignored types", escapes),
    none("import cycles", cycles),
    none("boundary violations", violations),
  ];
}

interface Sized {
  readonly place: string;
  readonly size: number;
}

function atMost(name: string, value: number, limit: number, places: readonly string[] = []): Measure {
  return { name, value, aim: `<= ${limit}`, met: value <= limit, places };
}

function none(name: string, places: readonly string[]): Measure {
  return { name, value: places.length, aim: "0", met: places.length === 0, places };
}

function quantile(items: readonly Sized[], share: number): number {
  const sizes = items.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0;
}

function largest(items: readonly Sized[]): string[] {
  const sorted = [...items].sort((a, b) => b.size - a.size);
  return sorted.slice(0, 5).map(({ place, size }) => `${place}: ${size}`);
}

function sourceFiles(folder: string): string[] {
  const names = readdirSync(path.join(PACKAGE_ROOT, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name))
    .sort();
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(
    file,
    readFileSync(path.join(PACKAGE_ROOT, file), "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
}

function placeOf(file: string, source: ts.SourceFile, node: ts.Node): string {
  return `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
}

function functionSizes(file: string, source: ts.SourceFile): Sized[] {
  const sizes: Sized[] = [];
  visit(source, (node) => {
    if (!ts.isFunctionLike(node) || !("body" in node) || node.body === undefined) return;
    const start = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    const end = source.getLineAndCharacterOfPosition(node.getEnd()).line;
    sizes.push({ place: placeOf(file, source, node), size: end - start + 1 });
  });
  return sizes;
}

/** Types inferred from a schema of the same file share its docstring. */
function undocumentedExports(file: string, source: ts.SourceFile): string[] {
  return source.statements.filter(isUndocumentedExport).map((statement) => placeOf(file, source, statement));
}

function isUndocumentedExport(statement: ts.Statement): boolean {
  const exported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (exported !== true) return false;
  if (
    ts.isTypeAliasDeclaration(statement) &&
    /z\.infer<|\(typeof [A-Z_]+\)\[number\]/u.test(statement.getText())
  )
    return false;
  return ts.getJSDocCommentsAndTags(statement).length === 0;
}

function typeEscapes(file: string, source: ts.SourceFile): string[] {
  const places: string[] = [];
  visit(source, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node))
      places.push(placeOf(file, source, node));
  });
  const ignored = source.text
    .split("\n")
    .flatMap((line, index) =>
      /@ts-(ignore|nocheck|expect-error)/u.test(line) ? [`${file}:${index + 1}`] : [],
    );
  return [...places, ...ignored];
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

async function boundaryFindings(): Promise<{ cycles: string[]; violations: string[] }> {
  const rules = path.join(PACKAGE_ROOT, ".dependency-cruiser.mjs");
  const { default: boundaries } = (await import(rules)) as { default: IConfiguration };
  const { forbidden, options } = boundaries;
  const result = await cruise(FOLDERS, {
    ...options,
    baseDir: PACKAGE_ROOT,
    ruleSet: { forbidden },
    validate: true,
  } as never);
  const found = typeof result.output === "string" ? [] : result.output.summary.violations;
  const describe = ({ rule, from, to }: (typeof found)[number]): string => `${rule.name}: ${from} -> ${to}`;
  return {
    cycles: found.filter(({ rule }) => rule.name === "no-cycles").map(describe),
    violations: found.filter(({ rule }) => rule.name !== "no-cycles").map(describe),
  };
}
