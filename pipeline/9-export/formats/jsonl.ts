import { releasedExample } from "../../../schemas/released-example.ts";
import { columnsOf } from "../columns.ts";
import type { WindowsFormat } from "../format.ts";
import { releasedExampleOf } from "../released.ts";
import { JSON_LINES, SplitFiles } from "../text-files.ts";
import { typedRow } from "../typed-row.ts";

/** One example a line with everything known of it, provenance included. */
export const jsonl: WindowsFormat = {
  windows: "all",
  description: "everything, one example a line, with its provenance",
  open: async ({ folder }) => {
    const columns = columnsOf(releasedExample);
    const files = await SplitFiles.open(folder, JSON_LINES);
    return {
      write: async (entry) => {
        await files.write(entry.split, typedRow(columns, releasedExampleOf(entry)));
        return undefined;
      },
      finish: () => files.finish(),
      close: () => files.close(),
    };
  },
};
