import type { Row } from "./row.ts";

const opening = "<irrelevant_answer>It seems off.</irrelevant_answer>";
const object = "<object_objectexistence>A door, no window.</object_objectexistence>";
const action = "<action_finegrainedaction>It is opened, not closed.</action_finegrainedaction>";

function row(name: string, reasoning: string, finds: readonly string[]): Row {
  return { name, finds, reply: { level: "moderate", written: { reasoning } } };
}

export const rows: readonly Row[] = [
  row("opening and blocks in plan order", opening + object + action, []),
  row("another order can be set right", opening + action + object, []),
  row(
    "tags in another spelling",
    "<Irrelevant_Answer>It seems off.<Object/ObjectExistence>No.<FineGrainedAction>No.",
    [],
  ),
  row("numbered tags", `${opening}<category1>A door.</category1><category2>Opened.</category2>`, []),
  row("no opening", object + action, ["error reasoning"]),
  row("a block is missing", opening + object, ["error reasoning"]),
  row("a block is empty", `${opening}${object}<action_finegrainedaction> </action_finegrainedaction>`, [
    "error reasoning",
  ]),
  row(
    "a block for another category",
    `${opening}${object}${action}<attribute_counting>One.</attribute_counting>`,
    ["error reasoning"],
  ),
  row("no tags at all", "It seems off. A door, no window.", ["error reasoning"]),
];
