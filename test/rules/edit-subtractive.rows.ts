import type { Row } from "./row.ts";

const original = "a man puts a red book on the table.";

export const rows: readonly Row[] = [
  {
    name: "a word replaced",
    finds: [],
    negative: { original, query: "a man puts a blue book on the table." },
  },
  {
    name: "a word added",
    finds: [],
    negative: { original, query: "a man puts a red book on the small table." },
  },
  {
    name: "a negation left out",
    finds: [],
    negative: {
      original: "a mower moves without anyone riding it.",
      query: "a mower moves anyone riding it.",
    },
  },
  {
    name: "a word left out",
    finds: ["error query"],
    negative: { original, query: "a man puts a book on the table." },
  },
  {
    name: "a phrase left out",
    finds: ["error query"],
    negative: { original, query: "the man puts a red book." },
  },
];
