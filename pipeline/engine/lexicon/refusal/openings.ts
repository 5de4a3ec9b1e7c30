import type { Level } from "../../../../schemas/level.ts";

/** First sentences of refusals, in the strength of their level (lib/words/strength.ts). */
export const OPENINGS: Readonly<Record<Level, readonly string[]>> = {
  strong: [
    "This query seems somewhat inconsistent with the video.",
    "The query appears somewhat inconsistent with what the video shows.",
    "What is described seems slightly inconsistent with the video.",
    "The description appears slightly inconsistent with the content of the video.",
    "This moment seems partly inconsistent with the video.",
    "The request looks somewhat inconsistent with what happens in the video.",
    "Compared with the video, the query seems slightly inconsistent.",
    "The query is somewhat inconsistent with the video as a whole.",
    "One detail of the query seems somewhat inconsistent with the video.",
    "The event in question appears partly inconsistent with the video.",
  ],
  moderate: [
    "This query does not align well with the video.",
    "The query does not match the video well.",
    "What is described does not fit the video well.",
    "The description does not correspond well to what the video shows.",
    "This moment does not agree well with the content of the video.",
    "The request does not align well with what happens in the video.",
    "Taken together, these details do not match the video well.",
    "The event in question does not fit well with the video.",
    "The query does not correspond well with the video as a whole.",
    "Several details do not agree well with the video.",
  ],
  weak: [
    "This query is clearly unrelated to the video.",
    "The query is entirely inappropriate for the video.",
    "What is described is completely unrelated to the video.",
    "The description is clearly irrelevant to what the video shows.",
    "This moment is wholly unrelated to the content of the video.",
    "The request is entirely unrelated to what happens in the video.",
    "Nothing supports this query, which is clearly inappropriate for the video.",
    "The event in question is completely irrelevant to the video.",
    "The query is clearly unrelated to the video as a whole.",
    "As a description of the video, the query is entirely inappropriate.",
  ],
};
