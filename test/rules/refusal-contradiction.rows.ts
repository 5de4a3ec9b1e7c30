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
  {
    name: "a direction that differs in one preposition",
    finds: [],
    negative: {
      original: "a man moves from the window.",
      query: "a man moves to the window.",
      text: "It seems off. The video shows moving from the window, and at no point moving to the window.",
    },
  },
  row("The video shows a man sitting, and never sitting.", ["error refusal"]),
  row("There is no hair in the video from beginning to end; hair can be seen there instead.", [
    "error refusal",
  ]),
  row("The whole video offers no view of a helmet. What it shows is a helmet.", ["error refusal"]),
  row("What can be seen in the video is a bedroom, not a bedroom.", ["error refusal"]),
  row(
    "The video shows a woman walking through a doorway, while walking through a doorway never occurs in it.",
    ["error refusal"],
  ),
  row(
    "In the video the direction is that of pouring milk. There is no pouring of milk anywhere in the video.",
    ["error refusal"],
  ),
];
