import type { ConfigSpec } from "../schemas/config.ts";
import { DEFAULTS } from "./config.ts";
import { OperatorError } from "./lib/errors.ts";

/** Settings that belong together. */
export interface Preset {
  /** What it makes, in a line. */
  readonly about: string;
  readonly settings: ConfigSpec;
}

/** Presets by name: nothing but parts of a configuration. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  paper: {
    about:
      "the paper's own way: one candidate a plan, no prompt but those it quotes, so no repair, and no selection",
    settings: {
      engine: "openai",
      writers: ["paper"],
      candidates: 1,
      plan: "top",
      repairs: 0,
      context: { forCategories: false },
      select: { policy: "first" },
    },
  },
  clean: {
    about:
      "what the tool does unless told otherwise: the built-in engine, and only pairs of opposite changes, which no text gives away",
    settings: {
      engine: "lexicon",
      writers: null,
      candidates: DEFAULTS.candidates,
      plan: DEFAULTS.plan,
      repairs: DEFAULTS.repairs,
      select: DEFAULTS.select,
    },
  },
};

/** What a preset sets; an unknown name is an error that lists those there are. */
export function presetNamed(name: string): ConfigSpec {
  const preset = Object.hasOwn(PRESETS, name) ? PRESETS[name] : undefined;
  if (preset === undefined)
    throw new OperatorError(`--preset: expected ${Object.keys(PRESETS).join(" or ")}, got "${name}"`);
  return preset.settings;
}
