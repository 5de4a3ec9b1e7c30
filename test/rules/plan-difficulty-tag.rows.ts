import type { Row } from "./row.ts";

function row(difficulty_tag: string, finds: readonly string[]): Row {
  return { name: difficulty_tag, finds, reply: { level: "moderate", written: { difficulty_tag } } };
}

export const rows: readonly Row[] = [
  row("moderated", []),
  row("moderate", []),
  row("Medium", []),
  row("ir_mid", []),
  row("strong", ["error difficulty_tag"]),
  row("easy", ["error difficulty_tag"]),
  row("2 categories", ["note difficulty_tag"]),
];
