import type { Row } from "./row.ts";

const original = "a person opens the door.";

export const rows: readonly Row[] = [
  { name: "like the original", finds: [], negative: { original, query: "a person opens the window." } },
  {
    name: "like an original without a full stop",
    finds: [],
    negative: { original: "A person opens the door", query: "A person opens the window" },
  },
  {
    name: "a lost full stop",
    finds: ["note query"],
    negative: { original, query: "a person opens the window" },
  },
  {
    name: "a new capital",
    finds: ["note query"],
    negative: { original, query: "A person opens the window." },
  },
  {
    name: "both at once are one finding",
    finds: ["note query"],
    negative: { original, query: "A person opens the window" },
  },
];
