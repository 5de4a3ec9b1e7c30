import { describe, expect, it } from "vitest";
import { MentionReader } from "../../../../pipeline/engine/lexicon/knowledge.ts";
import { readTwin } from "../../../../pipeline/engine/lexicon/mirror/twins.ts";

/** Category sets along which a text is a negative of a query, given what else is known of the query's video. */
function read(query: string, twin: string, others: readonly string[] = []): string[] {
  const known = new MentionReader().knowTexts(query, [query, ...others]);
  return readTwin(query, twin, known).map(({ categories }) =>
    categories.map((path) => path.replace(/^.*\//u, "")).join(" "),
  );
}

describe("texts that are negatives of another video's query", () => {
  it.each([
    ["person opens the door.", "a person opens a box.", ["ObjectExistence"]],
    ["person is sneezing.", "the person is dancing.", ["FineGrainedAction"]],
    ["person puts a cup on the table.", "person puts a cup under the table.", ["ObjectSpatialRelation"]],
    ["a person runs into the garage.", "person runs into the kitchen.", ["SceneExistence"]],
    ["person walks into the kitchen.", "person walks out of the kitchen.", ["SceneTransition"]],
    ["person opens the closet door.", "person opens the car door.", ["ObjectPartRelation"]],
    ["a woman drives a red car.", "a woman drives a white car.", ["AttributeValue"]],
    [
      "person grabs a pillow on the bed.",
      "person puts a book on the bed.",
      ["FineGrainedAction ObjectExistence", "ObjectExistence ObjectMoving"],
    ],
    [
      "person throws a pillow on the bed.",
      "person puts a book on the bed.",
      ["FineGrainedAction ObjectExistence"],
    ],
    ["person throws a shoe.", "person throws a hat.", ["ObjectExistence"]],
    [
      "person puts the glass on the desk.",
      "a person puts the glass on the shelf.",
      ["ObjectExistence", "ObjectSpatialRelation"],
    ],
    [
      "person takes a towel off a door.",
      "person takes a towel from a shelf.",
      ["ObjectExistence", "ObjectMoving"],
    ],
    ["person walks to the table.", "person walks to the window.", ["ObjectExistence", "ObjectMoving"]],
    ["person is playing on a phone.", "person is playing on a laptop.", ["ObjectExistence"]],
    ["person looks at a towel.", "person looks at a lamp.", ["ObjectExistence"]],
    ["a woman in a black coat.", "a woman in a black dress.", ["ObjectPartRelation"]],
    // Who wears the one may wear the other as well.
    ["a man in a black jacket.", "a man in a black hat.", []],
    ["a man in a black mask.", "a man in a black hat.", []],
    ["person is washing the hands.", "person is washing the dishes.", []],
    ["person sits on a chair.", "person talks on a phone.", ["FineGrainedAction ObjectExistence"]],
  ])("%s / %s", (query, twin, expected) => {
    expect(read(query, twin)).toEqual(expected);
  });

  it.each([
    [
      "a caption of the video",
      "person opens the window.",
      "person opens a refrigerator.",
      ["Person opens a refrigerator"],
    ],
    [
      "a thing that captions mention",
      "person opens the window.",
      "person opens a refrigerator.",
      ["a fridge is open"],
    ],
    ["the same thing by another name", "person sits on the sofa.", "person sits on the couch.", []],
    ["a thing whose door the first opens", "person opens the door.", "a person opens a refrigerator.", []],
    ["what may go together", "person sits at a table.", "person sits on a chair.", []],
    ["what one wears besides", "a man runs in the rain.", "a man runs in shoes.", []],
    ["a game beside a thing", "people play lacrosse.", "people play the guitar.", []],
    ["what may be another thing", "a man stands by the pool.", "a man stands by the bars.", []],
    ["what is underfoot", "a man sits on the floor.", "a man sits on the chair.", []],
    ["what one sits behind", "a woman sits in a chair.", "a woman sits behind a table.", []],
    ["the colour that a thing gets", "a woman paints a drawer.", "a woman paints a drawer orange.", []],
    [
      "the place of a place",
      "a man kneels on a ridge on the rooftop.",
      "a man kneels on a ridge on the beach.",
      [],
    ],
    [
      "one of two women",
      "a woman in a blue dress and another woman dance.",
      "a man in a blue dress and another woman dance.",
      [],
    ],
    ["what films", "a man talks to the camera.", "a man talks to the dog.", []],
    ["the same act by another name", "person is laughing.", "person is giggling.", []],
    ["an act that the first implies", "person throws a box.", "person holds a box.", []],
    ["an act that people are seldom seen without", "person is sneezing.", "the person is laughing.", []],
    ["an act that undoes the first", "person opens the door.", "person closes the door.", []],
    [
      "an act whose undoing a caption tells",
      "person fixes the door.",
      "person opens the door.",
      ["he closes the door."],
    ],
    [
      "the same place in other words",
      "person puts a cup on the table.",
      "person puts a cup onto the table.",
      [],
    ],
    ["another sentence", "person opens the door.", "person opens the door and leaves.", []],
    ["a word of unknown sense", "person quickly opens the door.", "person slowly opens the window.", []],
  ])("not %s", (_, query, twin, others) => {
    expect(read(query, twin, others)).toEqual([]);
  });
});
