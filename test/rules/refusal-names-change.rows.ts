import type { Row } from "./row.ts";

const facts = { original: "a man is closing the door.", query: "a man is washing the door." };

function row(name: string, text: string, finds: readonly string[]): Row {
  return { name, finds, negative: { ...facts, text } };
}

export const rows: readonly Row[] = [
  row("both words, inflected", "It seems off. The man closes the door, and nothing is washed.", []),
  row("the true word is missing", "It seems off. Nothing is washed.", ["suspicion refusal"]),
  row("the false word is missing", "It seems off. The man closes the door.", ["suspicion refusal"]),
  row("both are missing", "It seems off. The video shows something else.", ["suspicion refusal"]),
  {
    name: "an edit that adds nothing has nothing to name",
    finds: [],
    negative: {
      original: "a man sits, then stands up.",
      query: "a man stands up, then sits.",
      text: "It seems off. The order is the other way round.",
    },
  },
];
