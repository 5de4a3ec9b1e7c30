import { z } from "zod";

/**
 * The 11 semantic relevance categories (paper: Fig. 5, Table 15), written "Parent/Child".
 * Array order is the order of the paper's table; it carries no diagnostic strength.
 */
export const CATEGORY_PATHS = [
  "Action/ActionSequence",
  "Action/FineGrainedAction",
  "Object/ObjectExistence",
  "Object/ObjectPartRelation",
  "Object/ObjectSpatialRelation",
  "Object/ObjectMoving",
  "Scene/SceneExistence",
  "Scene/SceneTransition",
  "Attribute/AttributeValue",
  "Attribute/Counting",
  "Attribute/Comparison",
] as const;

/** One of the 11 category paths; anything else is invalid. */
export const categoryPath = z
  .enum(CATEGORY_PATHS)
  .meta({ description: "Semantic relevance category, Parent/Child (Table 15)" });

export type CategoryPath = z.infer<typeof categoryPath>;
