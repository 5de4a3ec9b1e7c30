import type { Row } from "./row.ts";

export const rows: readonly Row[] = [
  { name: "a part for each category", finds: [], negative: { level: "weak" } },
  {
    name: "parts in another order",
    finds: ["error refusal"],
    negative: { level: "moderate", explained: ["Action/FineGrainedAction", "Object/ObjectExistence"] },
  },
  {
    name: "a part is missing",
    finds: ["error refusal"],
    negative: { level: "moderate", explained: ["Object/ObjectExistence"] },
  },
  {
    name: "sentences enough in a bare text",
    finds: [],
    negative: { level: "moderate", text: "It does not fit well.The door is red.It is opened, not closed." },
  },
  {
    name: "a sentence too few in a bare text",
    finds: ["suspicion refusal"],
    negative: {
      level: "moderate",
      text: "It does not fit well, as the door is red. It is opened, not closed.",
    },
  },
];
