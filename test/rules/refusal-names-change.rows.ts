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
  row("other words for both", "It seems off. The man shuts the door, and nothing is rinsed.", []),
  {
    name: "a general word for both sides names neither",
    finds: ["suspicion refusal"],
    negative: {
      original: "a man drinks from a glass.",
      query: "a man drinks from a bottle.",
      text: "It seems off. No bottle or other container is there.",
    },
  },
  {
    name: "words of place alone are not looked for",
    finds: [],
    negative: {
      original: "a man runs in.",
      query: "a man runs out.",
      text: "It seems off. The man is entering.",
    },
  },
  {
    name: "taking clothes off is undressing",
    finds: [],
    negative: {
      original: "a man undresses.",
      query: "a man cooks.",
      text: "It seems off. The man removes his clothes; nobody cooks.",
    },
  },
  {
    name: "a preposition that every refusal has names nothing",
    finds: ["suspicion refusal"],
    negative: {
      original: "a man checks the lamp.",
      query: "a man repairs it with a lamp.",
      text: "It seems inconsistent with the video. The man checks the lamp, and that is all he does.",
    },
  },
  {
    name: "prepositions alone are not looked for",
    finds: [],
    negative: {
      original: "a man sits on a box.",
      query: "a man sits in a box.",
      text: "It seems off. The man is above the box.",
    },
  },
  {
    name: "a noun for the act is the act",
    finds: [],
    negative: {
      original: "a man puts the plate down.",
      query: "a man drops the plate.",
      text: "It seems off. What can be seen is a careful placement; no plate drops.",
    },
  },
  {
    name: "whom it is about is not looked for",
    finds: [],
    negative: {
      original: "a man paints himself.",
      query: "a man paints someone else.",
      text: "It seems off. The man works on a self-portrait.",
    },
  },
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
