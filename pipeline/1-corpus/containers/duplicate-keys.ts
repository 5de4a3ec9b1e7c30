/** Whether a JSON text gives some object the same key twice: then it writes more keys than its value has. */
export function hasDuplicateKeys(text: string, value: unknown): boolean {
  return keysWritten(text) !== keysHeld(value);
}

/** Strings of a JSON text that a colon follows. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let open = text.indexOf('"'); open !== -1;) {
    let at = open + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at += 1;
    while (at < text.length && isBlank(text[at])) at += 1;
    if (text[at] === ":") keys += 1;
    open = text.indexOf('"', at);
  }
  return keys;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

/** Keys of all objects in a value; with a list of what is left to look at, for nesting may be deep. */
function keysHeld(value: unknown): number {
  let keys = 0;
  const left: unknown[] = [value];
  while (left.length > 0) {
    const item = left.pop();
    if (typeof item !== "object" || item === null) continue;
    const values: unknown[] = Object.values(item);
    if (!Array.isArray(item)) keys += values.length;
    for (const inner of values) left.push(inner);
  }
  return keys;
}
