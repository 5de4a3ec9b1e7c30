/** The words of a text: separated by commas where there is one, else by blanks. */
export function wordSet(text: string): ReadonlySet<string> {
  const words = text.includes(",") ? text.split(",") : text.split(/\s+/u);
  return new Set(words.map((word) => word.trim()).filter((word) => word !== ""));
}
