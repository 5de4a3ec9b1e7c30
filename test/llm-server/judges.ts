/** The user's JSON of a judge's questions. */
export interface JudgeInput {
  readonly generated_response?: string;
  readonly descriptions?: readonly string[];
  readonly statements?: Readonly<Record<"A" | "B", string>>;
}

/** Words by which a plain judge tells what a refusal speaks of. */
const CUES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:one|two|three|four|five|\d+)\b/u, "Attribute/Counting"],
  [/\b(?:red|blue|green|white|black|yellow|brown|small|large|man|woman)\b/u, "Attribute/AttributeValue"],
  [/\b(?:behind|beside|under|above|in front of|next to)\b/u, "Object/ObjectSpatialRelation"],
  [/\b(?:before|after|first|then)\b/u, "Action/ActionSequence"],
  [/\b(?:kitchen|bedroom|room|park|street|garage)\b/u, "Scene/SceneExistence"],
];

/** Whether a user's JSON is a judge's question. */
export function isJudged(input: JudgeInput | undefined): boolean {
  return input?.generated_response !== undefined || input?.statements !== undefined;
}

/** A plain judge: hears cues in refusals, and finds shown what a description says word for word. */
export function judge({
  generated_response: refusal = "",
  descriptions = [],
  statements,
}: JudgeInput): object {
  if (statements === undefined) {
    const named = CUES.filter(([cue]) => cue.test(refusal)).map(([, category]) => category);
    return named.length > 0 ? named : ["Object/ObjectExistence"];
  }
  const said = (statement: string): object =>
    descriptions.some((description) => description.endsWith(statement))
      ? { shown: "yes", absent: "no" }
      : { shown: "no", absent: "yes" };
  return { A: said(statements.A), B: said(statements.B) };
}
