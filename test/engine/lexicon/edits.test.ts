import { beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipeline/engine/engine.ts";
import type { CategoryPath } from "../../../schemas/category.ts";
import { negativesOf, openTiny } from "./open.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openTiny();
});

/** Query, category, a negative that must be among those found. */
const POSSIBLE: readonly (readonly [string, CategoryPath, string])[] = [
  ["person opens the door.", "Object/ObjectExistence", "person opens the window."],
  ["person eats a sandwich.", "Object/ObjectExistence", "person eats an apple."],
  ["Person eats an apple", "Object/ObjectExistence", "Person eats a cookie"],
  ["person opens the door.", "Action/FineGrainedAction", "person fixes the door."],
  ["person is opening the door.", "Action/FineGrainedAction", "person is fixing the door."],
  ["person is laughing.", "Action/FineGrainedAction", "person is sneezing."],
  ["a person sits on a bed.", "Object/ObjectSpatialRelation", "a person sits next to a bed."],
  ["person runs up the stairs.", "Object/ObjectMoving", "person runs down the stairs."],
  [
    "person pours some water into a bottle.",
    "Object/ObjectMoving",
    "person pours some water out of a bottle.",
  ],
  ["person walks into the kitchen.", "Scene/SceneExistence", "person walks into the bathroom."],
  ["person walks into the kitchen.", "Scene/SceneTransition", "person walks out of the kitchen."],
  [
    "person walks from the kitchen to the bathroom.",
    "Scene/SceneTransition",
    "person walks from the bathroom to the kitchen.",
  ],
  ["A man in a red shirt sings.", "Attribute/AttributeValue", "A man in a blue shirt sings."],
  ["A woman combs her hair.", "Attribute/AttributeValue", "A man combs his hair."],
  ["A person is laughing.", "Attribute/Counting", "Two people are laughing."],
  ["person opens the door.", "Attribute/Counting", "two people open the door."],
  ["a person is in the kitchen laughing.", "Attribute/Counting", "two people are in the kitchen laughing."],
  ["person takes a cup.", "Attribute/Counting", "person takes two cups."],
  ["Two women dance in a gym.", "Attribute/Counting", "Three women dance in a gym."],
  ["the man is taller than the woman.", "Attribute/Comparison", "the man is shorter than the woman."],
  [
    "person opens the door and then takes a cup.",
    "Action/ActionSequence",
    "person takes a cup and then opens the door.",
  ],
  [
    "A man in a red shirt plays the guitar.",
    "Object/ObjectPartRelation",
    "A man in a red hat plays the guitar.",
  ],
  ["a man is washing his hands.", "Object/ObjectPartRelation", "a man is washing his feet."],
  ["person opens the closet door.", "Object/ObjectPartRelation", "person opens the car door."],
];

describe("edits that must be found", () => {
  it.each(POSSIBLE)("%s (%s)", async (query, category, expected) => {
    expect(await negativesOf(engine, query, category)).toContain(expected);
  });
});

/** Query, category, what the other captions say: no honest edit is left. */
const IMPOSSIBLE: readonly (readonly [string, CategoryPath, readonly string[]])[] = [
  ["person is laughing.", "Attribute/Counting", ["two people stand in a room."]],
  ["person runs up the stairs.", "Object/ObjectMoving", ["he comes down the stairs again."]],
  ["person runs up the street.", "Object/ObjectMoving", []],
  ["two women dance in a gym.", "Attribute/Counting", ["another girl joins them."]],
  ["person takes food to eat.", "Action/FineGrainedAction", []],
  ["person closes the door back and forth.", "Action/FineGrainedAction", []],
  ["another person opens it.", "Object/ObjectExistence", []],
  ["person flurbs the glorp.", "Object/ObjectExistence", []],
  ["a man talks to the camera.", "Object/ObjectExistence", []],
  ["a man shaves his beard.", "Attribute/AttributeValue", []],
  ["a black and white video.", "Attribute/AttributeValue", []],
  ["person takes a picture.", "Action/FineGrainedAction", []],
  ["a man in no shirt sings.", "Object/ObjectPartRelation", []],
  ["people swim in the water.", "Object/ObjectExistence", []],
  ["person they open the door.", "Scene/SceneExistence", []],
  ["a man is running.", "Attribute/Comparison", []],
  ["a man is laughing.", "Attribute/Counting", ["they sit on a bed."]],
  ["person takes a cup and drinks from it.", "Attribute/Counting", ["two people sit."]],
  ["person turns light on grabs something.", "Attribute/Counting", []],
  ["person runs away.", "Action/FineGrainedAction", []],
  ["person eats the food they made.", "Object/ObjectExistence", []],
  ["a couple show the food and drink they had.", "Object/ObjectExistence", []],
  ["a girl plays with a ball as a prop.", "Object/ObjectExistence", []],
  ["a man walks onto the stage.", "Object/ObjectMoving", ["he leaves the stage."]],
  ["person the are laughing.", "Attribute/Counting", []],
  ["a girl in her night dress.", "Action/FineGrainedAction", []],
  ["person pulls the window open.", "Action/FineGrainedAction", []],
  ["person takes a picture.", "Object/ObjectExistence", []],
  ["person takes a cup out from behind a door.", "Object/ObjectSpatialRelation", []],
  ["two people are water skiing.", "Object/ObjectExistence", []],
  ["people watch a black head covering.", "Attribute/AttributeValue", []],
];

describe("edits that would be dishonest", () => {
  it.each(IMPOSSIBLE)("%s (%s)", async (query, category, others) => {
    expect(await negativesOf(engine, query, category, others)).toEqual([]);
  });
});

describe("words that the captions rule out", () => {
  it("leaves out things that another caption names, in any form or under another name", async () => {
    const others = ["he looks through the windows.", "there is a fridge in the corner."];
    const found = await negativesOf(engine, "person opens the door.", "Object/ObjectExistence", others);
    expect(found).not.toContain("person opens the window.");
    expect(found).not.toContain("person opens the refrigerator.");
  });

  it("leaves out acts that another caption tells", async () => {
    const found = await negativesOf(engine, "person opens the door.", "Action/FineGrainedAction", [
      "the door is closed slowly.",
    ]);
    expect(found).not.toContain("person closes the door.");
    expect(found).toContain("person fixes the door.");
  });

  it("leaves out acts that undo the original or what another caption tells", async () => {
    const of = async (query: string, others: readonly string[] = []): Promise<string[]> =>
      negativesOf(engine, query, "Action/FineGrainedAction", others);
    expect(await of("person opens the door.")).not.toContain("person closes the door.");
    expect(await of("person fixes the door.", ["he closes the door."])).not.toContain(
      "person opens the door.",
    );
  });

  it("never proposes a synonym or a more general word", async () => {
    const found = await negativesOf(engine, "person sits on a sofa.", "Object/ObjectExistence");
    expect(found.join(" ")).not.toMatch(/couch|armchair|seat|furniture/u);
  });
});
