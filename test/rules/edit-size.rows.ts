import type { Row } from "./row.ts";

const original = "a woman in a blue coat puts a cup on the wooden table.";

export const rows: readonly Row[] = [
  {
    name: "one word for one category",
    finds: [],
    negative: { original, query: original.replace("cup", "book") },
  },
  {
    name: "three words for three categories",
    finds: [],
    negative: { level: "weak", original, query: "a woman in a red coat takes a book on the wooden table." },
  },
  {
    name: "a short query may change entirely",
    finds: [],
    negative: { level: "weak", original: "person opens door.", query: "dog closes window." },
  },
  {
    name: "words that change places",
    finds: [],
    negative: {
      categories: ["Action/ActionSequence"],
      original: "a man washes the onions and then chops them on a board.",
      query: "a man chops the onions on a board and then washes them.",
    },
  },
  {
    name: "another query",
    finds: ["error query"],
    negative: { original, query: "two dogs chase each other across a muddy field." },
  },
  {
    name: "a large edit for one category",
    finds: ["suspicion query"],
    negative: { original, query: "a woman beside tall trees throws yellow balls near dogs at night." },
  },
  {
    name: "a small edit for two categories",
    finds: ["suspicion query"],
    negative: { level: "moderate", original, query: original.replace("cup", "book") },
  },
];
