import { z } from "zod";

/** A share or area with its 95 % interval, cluster-robust over components of pairs. */
export const estimate = z.strictObject({
  value: z.number().min(0).max(1).describe("The share or area itself"),
  low: z.number().min(0).max(1).describe("Lower end of the 95 % interval"),
  high: z.number().min(0).max(1).describe("Upper end of the 95 % interval"),
});

/** What a probe scored on some pairs. */
export const probeFigure = z.strictObject({
  pairs: z.int().nonnegative().describe("Pairs of an original and a negative"),
  accuracy: estimate.describe("Share of pairs whose negative it finds; ties count half; mean over seeds"),
  auc: estimate.describe("Area under the ROC curve over single texts; mean over seeds"),
});

/** What a probe scored on a part of the pairs. */
export const probeSlice = probeFigure.extend({
  by: z.enum(["all", "level", "category", "corpus"]).describe("What the part was chosen by"),
  name: z.string().min(1).describe("Level, category or corpus"),
});

/** One probe: how well it tells negatives from originals without seeing a video. */
export const probeResult = z.strictObject({
  name: z.string().min(1).describe("Name of the probe"),
  description: z.string().min(1).describe("What it looks at"),
  kind: z.enum(["model", "heuristic"]).describe("model: many features; heuristic: a single one"),
  heldOut: z.boolean().describe("True for probes that selection must never see"),
  accuracyBySeed: z.array(z.number().min(0).max(1)).describe("Pairwise accuracy under each seed"),
  overall: probeFigure.describe("All pairs"),
  slices: z.array(probeSlice).describe("By level, category and corpus"),
});

/** What a word or word pair gives away. */
export const tellingGram = z.strictObject({
  gram: z.string().describe("The word or word pair"),
  negatives: z.int().nonnegative().describe("Negatives that contain it"),
  originals: z.int().nonnegative().describe("Originals that contain it"),
  z: z.number().describe("(negatives - originals) / √(negatives + originals)"),
});

/** The battery of blind probes on one data set. */
export const probeReport = z.strictObject({
  pairs: z.int().nonnegative().describe("Pairs of an original and a negative"),
  components: z.int().nonnegative().describe("Groups of pairs that share a video, a text or a mirror"),
  largestComponent: z.int().nonnegative().describe("Pairs in the largest"),
  groupedBy: z
    .enum(["components", "videos"])
    .describe(
      "What a fold never divides, and what intervals take for one observation: whole components, or videos where one component outgrows a fold; then training leaves out whatever shares a text or a mirror with the fold",
    ),
  trainingShare: z
    .number()
    .min(0)
    .max(1)
    .describe("Pairs outside a fold that train for it, on average; less than 1 only when grouped by videos"),
  folds: z.int().positive().describe("Parts in turn left out of training"),
  seeds: z.array(z.int()).describe("Seeds of the divisions into folds"),
  control: probeFigure
    .extend({ probe: z.string().min(1).describe("Name of the probe") })
    .describe("A probe on pairs whose sides were dealt by coin: must be at chance"),
  results: z.array(probeResult).describe("One entry per probe"),
  newWordShare: z.number().min(0).max(1).describe("Share of negatives with a word that no original uses"),
  telling: z.array(tellingGram).describe("The most telling words and word pairs"),
});

export type ProbeFigure = z.infer<typeof probeFigure>;
export type ProbeResult = z.infer<typeof probeResult>;
export type ProbeReport = z.infer<typeof probeReport>;
