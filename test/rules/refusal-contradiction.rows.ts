import type { Row } from "./row.ts";

function row(sentence: string, finds: readonly string[]): Row {
  return { name: sentence, finds, negative: { text: `It seems off. ${sentence}` } };
}

export const rows: readonly Row[] = [
  row("The video shows a man sitting, and never standing.", []),
  row("The video shows first sitting and then eating, and never first eating and then sitting.", []),
  row("The video shows a man walking into the room, and at no point walking out of it.", []),
  row("The man is pouring juice into a glass, but a cup is not visible in that pouring.", []),
  row("No part of the video shows a window. The video shows a door.", []),
  row("The video shows a man sitting, and never sitting.", ["error refusal"]),
  row(
    "The video shows a woman walking through a doorway, while walking through a doorway never occurs in it.",
    ["error refusal"],
  ),
  row(
    "In the video the direction is that of pouring milk. There is no pouring of milk anywhere in the video.",
    ["error refusal"],
  ),
];
