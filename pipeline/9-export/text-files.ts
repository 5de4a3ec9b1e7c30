import path from "node:path";
import { type SplitName, SPLITS } from "../../schemas/split.ts";
import { closeAll } from "../lib/close-all.ts";
import { Appender } from "../lib/files.ts";
import { pythonJson, type PythonValue } from "../lib/python-json.ts";
import type { WrittenFile } from "./format.ts";

/** How values become a text file, one at a time. */
interface Layout {
  readonly extension: string;
  /** Text before a value. */
  readonly before: (index: number) => string;
  readonly text: (value: PythonValue) => string;
  /** Text behind the last value. */
  readonly end: (count: number) => string;
}

/** A list as Python's json.dumps(list, indent=2, ensure_ascii=False) writes it; no final newline. */
export const JSON_LIST: Layout = {
  extension: "json",
  before: (index) => (index === 0 ? "[\n  " : ",\n  "),
  text: (value) => pythonJson(value, 2, 1),
  end: (count) => (count === 0 ? "[]" : "\n]"),
};

/** One value a line. */
export const JSON_LINES: Layout = {
  extension: "jsonl",
  before: () => "",
  text: (value) => `${pythonJson(value, null)}\n`,
  end: () => "",
};

/** train, val and test as one text file each, written value by value. */
export class SplitFiles {
  readonly #layout: Layout;
  readonly #files: ReadonlyMap<SplitName, { readonly appender: Appender; count: number }>;

  private constructor(layout: Layout, files: Map<SplitName, { appender: Appender; count: number }>) {
    this.#layout = layout;
    this.#files = files;
  }

  static async open(folder: string, layout: Layout): Promise<SplitFiles> {
    const files = new Map<SplitName, { appender: Appender; count: number }>();
    for (const split of SPLITS) {
      const appender = await Appender.open(path.join(folder, `${split}.${layout.extension}`));
      files.set(split, { appender, count: 0 });
    }
    return new SplitFiles(layout, files);
  }

  async write(split: SplitName, value: PythonValue): Promise<void> {
    const file = this.#files.get(split);
    if (file === undefined) throw new Error(`no file for ${split}`);
    await file.appender.write(this.#layout.before(file.count) + this.#layout.text(value));
    file.count += 1;
  }

  /** Completes the files and makes them durable. */
  async finish(): Promise<readonly WrittenFile[]> {
    const written: WrittenFile[] = [];
    for (const [split, { appender, count }] of this.#files) {
      await appender.write(this.#layout.end(count));
      await appender.commit();
      written.push({ name: `${split}.${this.#layout.extension}`, records: count });
    }
    return written;
  }

  async close(): Promise<void> {
    await closeAll([...this.#files.values()].map(({ appender }) => appender));
  }
}
