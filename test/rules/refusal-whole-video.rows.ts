import type { Row } from "./row.ts";

function row(sentence: string, finds: readonly string[]): Row {
  return { name: sentence, finds, negative: { text: sentence } };
}

export const rows: readonly Row[] = [
  row("It seems off. No part of the video shows a window.", []),
  row("It seems off. A window never appears in the footage.", []),
  row("It seems off. The video shows no window.", []),
  row("It seems off. Throughout the video, the door stays open.", []),
  row("It seems off. No part of the clip shows a window.", ["note refusal"]),
  row("It seems off. The segment shows a door rather than a window.", ["suspicion refusal"]),
];
