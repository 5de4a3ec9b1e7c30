import path from "node:path";
import { SPLITS } from "../../../schemas/split.ts";
import { writeFileAtomic } from "../../lib/files.ts";
import type { PythonValue } from "../../lib/python-json.ts";
import { conversationFormat } from "../conversation-format.ts";
import type { SpanEntry, WrittenFile } from "../format.ts";
import type { Question } from "../question.ts";
import { type Sample, sampleColumns } from "../samples.ts";

/** Plain-text turns in which the mark <video> stands for the video, once for each path in `videos`. */
function taggedRow(sample: Sample, entry: SpanEntry, ask: Question): Record<string, PythonValue> {
  return {
    messages: [
      { role: "user", content: `<video>${ask(sample.query)}` },
      { role: "assistant", content: sample.target },
    ],
    videos: [entry.video],
  };
}

/** ms-swift's standard format; for GRPO it drops the assistant's turn and hands the other columns to the rewards. */
export const msSwift = conversationFormat({
  description: "ms-swift: sft as it is, grpo with the columns as reward arguments",
  crops: "not-held",
  row: (sample, _, entry, ask) => ({ ...taggedRow(sample, entry, ask), ...sampleColumns(sample, entry) }),
});

/** LLaMA-Factory's sharegpt formatting with OpenAI's role names, and the dataset_info.json that declares it. */
export const llamaFactory = conversationFormat({
  description: "LLaMA-Factory: sharegpt conversations with dataset_info.json",
  crops: "not-held",
  row: (sample, _, entry, ask) => taggedRow(sample, entry, ask),
  extraFiles: async (folder): Promise<readonly WrittenFile[]> => {
    const name = "dataset_info.json";
    const entries = SPLITS.map((split) => [
      `hi_vtg_${split}`,
      {
        file_name: `${split}.jsonl`,
        formatting: "sharegpt",
        columns: { messages: "messages", videos: "videos" },
        tags: { role_tag: "role", content_tag: "content", user_tag: "user", assistant_tag: "assistant" },
      },
    ]);
    await writeFileAtomic(
      path.join(folder, name),
      `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`,
    );
    return [{ name, records: null }];
  },
});
