import type { Row } from "./row.ts";

function row(text: string, finds: readonly string[]): Row {
  return { name: text, finds, negative: { text } };
}

export const rows: readonly Row[] = [
  row("It seems off. The video shows two cups, not three cups.", []),
  row("It seems off. The man walks to 2 chairs.", []),
  row("It seems off. The video shows a 4-door car and a T-shirt.", []),
  row("It seems off from 3.1 to 10.9.", ["error refusal"]),
  row("It seems off between 3 and 9 seconds.", ["error refusal"]),
  row("It seems off in 3.5s - 9s.", ["error refusal"]),
  row("It seems off at 3–9 seconds.", ["error refusal"]),
  row("It seems off from 0:12 until 0:31.", ["error refusal"]),
];
