import { corpusStage } from "./1-corpus/corpus.ts";
import { contextStage } from "./2-context/context.ts";
import { categoriesStage } from "./3-categories/categories.ts";
import { planStage } from "./4-plan/plan.ts";
import { negativesStage } from "./5-negatives/negatives.ts";
import { validateStage } from "./6-validate/validate.ts";
import { selectStage } from "./7-select/select.ts";
import { splitStage } from "./8-split/split.ts";
import { exportStage } from "./9-export/export.ts";
import type { AnyStage } from "./run.ts";

/** The stages in order: what the tool does, from annotation files to files for trainers. */
export const STAGES: readonly AnyStage[] = [
  corpusStage,
  contextStage,
  categoriesStage,
  planStage,
  negativesStage,
  validateStage,
  selectStage,
  splitStage,
  exportStage,
];
