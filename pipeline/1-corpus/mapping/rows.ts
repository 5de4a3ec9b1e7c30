import type { Bindings } from "../../../schemas/mapping.ts";
import { compileValue, type Scope, type Value } from "./values.ts";

/** Spreads a record into rows. */
export type Spread = (scope: Scope) => readonly SpreadRow[];

/** One row of a record, and where in the record it lies: [2], [0][3]; empty when the record is the row. */
export interface SpreadRow {
  readonly scope: Scope;
  readonly at: string;
}

/** Rows of a record: one for each member of the lists named, or of parallel lists, or the record itself. */
export function compileSpread(each: Bindings | undefined, zip: Bindings | undefined): Spread {
  const lists = compileAll(each);
  const parallel = compileAll(zip);
  return (scope) => {
    let rows: SpreadRow[] = [{ scope, at: "" }];
    for (const [name, list] of lists) rows = rows.flatMap((row) => membersOf(row, name, list));
    return parallel.length === 0 ? rows : rows.flatMap((row) => zipped(row, parallel));
  };
}

/** Names with their values, in the mapping's order. */
export function compileAll(bindings: Bindings | undefined): (readonly [string, Value])[] {
  return Object.entries(bindings ?? {}).map(([name, spec]) => [name, compileValue(spec)] as const);
}

/** The scope with one more name in it. */
export function withNames(scope: Scope, names: Readonly<Record<string, unknown>>): Scope {
  return { record: scope.record, names: { ...scope.names, ...names } };
}

function membersOf({ scope, at }: SpreadRow, name: string, list: Value): SpreadRow[] {
  const value = list(scope);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries<unknown>(value as Readonly<Record<string, unknown>>).map(([key, member]) => ({
    scope: withNames(scope, { [name]: member, [`${name}Key`]: key }),
    at: `${at}[${key}]`,
  }));
}

/** One row for each index; a shorter list leaves its name without a value there, which the row's reading then reports. */
function zipped({ scope, at }: SpreadRow, lists: readonly (readonly [string, Value])[]): SpreadRow[] {
  const columns = lists.map(([name, list]) => {
    const value = list(scope);
    return [name, Array.isArray(value) ? (value as unknown[]) : []] as const;
  });
  const longest = Math.max(...columns.map(([, members]) => members.length));
  return Array.from({ length: longest }, (_, index) => {
    const names = Object.fromEntries(columns.map(([name, members]) => [name, members[index]]));
    return { scope: withNames(scope, { ...names, index }), at: `${at}[${index}]` };
  });
}
