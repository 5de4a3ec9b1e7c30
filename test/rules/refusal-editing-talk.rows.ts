import type { Row } from "./row.ts";

function row(sentence: string, finds: readonly string[]): Row {
  return { name: sentence, finds, negative: { text: `It seems off. ${sentence}` } };
}

export const rows: readonly Row[] = [
  row("The query asks for a window, but the video shows a door.", []),
  row("The man changes his shirt and replaces the bulb.", []),
  row("The clip never shows a blanket, so it meets no blanket-related request.", []),
  row("The light now turns green in the video.", []),
  row("The person is editing a text on the laptop.", []),
  row("It now asks for a window.", ["error refusal"]),
  row("The query is now about a window.", ["error refusal"]),
  row("The modified query asks for a window.", ["error refusal"]),
  row("Unlike the original query, it names a window.", ["error refusal"]),
  row("The query replaces the door with a window.", ["error refusal"]),
  row("The object was changed from a door to a window.", ["error refusal"]),
  row("The edit introduces a window.", ["error refusal"]),
  row("This hard negative names a window.", ["error refusal"]),
];
