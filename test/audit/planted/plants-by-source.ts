import type { PlantRecord } from "./clean.ts";
import { item, type Plant } from "./plant.ts";

const SHIFT = 3;
const CROP = 50;

function exact(
  kind: string,
  rule: string,
  spoil: Plant["spoil"],
  source: Plant["source"] = () => ({}),
): Plant {
  return { kind, rule, exact: true, spoil, source };
}

function shift(record: PlantRecord, by: number): void {
  record.timestamp = record.timestamp.map((time) => time + by);
}

const leave = (): void => undefined;

/** Every kind of defect that only the source corpus shows; `source` says what the corpus holds of the record before it was spoilt. */
export const SOURCE_PLANTS: readonly Plant[] = [
  exact("another video's duration", "source-duration", (record, _, random) => {
    record.duration += 1 + random.below(100) / 10;
  }),
  exact("window of another moment", "source-window", (record, _, random) => {
    record.timestamp[1] = (record.timestamp[1] ?? 0) + 0.5 + random.below(50) / 10;
  }),
  exact("window moved by a constant", "source-window", (record) => {
    shift(record, SHIFT);
  }),
  exact(
    "start of the crop added to the window",
    "source-window",
    (record) => {
      record.video_start = CROP;
      record.video_end = CROP + record.duration;
      shift(record, CROP);
    },
    ({ duration }) => ({ crop: [CROP, CROP + duration] }),
  ),
  exact("lost windows", "source-windows-lost", leave, ({ timestamp: [start = 0, end = 0] }) => ({
    windows: [
      [start, end],
      [end + 0.3, end + 0.9],
    ],
  })),
  exact("negative that another query of the video makes true", "source-truth", leave, (record) => ({
    companions: [{ window: null, text: item(record, 1).q, origin: "query" }],
  })),
  exact("negative that a description makes true in other grammar", "source-truth", leave, (record) => ({
    companions: [{ window: null, text: item(record, 2).q.replace("the ", "a "), origin: "description" }],
  })),
];
