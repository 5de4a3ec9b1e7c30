import type { Row } from "./row.ts";

const level = "moderate";
const [object, action] = [{ path: "Object/ObjectExistence" }, { path: "Action/FineGrainedAction" }] as const;

export const rows: readonly Row[] = [
  { name: "as planned", finds: [], reply: { level } },
  {
    name: "another order",
    finds: ["note applied_categories"],
    reply: { level, written: { applied_categories: [action, object] } },
  },
  {
    name: "one is missing",
    finds: ["error applied_categories"],
    reply: { level, written: { applied_categories: [object] } },
  },
  {
    name: "one too many",
    finds: ["error applied_categories"],
    reply: { level, written: { applied_categories: [object, action, { path: "Attribute/Counting" }] } },
  },
  {
    name: "one twice",
    finds: ["error applied_categories"],
    reply: { level, written: { applied_categories: [object, object] } },
  },
];
