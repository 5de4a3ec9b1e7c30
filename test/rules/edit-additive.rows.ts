import type { Row } from "./row.ts";

const original = "a person looks out of the window.";

export const rows: readonly Row[] = [
  { name: "a word replaced", finds: [], negative: { original, query: "a person looks out of the car." } },
  {
    name: "a preposition replaced by more words",
    finds: [],
    negative: { original: "a man runs to a car.", query: "a man runs away from a car." },
  },
  {
    name: "a pronoun replaced",
    finds: [],
    negative: { original: "a man eats it.", query: "a man eats a pie." },
  },
  { name: "a word left out", finds: [], negative: { original, query: "a person looks out." } },
  {
    name: "another place made of the same preposition",
    finds: [],
    negative: { original: "a man sits in a car.", query: "a man sits in front of a car." },
  },
  {
    name: "a word added",
    finds: ["suspicion query"],
    negative: { original, query: "a person looks out of the car window." },
  },
  {
    name: "words added around another article",
    finds: ["suspicion query"],
    negative: { original, query: "the person looks out of a window in a park." },
  },
];
