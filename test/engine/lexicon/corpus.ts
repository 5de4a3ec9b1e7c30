import type { ContextCaption } from "../../../schemas/context.ts";
import type { Moment } from "../../../schemas/moment.ts";

/** Sentences of a small corpus, each shown by several videos. */
const SENTENCES = `
person opens the door.
person opens the window.
person opens a refrigerator.
person closes the door.
person closes the window.
person closes a refrigerator.
person fixes the door.
person fixes the window.
person puts a cup on the table.
person puts a book on the shelf.
person puts a bag under the table.
person puts a box next to the table.
person takes a cup from the table.
person takes a book from the shelf.
person takes a plate from the shelf.
person washes a cup.
person washes a plate.
person throws a book on the floor.
person throws a pillow on the bed.
person throws a blanket on the bed.
person sits on a chair.
person sits on a bed.
person sits next to a bed.
person lies on a bed.
person lies on a chair.
person stands behind a chair.
person walks into the kitchen.
person walks into the bathroom.
person runs into the kitchen.
person runs into the garage.
person walks out of the kitchen.
person walks out of the bathroom.
person runs up the stairs.
person runs down the stairs.
person runs down the street.
person is laughing.
person is sneezing.
person is crying.
a man in a red shirt plays the guitar.
a man in a blue shirt plays the guitar.
a woman in a red hat plays the violin.
a woman in a blue jacket plays the piano.
a girl in a white shirt rides a horse.
a boy in a white hat rides a camel.
a woman drives a red car.
a man drives a white truck.
two women dance in a gym.
three men dance in a park.
a man is washing his hands.
a man is washing his feet.
a woman combs her hair.
person opens the closet door.
person opens the car door.
person washes two cups.
a man in a white jacket plays the violin.
a woman in a red suit plays the piano.
person eats a sandwich.
person eats an apple.
person eats a cookie.
person cuts a sandwich.
person cuts an apple.
person drinks some water.
person drinks some milk.
person pours some milk into a glass.
person pours some water into a bottle.
person pours some water out of a bottle.
an old man rides a camel.
a young man rides a camel.
`
  .trim()
  .split("\n");

/** A moment of the test corpus. */
export function momentOf(query: string, video = "video", companions: readonly string[] = []): Moment {
  return {
    id: `tiny/${video}/${query}`,
    corpus: "tiny",
    video,
    parentVideo: video,
    crop: null,
    officialSplit: null,
    query,
    rawQuery: query,
    windows: [[0, 5]],
    duration: 30,
    durationOrigin: "annotation",
    companions: companions.map((text) => ({ window: null, text, origin: "description" })),
    adjustments: [],
    source: { file: "tiny.txt", line: 1, key: null },
  };
}

/** The test corpus: every sentence in four videos of its own. */
export function tinyCorpus(): Moment[] {
  return [0, 1, 2, 3].flatMap((round) =>
    SENTENCES.map((sentence, i) => momentOf(sentence, `v${round}-${i}`)),
  );
}

/** Captions as a stage hands them to an engine, the first being the moment's own query. */
export function captionsOf(query: string, others: readonly string[] = []): ContextCaption[] {
  const own: ContextCaption = { window: [0, 5], text: query, origin: "query", own: true };
  return [
    own,
    ...others.map((text): ContextCaption => ({ window: [5, 9], text, origin: "query", own: false })),
  ];
}
