import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  pythonFixed1,
  PythonFloat,
  pythonFloat,
  pythonJson,
  type PythonValue,
} from "../../pipeline/lib/python-json.ts";
import { python, pythonMissing } from "./python.ts";

const pair = z.object({ of: z.string(), text: z.string() });
const recorded = z
  .object({
    repr: z.array(pair),
    fixed1: z.array(pair),
    strings: z.array(pair),
    indented: z.array(z.object({ of: z.json(), text: z.string(), line: z.string() })),
  })
  .parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, "../fixtures/export-python/cases.json"), "utf8")),
  );

const ofBits = (hex: string): number => Buffer.from(hex, "hex").readDoubleBE();
const bitsOf = (value: number): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString("hex");
};

/** Undoes the tagging of the recorded cases. */
function untagged(value: z.infer<ReturnType<typeof z.json>>): PythonValue {
  if (Array.isArray(value)) return value.map(untagged);
  if (typeof value !== "object" || value === null) return value;
  if (typeof value["float"] === "number") return new PythonFloat(value["float"]);
  const fields = z.record(z.string(), z.json()).parse(value["object"]);
  return Object.fromEntries(Object.entries(fields).map(([key, item]) => [key, untagged(item)]));
}

describe("what Python wrote, recorded", () => {
  it.each(recorded.repr)("repr $text", ({ of, text }) => expect(pythonFloat(ofBits(of))).toBe(text));
  it.each(recorded.fixed1)("%.1f $text", ({ of, text }) => expect(pythonFixed1(ofBits(of))).toBe(text));
  it.each(recorded.strings)("string $text", ({ of, text }) => expect(pythonJson(of, 2)).toBe(text));
  it.each(recorded.indented)("$line", ({ of, text, line }) => {
    expect(pythonJson(untagged(of), 2)).toBe(text);
    expect(pythonJson(untagged(of), null)).toBe(line);
  });
});

describe("numbers that JSON does not have", () => {
  it.each([NaN, Infinity, -Infinity])("%s", (value) => {
    expect(() => pythonFloat(value)).toThrow(RangeError);
    expect(() => pythonFixed1(value)).toThrow(RangeError);
  });
  it("refuses an int that is none", () => expect(() => pythonJson(1.5, 2)).toThrow(RangeError));
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const times = fc.oneof(
  finite,
  fc.integer({ min: 0, max: 80_000 }).map((n) => n / 20), // every second one looks like a tie
  fc.integer({ min: 0, max: 80_000 }).map((n) => n / 8),
  fc.double({ min: 0, max: 5000, noNaN: true }),
);

describe("any number", () => {
  it("reads back as the same double", () => {
    fc.assert(fc.property(finite, (value) => Object.is(Number(pythonFloat(value)), value)));
  });
  it("shows that it is a float", () => {
    fc.assert(fc.property(finite, (value) => /[.e]/u.test(pythonFloat(value))));
  });
  it("is never further than half a tenth from its one-decimal text", () => {
    const small = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(small, (value) => Math.abs(Number(pythonFixed1(value)) - value) <= 0.05 + 1e-9));
  });
});

const missing = pythonMissing();

describe.skipIf(missing)(`python3 itself${missing ? ` (skipped: ${missing})` : ""}`, () => {
  it("agrees on repr and %.1f of 5000 doubles", () => {
    const values = fc.sample(times, { numRuns: 5000, seed: 7 });
    const program = [
      "import sys, struct",
      "for line in sys.stdin:",
      "    x = struct.unpack('>d', bytes.fromhex(line.strip()))[0]",
      "    print(repr(x), '%.1f' % x)",
    ].join("\n");
    const theirs = python(program, values.map((value) => `${bitsOf(value)}\n`).join(""));
    const ours = values.map((value) => `${pythonFloat(value)} ${pythonFixed1(value)}\n`).join("");
    expect(ours).toBe(theirs);
  });

  it("writes the same bytes after reading ours", () => {
    const value = fc.letrec<{ value: PythonValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.integer(),
        finite.map((number) => new PythonFloat(number)),
        fc.string({ unit: "binary" }),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    const values = fc.sample(value, { numRuns: 500, seed: 7 });
    const ours = pythonJson(values, 2);
    const program =
      "import sys, json; sys.stdin.reconfigure(encoding='utf-8', newline=''); sys.stdout.reconfigure(encoding='utf-8', newline='');" +
      "sys.stdout.write(json.dumps(json.loads(sys.stdin.read()), indent=2, ensure_ascii=False))";
    expect(python(program, ours)).toBe(ours);
  });
});
