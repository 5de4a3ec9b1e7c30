import type { Condition, Mapping } from "../../../schemas/mapping.ts";
import { canonicalJson, type Json } from "../../lib/fingerprint.ts";
import type { Defect } from "../source.ts";
import { compilePattern } from "./pattern.ts";
import { compileValue, type Scope, textOf } from "./values.ts";

/** The first of the mapping's conditions that a row meets; null when it meets none. */
export function compileRejections({ reject = [] }: Mapping): (scope: Scope) => Defect | null {
  const rules = reject.map(({ when, reason, message }) => ({
    conditions: when.map(compileCondition),
    defect: { reason, message },
  }));
  return (scope) => rules.find(({ conditions }) => conditions.every((holds) => holds(scope)))?.defect ?? null;
}

function compileCondition({ value: spec, equals, matches, missing }: Condition): (scope: Scope) => boolean {
  const value = compileValue(spec);
  const expected = equals === undefined ? undefined : canonicalJson(equals as Json);
  const pattern = matches === undefined ? undefined : compilePattern(matches, "u");
  return (scope) => {
    const found = value(scope);
    if (missing !== undefined && missing !== (found === undefined)) return false;
    if (expected !== undefined && (found === undefined || canonicalJson(found as Json) !== expected))
      return false;
    return pattern === undefined || pattern.first(textOf(found) ?? "") !== null;
  };
}
