import type { PythonValue } from "../../lib/python-json.ts";
import { conversationFormat } from "../conversation-format.ts";
import { sampleColumns } from "../samples.ts";

/**
 * A turn in which the video comes first and is only a placeholder: its path stands in the column `videos`. Arrow gives all parts
 * of a content list the same fields, and a text part with an empty `video` field would be rendered as a second video.
 */
function askingTurn(question: string): PythonValue {
  return {
    role: "user",
    content: [
      { type: "video", text: null },
      { type: "text", text: question },
    ],
  };
}

/** TRL's prompt-only type for GRPO: the columns beside the prompt reach the reward functions by name. */
export const trlGrpo = conversationFormat({
  description: "TRL GRPOTrainer: prompts, with what RA-RFT's rewards read as columns",
  crops: "held",
  row: (sample, [original, hardest], entry, ask) => ({
    prompt: [askingTurn(ask(sample.query))],
    videos: [entry.video],
    ...sampleColumns(sample, entry),
    // the answer that the explanation must be told apart from
    refusable_queries: sample.level === null ? (hardest?.answer ?? "") : original.answer,
  }),
});

/** TRL's conversational language-modelling type for supervised fine-tuning. */
export const trlSft = conversationFormat({
  description: "TRL SFTTrainer: conversations that end with thought, answer and correction",
  crops: "held",
  row: (sample, _, entry, ask) => ({
    messages: [
      askingTurn(ask(sample.query)),
      { role: "assistant", content: [{ type: "text", text: sample.target }] },
    ],
    videos: [entry.video],
    ...sampleColumns(sample, entry),
  }),
});
