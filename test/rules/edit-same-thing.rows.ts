import type { Row } from "./row.ts";

function row(name: string, original: string, query: string, finds: readonly string[]): Row {
  return { name, finds, negative: { original, query } };
}

export const rows: readonly Row[] = [
  row("another thing", "a man eats a sandwich.", "a man eats an apple.", []),
  row("the opposite act", "a man opens the closet.", "a man closes the closet.", []),
  row("a near-synonym beside a real change", "a man laughs at the dog.", "a man giggles at the cat.", []),
  row("a particular word for a general one", "a man eats food.", "a man eats a sandwich.", []),
  row("a near-synonym", "a man is laughing.", "a man is giggling.", ["suspicion query"]),
  row("two near-synonyms", "a man takes the bag.", "a man grabs the backpack.", ["suspicion query"]),
  row("a general word for a particular one", "a man eats a sandwich.", "a man eats some food.", [
    "error query",
  ]),
  row("someone for somebody in particular", "a woman sits down.", "a person sits down.", ["error query"]),
];
