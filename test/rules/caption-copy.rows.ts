import type { Row } from "./row.ts";

const original = "a woman washes a plate.";

export const rows: readonly Row[] = [
  {
    name: "no caption is near",
    finds: [],
    negative: { original, query: "a woman washes a bowl.", captions: ["a woman closes a drawer."] },
  },
  {
    name: "the original itself does not count: another rule compares with it",
    finds: [],
    negative: { original, query: original },
  },
  {
    name: "another caption again",
    finds: ["error query"],
    negative: { original, query: "A woman dries a plate", captions: ["a woman dries a plate."] },
  },
  {
    name: "another caption in other grammar",
    finds: ["error query"],
    negative: { original, query: "a woman dries a plate.", captions: ["the woman is drying the plates."] },
  },
  {
    name: "a caption that says it and more",
    finds: ["suspicion query"],
    negative: {
      original,
      query: "a woman dries a plate.",
      captions: ["a woman dries a blue plate beside the sink."],
    },
  },
  {
    name: "a caption with the same words for something else",
    finds: ["note query"],
    negative: {
      original: "a man turns off the light.",
      query: "a man turns the light on.",
      captions: ["a man turns on the radio and off the light."],
    },
  },
  {
    name: "words scattered over several sentences",
    finds: [],
    negative: {
      original,
      query: "a woman dries a plate.",
      captions: ["A woman dries her hair. Then she sees a plate."],
    },
  },
  {
    name: "the worst finding alone is told",
    finds: ["error query"],
    negative: {
      original,
      query: "a woman dries a plate.",
      captions: ["a woman dries a blue plate.", "a woman dries plates."],
    },
  },
];
