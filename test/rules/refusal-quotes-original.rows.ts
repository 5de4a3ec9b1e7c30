import type { Row } from "./row.ts";

const original = "a person opens the red door.";

function row(name: string, text: string, finds: readonly string[]): Row {
  return { name, finds, negative: { original, text } };
}

export const rows: readonly Row[] = [
  row(
    "the negative in quotation marks",
    'It seems off. No part of the video shows "a person opens the red window".',
    [],
  ),
  row("the original in other grammar", "It seems off. The video shows a person opening the red door.", []),
  row("a short original word for word", "It seems off. In it, person sits.", []),
  row("the original in quotation marks", 'It seems off. The video shows "A person opens the red door".', [
    "error refusal",
  ]),
  row("the original as a sentence", "It seems off. A person opens the red door.", ["error refusal"]),
  row("a long original inside a sentence", "It seems off, as a person opens the red door in the video.", [
    "suspicion refusal",
  ]),
];
