import type { Refusal } from "../../schemas/candidate.ts";

/** A refusal as a model is trained to say it, without <answer> tags: opening and parts, exactly one blank between them. */
export function refusalText(refusal: Refusal): string {
  return [refusal.opening, ...refusal.parts.map((part) => part.text)].map((text) => text.trim()).join(" ");
}
