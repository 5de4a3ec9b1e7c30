import type { Level } from "../../../../schemas/level.ts";

/**
 * First sentences of refusals, in the strength of their level (lib/words/strength.ts). Most begin alike at every level, so that the
 * first words alone do not give the level away.
 */
export const OPENINGS: Readonly<Record<Level, readonly string[]>> = {
  strong: [
    "This query seems somewhat inconsistent with the video.",
    "The query appears somewhat inconsistent with what the video shows.",
    "One detail of the query seems somewhat inconsistent with the video.",
    "As far as the video shows, this query seems slightly inconsistent with it.",
    "Compared with the video, the query seems slightly inconsistent.",
    "Held against the video, the request looks somewhat inconsistent.",
    "Taking the video as a whole, the query appears partly inconsistent with it.",
    "The event that is described seems somewhat inconsistent with the video.",
    "What the query asks for appears slightly inconsistent with the video.",
    "The moment that is described seems partly inconsistent with what the video shows.",
  ],
  moderate: [
    "This query does not align well with the video.",
    "The query does not match the video well.",
    "Several details of the query do not agree well with the video.",
    "As far as the video shows, this query does not match it well.",
    "Compared with the video, the query does not align well.",
    "Held against the video, the request does not correspond well.",
    "Taking the video as a whole, the query does not fit it well.",
    "The event that is described does not agree well with the video.",
    "What the query asks for does not align well with the video.",
    "The moment that is described does not correspond well to what the video shows.",
  ],
  weak: [
    "This query is clearly unrelated to the video.",
    "The query is entirely inappropriate for the video.",
    "Nothing supports this query, which is clearly inappropriate for the video.",
    "As far as the video shows, this query is clearly unrelated to it.",
    "Compared with the video, the query is entirely inappropriate.",
    "Held against the video, the request is completely unrelated.",
    "Taking the video as a whole, the query is wholly unrelated to it.",
    "The event that is described is clearly irrelevant to the video.",
    "What the query asks for is entirely unrelated to the video.",
    "The moment that is described is completely unrelated to what the video shows.",
  ],
};
