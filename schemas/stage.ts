import { z } from "zod";

/** The stages in order. A name is the identity in manifests and logs. */
export const STAGE_NAMES = [
  "corpus",
  "context",
  "categories",
  "plan",
  "negatives",
  "validate",
  "select",
  "split",
  "export",
] as const;

/** Schema of a stage's name. */
export const stageName = z.enum(STAGE_NAMES).meta({ description: "Name of a stage" });

export type StageName = z.infer<typeof stageName>;

/** Folder of a stage in a run and in the source: the digit is a sort key, the name the identity. */
export function stageFolder(name: StageName): string {
  return `${STAGE_NAMES.indexOf(name) + 1}-${name}`;
}
