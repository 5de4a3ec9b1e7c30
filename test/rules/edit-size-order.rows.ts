import type { Row } from "./row.ts";

const original = "a person opens the red door.";
const strong = { level: "strong", original, query: "a person opens the red window." } as const;
const moderate = { level: "moderate", original, query: "a person closes the red window." } as const;
const weak = { level: "weak", original, query: "a person closes the blue window." } as const;

export const rows: readonly Row[] = [
  { name: "growing edits", finds: [], negatives: [strong, moderate, weak] },
  {
    name: "equal edits",
    finds: [],
    negatives: [strong, { ...moderate, query: "a person opens the blue door." }],
  },
  { name: "one negative alone", finds: [], negatives: [weak] },
  { name: "no negative", finds: [], negatives: [] },
  {
    name: "the weaker level changes less",
    finds: ["error query"],
    negatives: [{ ...strong, query: "a dog opens the blue window." }, moderate],
  },
  {
    name: "each weaker level is told",
    finds: ["error query", "error query"],
    negatives: [{ ...strong, query: "a dog pushes the blue window." }, moderate, weak],
  },
];
