import type { Row } from "./row.ts";

const BELL = String.fromCharCode(7);

export const rows: readonly Row[] = [
  {
    name: "clean text",
    finds: [],
    negative: { parts: ["No part of the video shows a window; it shows the café’s door."] },
  },
  {
    name: "a control character",
    finds: ["error refusal"],
    negative: { parts: [`The video shows${BELL} a door.`] },
  },
  {
    name: "doubly encoded text",
    finds: ["error refusal"],
    negative: { opening: "This query doesnâ€™t fit the video well." },
  },
  {
    name: "what a caption holds too",
    finds: ["note refusal"],
    negative: { captions: ["a man opens the cafÃ©."], parts: ["The video shows the cafÃ© being opened."] },
  },
];
