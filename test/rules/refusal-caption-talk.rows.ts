import type { Row } from "./row.ts";

function row(sentence: string, finds: readonly string[]): Row {
  return { name: sentence, finds, negative: { text: `It seems off. ${sentence}` } };
}

export const rows: readonly Row[] = [
  row("The video shows a door, and the described action does not occur.", []),
  row("The spatial description does not hold for any part of the provided footage.", []),
  {
    name: "what the query itself is about",
    finds: [],
    negative: {
      query: "a person reads the caption aloud.",
      text: "It seems off. No caption is read in the video.",
    },
  },
  row("One caption mentions a door.", ["error refusal"]),
  row("The annotations mention a door.", ["error refusal"]),
  row("According to the description, a door is opened.", ["error refusal"]),
  row("The provided context mentions no window.", ["error refusal"]),
  row("The video_context mentions no window.", ["error refusal"]),
  row("At the given timestamp a door is opened.", ["error refusal"]),
];
