import { readdir } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finding } from "../../schemas/finding.ts";
import { RULES, RULES_VERSION } from "../../pipeline/rules/rules.ts";
import { factsOf, findingsOf, type Row } from "./row.ts";

const ROWS = new Map<string, readonly Row[]>();
for (const file of await readdir(import.meta.dirname)) {
  const name = /^(.+)\.rows\.ts$/u.exec(file)?.[1];
  if (name === undefined) continue;
  const module = (await import(`./${name}.rows.ts`)) as { readonly rows: readonly Row[] };
  ROWS.set(name, module.rows);
}

function rowsOf(name: string): readonly Row[] {
  return ROWS.get(name) ?? [];
}

describe.each(RULES.map((rule) => [rule.name, rule] as const))("rule %s", (name, rule) => {
  it("has at least one row that passes and one that fails", () => {
    expect(rowsOf(name).filter(({ finds }) => finds.length === 0).length).toBeGreaterThan(0);
    expect(rowsOf(name).filter(({ finds }) => finds.length > 0).length).toBeGreaterThan(0);
  });

  it.each(rowsOf(name).map((row) => [row.name, row] as const))("%s", (_, row) => {
    const findings = findingsOf(rule, row);
    expect(findings.map(({ severity, path }) => `${severity} ${path}`)).toEqual(row.finds);
    for (const one of findings) {
      expect(finding.parse(one).rule).toBe(name);
      if (one.severity === "suspicion") expect(one).toHaveProperty("probability");
    }
  });
});

describe("the registry", () => {
  it("holds every rule file once and rows for no other rule", async () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...ROWS.keys()].sort()).toEqual([...names].sort());
    const helpers = [
      "analysis",
      "caption-text",
      "finding",
      "negative",
      "rule",
      "rules",
      "sentence",
      "statements",
    ];
    const files = (await readdir("pipeline/rules")).map((file) => file.replace(/\.ts$/u, ""));
    expect(files.filter((file) => !helpers.includes(file)).sort()).toEqual([...names].sort());
  });

  it("names and describes every rule", () => {
    for (const { name, description } of RULES) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/u);
      expect(description).toMatch(/\.$/u);
    }
    expect(RULES_VERSION).toMatch(/^rules-\d+$/u);
  });

  it("never throws, whatever the texts hold", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.stringMatching(/^[<>{}()"'\\ .a-zA-Z0-9-]{0,80}$/u),
    );
    fc.assert(
      fc.property(text, text, text, text, (original, query, caption, refusal) => {
        const whole = factsOf({ original, query, captions: [caption], opening: refusal, parts: [refusal] });
        const bare = factsOf({ original, query, captions: [caption], text: refusal });
        for (const rule of RULES) {
          if (rule.scope === "negative") [whole, bare].forEach((facts) => rule.check(facts));
          if (rule.scope === "moment") rule.check([whole, bare]);
        }
      }),
    );
  });

  // a search that grows with the square of a text's length would take hours here, not milliseconds
  it.each(["a", '"', " ", "1", "1.", "A.", "<a", "{", "a-", "a, ", "not ", "the video "])(
    "is done with a text of nothing but %j",
    (piece) => {
      const long = piece.repeat(Math.floor(60_000 / piece.length));
      const refused = factsOf({ text: long, captions: [long] });
      const asked = factsOf({ original: long, query: long, captions: [long] });
      const findings = RULES.flatMap((rule) =>
        rule.scope === "negative" ? [refused, asked].flatMap((facts) => rule.check(facts)) : [],
      );
      expect(findings.length).toBeGreaterThan(0);
    },
  );
});
