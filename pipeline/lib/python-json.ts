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
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return pythonInt(value);
  if (value instanceof PythonFloat) return pythonFloat(value.value);
  const inner = (item: PythonValue): string => pythonJson(item, indent, depth + 1);
  if (isList(value)) return bracketed("[", value.map(inner), "]", indent, depth);
  const fields = Object.entries(value)
    .filter((entry): entry is [string, PythonValue] => entry[1] !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}: ${inner(item)}`);
  return bracketed("{", fields, "}", indent, depth);
}

/** Array.isArray does not narrow read-only arrays. */
function isList(value: PythonValue): value is readonly PythonValue[] {
  return Array.isArray(value);
}

function bracketed(
  open: string,
  items: readonly string[],
  close: string,
  indent: number | null,
  depth: number,
): string {
  if (items.length === 0) return open + close;
  if (indent === null) return `${open}${items.join(", ")}${close}`;
  const [outer, inner] = [" ".repeat(indent * depth), " ".repeat(indent * (depth + 1))];
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${outer}${close}`;
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
