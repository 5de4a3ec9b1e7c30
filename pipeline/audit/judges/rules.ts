/** What judges may find, as the report names it. */
export const JUDGE_RULES = [
  {
    name: "judged-supported",
    description:
      "A model that judges by the video's captions finds the negative supported by them, so it may be true; counted only where it finds the original supported too",
  },
  {
    name: "judged-categories",
    description:
      "A model that reads the refusal (Table 17) does not find every category in it that was planned, or finds others as well",
  },
] as const;

export type JudgeRule = (typeof JUDGE_RULES)[number]["name"];
