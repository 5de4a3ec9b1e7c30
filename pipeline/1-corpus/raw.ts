/** Longest raw record that is kept whole, characters of JSON. */
const MAX_RAW_CHARACTERS = 4000;
const MAX_RAW_DEPTH = 16;

/** A raw record fit to be kept beside a rejection: whole when it is short, else its beginning and its size. */
export function shortenedRaw(raw: unknown): unknown {
  if (typeof raw === "string") return shortenedText(raw);
  const text = JSON.stringify(withoutDepths(raw, MAX_RAW_DEPTH)) as string | undefined;
  if (text === undefined) return null;
  return text.length <= MAX_RAW_CHARACTERS ? (JSON.parse(text) as unknown) : shortenedText(text);
}

function shortenedText(text: string): string {
  if (text.length <= MAX_RAW_CHARACTERS) return text;
  return `${text.slice(0, MAX_RAW_CHARACTERS)}… (${text.length} characters)`;
}

/** The value with everything nested deeper than `depth` replaced by a mark, so that writing it cannot exhaust the stack. */
function withoutDepths(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "… (nested deeper)";
  if (Array.isArray(value)) return value.map((item) => withoutDepths(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withoutDepths(item, depth - 1)]),
  );
}
