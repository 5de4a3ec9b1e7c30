import type { Row } from "./row.ts";

const original = "a person opens the red door and walks out.";

export const rows: readonly Row[] = [
  { name: "as long", finds: [], negative: { original, query: "a person opens the red door and jumps out." } },
  { name: "half as long", finds: [], negative: { original, query: "a person opens the window." } },
  {
    name: "a short original may grow",
    finds: [],
    negative: { original: "man sits.", query: "man walks over to the large window." },
  },
  { name: "next to nothing", finds: ["error query"], negative: { original, query: "a window." } },
  { name: "no word at all", finds: ["error query"], negative: { original, query: "..." } },
  {
    name: "an essay",
    finds: ["error query"],
    negative: { original, query: `a person ${"opens the window and ".repeat(8)}leaves.` },
  },
];
