import { z } from "zod";
import type { Candidate } from "../../schemas/candidate.ts";
import type { SelectSettings } from "../../schemas/config.ts";
import type { SelectionReport } from "../../schemas/selection-report.ts";
import type { DiskIndex } from "../lib/disk-index.ts";
import { MomentBlocks } from "../lib/moment-blocks.ts";
import { parseJson } from "../lib/ndjson.ts";
import type { Reporter } from "../lib/progress.ts";
import { seededRandom } from "../lib/random.ts";
import { takingTurns } from "../lib/turns.ts";
import type { StageEnvironment } from "../stage.ts";
import { type BlockChoice, chooseInBlock } from "./choose.ts";
import { CHOSEN_BY, LEFT_BECAUSE } from "./block-choices.ts";
import { chooserOf, readChooser } from "./choosable.ts";
import { Report } from "./report.ts";

/** What was chosen for a moment, as the index keeps it. */
const momentChoice = z.strictObject({
  chosen: z.array(z.strictObject({ id: z.string(), by: z.enum(CHOSEN_BY), partner: z.string().nullable() })),
  /** Why the candidates of open plans were left, by candidate id. */
  left: z.record(z.string(), z.enum(LEFT_BECAUSE)),
});

export type MomentChoice = z.infer<typeof momentChoice>;

/** By what a reported share may be off. */
const ROUNDING = 1e-4;

const NOTHING: MomentChoice = { chosen: [], left: {} };

/** What was chosen for all moments of a run. */
export class RunChoices {
  readonly #index: DiskIndex;
  readonly report: SelectionReport;

  private constructor(index: DiskIndex, report: SelectionReport) {
    this.#index = index;
    this.report = report;
  }

  /** Chooses for all moments, block by block: memory follows a block, not the corpus. */
  static async choose(environment: StageEnvironment): Promise<RunChoices> {
    const { config, signal, index, reporter } = environment;
    const { seed, split, select } = config;
    const turn = takingTurns(signal);
    reporter.noted("choosing among the candidates of all moments");
    const dealt = await index("choosers");
    const chosen = await index("choices");
    const moments = () => environment.all("corpus");
    const blocks = await MomentBlocks.survey(dealt, { seed, split }, moments, turn);
    for await (const { moment, candidates } of withCandidates(environment)) {
      await turn();
      await blocks.put(moment, JSON.stringify(chooserOf(moment, candidates)));
    }
    const report = new Report(select.policy);
    for await (const { name, values } of blocks.all()) {
      await turn();
      const choosers = values.map(readChooser);
      const random = seededRandom(seed, "select", name);
      const choice = await chooseInBlock(choosers, select, random, turn);
      report.add(choosers, choice);
      for (const [at, { id }] of choosers.entries()) await chosen.put(id, JSON.stringify(keptOf(choice, at)));
    }
    const total = report.total();
    tellUnmet(total, select, reporter);
    return new RunChoices(chosen, total);
  }

  of(momentId: string): MomentChoice {
    const kept = this.#index.get(momentId);
    return kept === undefined ? NOTHING : momentChoice.parse(parseJson(kept));
  }
}

/** Says which quotas are not met: what is left of a category or level may be too much without anything that would help. */
function tellUnmet({ largest }: SelectionReport, select: SelectSettings, reporter: Reporter): void {
  const quotas = { category: select.categoryQuota, level: select.levelQuota };
  for (const what of ["category", "level"] as const) {
    if (largest[what] <= quotas[what] + ROUNDING) continue;
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    const message = `one ${what} has ${percent(largest[what])}, its quota is ${percent(quotas[what])}: leaving more out would not take its share down`;
    reporter.warned(`${what}-quota`, message);
  }
}

function keptOf({ all, left }: BlockChoice, at: number): MomentChoice {
  const chosen = [...(all[at]?.values() ?? [])];
  return {
    chosen: chosen.map(({ candidate, by, partner }) => ({ id: candidate.id, by, partner })),
    left: Object.fromEntries(left[at] ?? []),
  };
}

/** Moments that have accepted candidates, with them: both files keep the order of the moments. */
async function* withCandidates({
  all,
}: StageEnvironment): AsyncGenerator<{ moment: Parameters<typeof chooserOf>[0]; candidates: Candidate[] }> {
  const source = all("validate")[Symbol.asyncIterator]();
  let ahead = await source.next();
  for await (const moment of all("corpus")) {
    const candidates: Candidate[] = [];
    for (; ahead.done !== true && ahead.value.momentId === moment.id; ahead = await source.next())
      candidates.push(ahead.value);
    if (candidates.length > 0) yield { moment, candidates };
  }
}
