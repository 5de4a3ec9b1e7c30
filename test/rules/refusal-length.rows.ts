import type { Row } from "./row.ts";

export const rows: readonly Row[] = [
  { name: "a sentence or two", finds: [], negative: {} },
  {
    name: "a part of two words",
    finds: ["error refusal.parts[0].text"],
    negative: { parts: ["No window."] },
  },
  { name: "a stub", finds: ["error refusal"], negative: { text: "It seems off." } },
  {
    name: "a long text",
    finds: ["suspicion refusal"],
    negative: { text: "It seems off. ".repeat(32).trim() },
  },
  { name: "an essay", finds: ["error refusal"], negative: { text: "It seems off. ".repeat(60).trim() } },
];
