import type { Caption } from "../../../schemas/caption.ts";
import type { Mapping } from "../../../schemas/mapping.ts";
import type { TimeWindow } from "../../../schemas/window.ts";
import { cleanText } from "../../lib/text.ts";
import { compileSpread } from "./rows.ts";
import { compileUnit } from "./times.ts";
import { compileOptional, compileValue, type Scope, textOf } from "./values.ts";

/** What a mapping finds beside the queries. Empty texts are passed over; a time that makes no sense is left out. */
export function compileCompanions({ companions = [], times }: Mapping): (scope: Scope) => readonly Caption[] {
  const toSeconds = compileUnit(times);
  const readers = companions.map(({ each, text, start, end, origin }) => {
    const spread = compileSpread(each, undefined);
    const [value, from, to] = [compileValue(text), compileOptional(start), compileOptional(end)];
    return (whole: Scope): Caption[] =>
      spread(whole).flatMap(({ scope }) => {
        const [first, last] = toSeconds(from(scope), to(scope), scope, null);
        const window: TimeWindow | null =
          first >= 0 && last > first && Number.isFinite(last) ? [first, last] : null;
        return textsOf(value(scope)).map((clean) => ({ window, text: clean, origin }));
      });
  });
  return (scope) => readers.flatMap((read) => read(scope));
}

function textsOf(value: unknown): string[] {
  const members: unknown[] = Array.isArray(value) ? value : [value];
  return members.map((member) => cleanText(textOf(member) ?? "")).filter((text) => text !== "");
}
