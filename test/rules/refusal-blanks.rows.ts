import type { Row } from "./row.ts";

export const rows: readonly Row[] = [
  { name: "one blank between sentences", finds: [], negative: {} },
  {
    name: "numbers, initials and abbreviations are no ends of sentences",
    finds: [],
    negative: { text: "This query seems off. At 7 p.m. J.R. Stone pours 1.5 cups in the U.S. kitchen." },
  },
  {
    name: "glued sentences",
    finds: ["error refusal"],
    negative: { text: "It seems off.The video shows a door." },
  },
  {
    name: "glued behind a quote",
    finds: ["error refusal"],
    negative: { text: 'It is no "window."The video shows a door.' },
  },
  {
    name: "two blanks",
    finds: ["error refusal"],
    negative: { text: "It seems off.  The video shows a door." },
  },
  {
    name: "a line end",
    finds: ["error refusal"],
    negative: { text: "It seems off.\nThe video shows a door." },
  },
  {
    name: "a blank at the end",
    finds: ["error refusal"],
    negative: { text: "It seems off. The video shows a door. " },
  },
];
