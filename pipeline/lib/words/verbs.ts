import { VERB_FORMS, VERB_GROUPS } from "./data/verbs.ts";

/** base "open", s "opens", ing "opening", past "opened", participle "taken". */
export type VerbFormName = "base" | "s" | "ing" | "past" | "participle";

/** All forms of a verb; forms may coincide. */
export type VerbForms = Readonly<Record<VerbFormName, string>>;

/** One reading of a verb form. */
export interface VerbReading {
  readonly lemma: string;
  readonly form: VerbFormName;
}

function withEnding(base: string, doubled: boolean, ending: "ed" | "ing"): string {
  if (doubled) return base + base.slice(-1) + ending;
  if (ending === "ing" && /ie$/u.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^aeiou]y$/u.test(base) && ending === "ed") return `${base.slice(0, -1)}ied`;
  if (/e$/u.test(base) && !(ending === "ing" && /(?:ee|oe|ye)$/u.test(base)))
    return base.slice(0, -1) + ending;
  return base + ending;
}

function thirdPerson(base: string): string {
  if (base === "be") return "is";
  if (base === "have") return "has";
  if (/(?:s|x|z|ch|sh|o)$/u.test(base)) return `${base}es`;
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

function readVerb(entry: string): [string, VerbForms] {
  const [head = "", past, participle] = entry.split(":");
  const base = head.replace(/\+$/u, "");
  const doubled = head.endsWith("+");
  const regular = withEnding(base, doubled, "ed");
  return [
    base,
    {
      base,
      s: thirdPerson(base),
      ing: withEnding(base, doubled, "ing"),
      past: past ?? regular,
      participle: participle ?? past ?? regular,
    },
  ];
}

const VERBS = new Map<string, VerbForms>(
  VERB_FORMS.trim()
    .split(/\s+/u)
    .filter((entry) => !entry.includes("_"))
    .map(readVerb),
);

const READINGS = new Map<string, VerbReading[]>();
for (const [lemma, forms] of VERBS) {
  for (const form of ["base", "s", "ing", "past", "participle"] as const) {
    const readings = READINGS.get(forms[form]) ?? [];
    readings.push({ lemma, form });
    READINGS.set(forms[form], readings);
  }
}

/** Verbs with a particle that the lists treat as one verb, written "turn_on". */
export const PHRASAL = new Set(
  [...VERB_FORMS.trim().split(/\s+/u), ...VERB_GROUPS.trim().split(/[\s/!:]+/u)].filter((word) =>
    word.includes("_"),
  ),
);

/** Readings of a word in lower case as a verb; empty when the lists know none. */
export function verbReadings(word: string): readonly VerbReading[] {
  return READINGS.get(word) ?? [];
}

/** Forms of a verb by its base form; for verbs with a particle those of the verb alone. */
export function verbForms(lemma: string): VerbForms | undefined {
  const particle = lemma.indexOf("_");
  return VERBS.get(particle < 0 ? lemma : lemma.slice(0, particle));
}

/** A verb of a group, with those that mean the same to a viewer. */
export interface VerbGroup {
  readonly frame: "object" | "none";
  /** Sets of verbs that are one act to a viewer; verbs of different sets contrast. */
  readonly acts: readonly (readonly string[])[];
}

/** Contrast groups of the word lists. */
export const CONTRASTS: readonly VerbGroup[] = VERB_GROUPS.trim()
  .split("\n")
  .map((line) => {
    const [frame = "", rest = ""] = line.split(": ");
    return {
      frame: frame === "object" ? ("object" as const) : ("none" as const),
      acts: rest
        .trim()
        .split(/\s+/u)
        .map((act) => act.replace("!", "").split("/")),
    };
  });

const REVERSALS = new Map<string, Set<string>>();
for (const line of VERB_GROUPS.trim().split("\n")) {
  const sides = [...line.matchAll(/!(\S+)/gu)].map(([, side = ""]) => side.split("/"));
  for (const side of sides) {
    for (const other of sides.filter((one) => one !== side)) {
      for (const verb of side) {
        const known = REVERSALS.get(verb) ?? new Set<string>();
        for (const word of other) known.add(word);
        REVERSALS.set(verb, known);
      }
    }
  }
}

/** True when one verb undoes the other, so that a video often shows both: open and close, put and take. */
export function areReversals(a: string, b: string): boolean {
  return REVERSALS.get(a)?.has(b) ?? false;
}
