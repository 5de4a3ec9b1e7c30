import type { Level } from "../../schemas/level.ts";
import type { Row } from "./row.ts";

const STRONG = [
  "This query seems inconsistent with the video.",
  "The query appears to be somewhat inconsistent with the video.",
  "This query is slightly inconsistent with the video.",
  "This query is not fully consistent with the video.",
  "There are some inconsistencies between the query and the video.",
  "There is a mismatch between the query and the video.",
  "This query appears to conflict with the video and does not match it.",
  "This query doesn't quite agree with the video.",
  "This query is somewhat inconsistent with the video and does not clearly align with it.",
];
const MODERATE = [
  "This query does not align well with the video.",
  "The query doesn't match the video well.",
  "This query does not align with the video; two details differ.",
  "This query is not well supported by the video.",
  "The query is a poor match for the video.",
];
const WEAK = [
  "I believe this query is entirely inappropriate for the video.",
  "I am confident this query does not match the video.",
  "This query is clearly unrelated to the video.",
  "This query is not appropriate for the video.",
  "This query does not match the video at all.",
  "The query has nothing to do with the video.",
];

const OPENINGS: Record<Level, readonly string[]> = { strong: STRONG, moderate: MODERATE, weak: WEAK };
const LEVELS = ["strong", "moderate", "weak"] as const;

/** Every opening passes for its own level and fails for each other one. */
const table = LEVELS.flatMap((written) =>
  OPENINGS[written].flatMap((opening) =>
    LEVELS.map((level): Row => {
      const finds = level === written ? [] : ["error refusal.opening"];
      return { name: `${level}: ${opening}`, finds, negative: { level, opening } };
    }),
  ),
);

const MISMATCH = "There is a mismatch between the query and the video.";

export const rows: readonly Row[] = [
  ...table.filter(({ name }) => name !== `moderate: ${MISMATCH}`),
  {
    name: "a bare mismatch is a doubtful moderate",
    finds: ["suspicion refusal.opening"],
    negative: { level: "moderate", opening: MISMATCH },
  },
  {
    name: "a match denied in part is a doubtful strong",
    finds: ["suspicion refusal.opening"],
    negative: { opening: "This query does not fully match the video." },
  },
  {
    name: "an unknown wording",
    finds: ["suspicion refusal.opening"],
    negative: { opening: "I would look elsewhere." },
  },
  {
    name: "the first sentence of a bare text",
    finds: ["error refusal.opening"],
    negative: { text: "This query is clearly unrelated to the video.The video seems to show a door." },
  },
];
