import path from "node:path";
import { z } from "zod";
import type { Moment } from "../../../../schemas/moment.ts";
import { readFileIfAny, writeFileAtomic } from "../../../lib/files.ts";
import { SlotCounts } from "./counts.ts";
import { countMoments, type Inventories } from "./inventory.ts";

/** Raise when what is counted changes, so that files of older versions are counted anew. */
const FORMAT = 3;

const stored = z.strictObject({
  format: z.literal(FORMAT).describe("Version of this file's shape and of what is counted"),
  fingerprint: z.string().describe("Hash of the moments it was counted from"),
  corpora: z
    .record(z.string(), z.record(z.string(), z.array(z.tuple([z.string(), z.int().positive()]))))
    .describe("Corpus, slot key, fillers with their number of videos"),
});

function toCounts(corpora: z.infer<typeof stored>["corpora"]): Map<string, SlotCounts> {
  return new Map(
    Object.entries(corpora).map(([corpus, slots]) => {
      const counts = new SlotCounts();
      for (const [key, fillers] of Object.entries(slots))
        for (const [filler, count] of fillers) counts.add(key, filler, count);
      return [corpus, counts];
    }),
  );
}

function fromCounts(all: ReadonlyMap<string, SlotCounts>): object {
  return Object.fromEntries(
    [...all].map(([corpus, counts]) => [corpus, Object.fromEntries(counts.entries())]),
  );
}

/** Reads a stored inventory; undefined when there is none that fits the moments. */
async function readStored(file: string, fingerprint: string): Promise<Map<string, SlotCounts> | undefined> {
  const text = await readFileIfAny(file);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // A damaged file is counted anew: it holds nothing that the moments do not.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const parsed = stored.safeParse(value);
  return parsed.success && parsed.data.fingerprint === fingerprint
    ? toCounts(parsed.data.corpora)
    : undefined;
}

/** What an inventory is counted from and where it is kept. */
export interface InventorySource {
  readonly moments: () => AsyncIterable<Moment>;
  readonly momentsFingerprint: string;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Inventories by corpus: read from the folder when they fit the moments, else counted and kept there. */
export async function loadInventories(source: InventorySource): Promise<Inventories> {
  const file = path.join(source.folder, `inventory-${source.momentsFingerprint.slice(0, 16)}.json`);
  let counts = await readStored(file, source.momentsFingerprint);
  if (counts === undefined) {
    counts = await countMoments(source.moments(), source.signal);
    const content = { format: FORMAT, fingerprint: source.momentsFingerprint, corpora: fromCounts(counts) };
    await writeFileAtomic(file, JSON.stringify(content));
  }
  return counts;
}
