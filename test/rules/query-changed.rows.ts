import type { Row } from "./row.ts";

const original = "the person takes a cup from the shelf.";

export const rows: readonly Row[] = [
  {
    name: "another object",
    finds: [],
    negative: { original, query: "the person takes a plate from the shelf." },
  },
  {
    name: "another preposition",
    finds: [],
    negative: { original, query: "the person takes a cup to the shelf." },
  },
  {
    name: "another number",
    finds: [],
    negative: { original, query: "the person takes two cups from the shelf." },
  },
  {
    name: "another order of the same words",
    finds: [],
    negative: { original: "a man sits, then stands up.", query: "a man stands up, then sits." },
  },
  { name: "the original again", finds: ["error query"], negative: { original, query: original } },
  {
    name: "other case and punctuation",
    finds: ["error query"],
    negative: { original, query: "The person takes a cup from the shelf" },
  },
  {
    name: "another article",
    finds: ["error query"],
    negative: { original, query: "a person takes the cup from a shelf." },
  },
  {
    name: "another tense",
    finds: ["error query"],
    negative: { original, query: "the person is taking a cup from the shelf." },
  },
  {
    name: "an irregular form",
    finds: ["error query"],
    negative: { original, query: "the person took a cup from the shelf." },
  },
];
