/** A number that Python holds as a float: 3 is written 3.0. Plain numbers are written as ints. */
export class PythonFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** A JSON value with Python's difference between int and float. Keys with the value undefined are left out. */
export type PythonValue =
  | null
  | boolean
  | string
  | number
  | PythonFloat
  | readonly PythonValue[]
  | { readonly [key: string]: PythonValue | undefined };

/**
 * The text that Python's `json.dumps(value, indent=indent, ensure_ascii=False)` writes.
 * Lone surrogates are the one exception: Python cannot encode what it would write, so they stay escaped.
 * @param indent blanks a level; null for one line
 * @param depth level at which the value stands, for values written one at a time
 */
export function pythonJson(value: PythonValue, indent: number | null, depth = 0): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return pythonInt(value);
    case "boolean":
      return value ? "true" : "false";
    default:
      if (value === null) return "null";
      if (value instanceof PythonFloat) return pythonFloat(value.value);
      return isList(value) ? listText(value, indent, depth) : objectText(value, indent, depth);
  }
}

/** Array.isArray does not narrow read-only arrays. */
function isList(value: readonly PythonValue[] | object): value is readonly PythonValue[] {
  return Array.isArray(value);
}

function listText(items: readonly PythonValue[], indent: number | null, depth: number): string {
  let text = "";
  for (const item of items) text += before(text === "", indent, depth) + pythonJson(item, indent, depth + 1);
  return text === "" ? "[]" : `[${text}${behind(indent, depth)}]`;
}

function objectText(
  fields: { readonly [key: string]: PythonValue | undefined },
  indent: number | null,
  depth: number,
): string {
  let text = "";
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value === undefined) continue;
    text += `${before(text === "", indent, depth)}${JSON.stringify(key)}: ${pythonJson(value, indent, depth + 1)}`;
  }
  return text === "" ? "{}" : `{${text}${behind(indent, depth)}}`;
}

/** What stands before an item: a comma unless it is the first, and its place on the page. */
function before(first: boolean, indent: number | null, depth: number): string {
  if (indent === null) return first ? "" : ", ";
  return `${first ? "" : ","}\n${" ".repeat(indent * (depth + 1))}`;
}

/** What stands behind the last item. */
function behind(indent: number | null, depth: number): string {
  return indent === null ? "" : `\n${" ".repeat(indent * depth)}`;
}

function pythonInt(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no exact integer`);
  return Object.is(value, -0) ? "0" : String(value);
}

/**
 * Python's repr of a float: the shortest digits that read back as the same value, with an exponent from 1e16 up and below 1e-4
 * (JavaScript: 1e21 and 1e-6), and ".0" where nothing else shows that it is a float.
 */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no JSON number`);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1; // digits before the decimal point
  if (point > 16 || point < -3) return `${sign}${mantissa}e${exponentText(point - 1)}`;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (digits.length <= point) return `${sign}${digits.padEnd(point, "0")}.0`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function exponentText(exponent: number): string {
  return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/**
 * Python's `"%.1f" % value`: the exact binary value rounded to one decimal, ties to the even digit. JavaScript's toFixed is as
 * exact but rounds ties up: 19.25 is "19.2" here and "19.3" there.
 */
export function pythonFixed1(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} has no decimals`);
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size >= 1e21) return `${sign}${BigInt(size)}.0`; // where toFixed turns to exponents
  const quarters = size * 4; // exact; odd for x.25 and x.75, the only ties a binary number can be
  const isTie = quarters % 2 === 1;
  if (!isTie) return sign + size.toFixed(1);
  return `${sign}${Math.floor(size)}.${size % 1 === 0.25 ? "2" : "8"}`;
}
