import type { Row } from "./row.ts";

function row(text: string, finds: readonly string[]): Row {
  return { name: text, finds, negative: { text } };
}

export const rows: readonly Row[] = [
  row("It seems off. The video shows a cup, a plate, and a fork on the table.", []),
  row("It seems off. In the kitchen, a man sits, eats and never stands up.", []),
  row("It seems off. The video shows a door. Keywords: door, window", ["error refusal"]),
  row("It seems off. The video shows a door. Door, red window, opening.", ["error refusal"]),
  row("It seems off. [door, window, opening]", ["error refusal"]),
];
