import type { ContextCaption } from "../../../schemas/context.ts";
import { cleanText, comparableText } from "../../lib/text.ts";

const STEP = /<timestep>\s*(-?\d+(?:\.\d+)?)\s+to\s+(-?\d+(?:\.\d+)?)\s*<\/timestep>/gu;

/** Captions of a `think` block, `<timestep>S to E</timestep> caption` each, whatever separates them. */
export function readThink(think: string, original: string): ContextCaption[] {
  const steps = [...think.matchAll(STEP)];
  const own = comparableText(original);
  return steps.flatMap((step, at) => {
    const from = step.index + step[0].length;
    const text = cleanText(think.slice(from, steps[at + 1]?.index ?? think.length).replace("</think>", ""));
    if (text === "") return [];
    const [start, end] = [Number(step[1]), Number(step[2])];
    return [
      {
        window: start >= 0 && start < end ? ([start, end] as [number, number]) : null,
        text,
        origin: "query" as const,
        own: comparableText(text) === own,
      },
    ];
  });
}
