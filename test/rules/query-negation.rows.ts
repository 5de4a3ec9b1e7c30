import type { Row } from "./row.ts";

export const rows: readonly Row[] = [
  { name: "another object", finds: [], negative: {} },
  {
    name: "a negation that the original has",
    finds: [],
    negative: { original: "a man eats without a fork.", query: "a man eats without a spoon." },
  },
  {
    name: "nothing",
    finds: ["error query"],
    negative: { original: "a man is eating soup.", query: "a man is eating nothing." },
  },
  {
    name: "not",
    finds: ["error query"],
    negative: { original: "a man is eating soup.", query: "a man is not eating soup." },
  },
  {
    name: "a contraction",
    finds: ["error query"],
    negative: { original: "a man opens a jar.", query: "a man doesn’t open a jar." },
  },
];
