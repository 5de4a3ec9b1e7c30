/**
 * Characters that no text for people holds: control, direction and invisible characters, lone surrogates, U+FFFD, and UTF-8 that
 * was read as Windows-1252 or Latin-1 and written again ("Ã©" for "é", "â€™" for "’").
 */
const BROKEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffd]|\p{Surrogate}|[ÃÂ][\u0080-\u00bf]|â€.?|ï¿½|ðŸ/u;

/** The first broken characters of a text; undefined when it holds none. */
export function brokenCharacters(text: string): string | undefined {
  return BROKEN.exec(text)?.[0];
}
