import type { Row } from "./row.ts";

export const rows: readonly Row[] = [
  { name: "plain text", finds: [], negative: {} },
  {
    name: "words that are also category names",
    finds: [],
    negative: {
      query: "a person is counting the red windows.",
      parts: ["By comparison, the video shows doors only."],
    },
  },
  {
    name: "a tag in the query",
    finds: ["error query"],
    negative: { query: "<query>a person opens the window." },
  },
  {
    name: "a tag in the refusal",
    finds: ["error refusal"],
    negative: { parts: ["The video shows a door.</object_objectexistence>"] },
  },
  {
    name: "a category path",
    finds: ["error refusal"],
    negative: { parts: ["For Object/ObjectExistence, the video shows a door."] },
  },
  {
    name: "a category tag",
    finds: ["error refusal"],
    negative: { opening: "object_objectexistence: it seems wrong." },
  },
  {
    name: "a bracket in both",
    finds: ["error query", "error refusal"],
    negative: { query: "{a window", text: "It seems wrong}" },
  },
];
