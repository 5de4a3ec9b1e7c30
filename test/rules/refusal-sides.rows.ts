import type { Row } from "./row.ts";

const facts = { original: "a man wears a blue glove.", query: "a man wears a red glove." };

function row(sentence: string, finds: readonly string[]): Row {
  return { name: sentence, finds, negative: { ...facts, text: `It seems off. ${sentence}` } };
}

export const rows: readonly Row[] = [
  row("The video shows a blue glove, not a red one.", []),
  row("The query asks for a red glove, while the video shows a blue one.", []),
  row("No part of the video shows a red glove; the glove is blue.", []),
  row("The video does not show a red glove but a blue one.", []),
  row("The glove is blue rather than red.", []),
  row("The video shows a red glove, not a blue glove.", ["error refusal"]),
  row("The glove shown in the video is red, rather than blue.", ["error refusal"]),
  row("The query asks for a blue glove, whereas the video shows a red one.", ["error refusal"]),
  row("The query asks for a blue glove, while the video shows a blue glove.", ["error refusal"]),
  row("The query speaks of a blue glove. It asks for a blue glove. However, the video shows a blue glove.", [
    "error refusal",
  ]),
  row("The query asks for a red glove. However, the video shows a blue glove.", []),
  row("The video shows a blue glove. The man is blue.", []),
];
