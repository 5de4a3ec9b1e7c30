import type { ContextCaption } from "../../../schemas/context.ts";
import { cleanText, comparableText } from "../../lib/text.ts";

const STEP = /<timestep>\s*(-?\d+(?:\.\d+)?)\s+to\s+(-?\d+(?:\.\d+)?)\s*<\/timestep>/g;

/** Captions of a `think` block, `<timestep>S to E</timestep> caption` each, whatever separates them. */
export function readThink(think: string, original: string): ContextCaption[] {
  const captions: ContextCaption[] = [];
  const own = comparableText(original);
  STEP.lastIndex = 0;
  for (let step = STEP.exec(think); step !== null;) {
    const from = STEP.lastIndex;
    const next = STEP.exec(think);
    const text = cleanText(think.slice(from, next?.index ?? think.length).replace("</think>", ""));
    if (text !== "") {
      const [start, end] = [Number(step[1]), Number(step[2])];
      captions.push({
        window: start >= 0 && start < end ? [start, end] : null,
        text,
        origin: "query",
        own: comparableText(text) === own,
      });
    }
    step = next;
  }
  return captions;
}
