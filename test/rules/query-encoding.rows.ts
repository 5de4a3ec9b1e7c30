import type { Row } from "./row.ts";

const [ESC, RLO, ZWSP, REPLACEMENT] = [0x1b, 0x202e, 0x200b, 0xfffd].map((code) => String.fromCharCode(code));

function row(name: string, query: string, finds: readonly string[]): Row {
  return { name, finds, negative: { original: "a man drinks in a café.", query } };
}

export const rows: readonly Row[] = [
  row("letters of any script", "a man naps in a café — 東京, Ångström, niño.", []),
  row("emoji", "a man naps 👨‍👩‍👧 in a café.", []),
  row("a terminal escape", `a man ${ESC}[2J naps.`, ["error query"]),
  row("a direction override", `a man ${RLO}naps.`, ["error query"]),
  row("an invisible character", `a man${ZWSP} naps.`, ["error query"]),
  row("a replacement character", `a man naps in a caf${REPLACEMENT}.`, ["error query"]),
  row("a lone surrogate", `a man naps \ud83d.`, ["error query"]),
  row("UTF-8 read as Latin-1", "a man naps in a cafÃ©.", ["error query"]),
  row("UTF-8 read as Windows-1252", "a man doesnâ€™t nap.", ["error query"]),
  {
    name: "what the original holds too",
    finds: ["note query"],
    negative: { original: "a man drinks in a cafÃ©.", query: "a man naps in a cafÃ©." },
  },
];
