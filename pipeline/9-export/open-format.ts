import path from "node:path";
import type { ExportFormatName } from "../../schemas/config.ts";
import type { FileRecord } from "../../schemas/manifest.ts";
import { digestFile } from "../lib/files.ts";
import { abandonSwap, beginSwap, finishSwap } from "../lib/swap.ts";
import type { Entry, ExportFormat, ExportTarget, FormatWriter, Omission } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { singleWindow } from "./span.ts";

/** A format whose files are being written beside the previous ones. */
export interface OpenFormat {
  readonly name: ExportFormatName;
  readonly write: (entry: Entry) => Promise<Omission | undefined>;
  /** What the format counted since the last call, its name before each. */
  readonly takeCounts: () => Record<string, number>;
  /** Completes the new files beside the previous ones; paths are relative to the format's folder. */
  readonly finish: () => Promise<readonly FileRecord[]>;
  /** Puts the completed files in place of the previous ones. */
  readonly putInPlace: () => Promise<void>;
  /** Lets go of everything; what was not put in place is removed. */
  readonly close: () => Promise<void>;
}

/** Opens a format that will replace what lies in `folder`. */
export async function openFormat(
  name: ExportFormatName,
  folder: string,
  shared: Omit<ExportTarget, "folder" | "count">,
): Promise<OpenFormat> {
  let counts: Record<string, number> = {};
  const count = (what: string, by = 1): void => {
    const key = `${name}:${what}`;
    counts[key] = (counts[key] ?? 0) + by;
  };
  const next = await beginSwap(folder);
  const writer = await openWriter(FORMATS[name], { ...shared, folder: next, count });
  return {
    name,
    write: writer.write,
    takeCounts: () => {
      const taken = counts;
      counts = {};
      return taken;
    },
    finish: async () => {
      const files: FileRecord[] = [];
      for (const { name: file, records } of await writer.finish())
        files.push({ path: file, ...(await digestFile(path.join(next, file), shared.signal)), records });
      await writer.close();
      return files;
    },
    putInPlace: () => finishSwap(folder),
    close: async () => {
      try {
        await writer.close(); // fails again where writing did
      } finally {
        await abandonSwap(folder);
      }
    },
  };
}

/** A writer for entries of any shape: a single-span format gets those that the window policy leaves. */
async function openWriter(format: ExportFormat, target: ExportTarget): Promise<FormatWriter<Entry>> {
  if (format.windows === "all") return format.open(target);
  const policy = target.config.export.windows;
  const writer = await format.open(target);
  return {
    ...writer,
    write: async (entry) => {
      const { windows } = entry.example.moment;
      const window = singleWindow(windows, policy);
      if (window === undefined) {
        const message = `${windows.length} windows, expected 1; export.windows = first, longest or hull would keep it`;
        return { reason: "several-windows", message };
      }
      if (windows.length > 1) target.count(`windows-reduced:${policy}`);
      return writer.write({ ...entry, window });
    },
  };
}
