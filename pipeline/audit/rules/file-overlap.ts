import type { Finding } from "../../../schemas/finding.ts";
import { NumberMap } from "../../lib/number-map.ts";
import { type DatasetRule, finding, NOTHING } from "./rule.ts";

const name = "file-overlap";

/** What two files share. */
interface Shared {
  videos: number;
  texts: number;
}

const SPLIT_NAME = /(?:^|[^a-z])(?:train|val|valid|validation|dev|test)(?:[^a-z]|$)/iu;

/** Splits do not share videos. */
export const fileOverlap: DatasetRule = {
  name,
  scope: "dataset",
  description:
    "Two files that are splits (train, val, test in their names) share no video: otherwise what is tested was trained on. Other shared videos and texts are counted as notes.",
  open: ({ files }) => {
    const [filesOfVideo, filesOfText] = [new NumberMap(), new NumberMap()];
    const shared = new Map<string, Shared>();
    const enter = (map: NumberMap, key: number, file: number, kind: keyof Shared): void => {
      const mask = map.get(key) ?? 0;
      const bit = 2 ** Math.min(file, 30);
      if ((mask & bit) !== 0) return;
      for (let other = 0; other < files.length; other++) {
        if ((mask & (2 ** Math.min(other, 30))) === 0) continue;
        const pair = `${Math.min(file, other)} ${Math.max(file, other)}`;
        const counts = shared.get(pair) ?? { videos: 0, texts: 0 };
        counts[kind] += 1;
        shared.set(pair, counts);
      }
      map.set(key, mask | bit);
    };
    return {
      check: ({ file, video, items }) => {
        if (files.length < 2) return NOTHING;
        enter(filesOfVideo, video, file, "videos");
        for (const { text } of items) enter(filesOfText, text, file, "texts");
        return NOTHING;
      },
      finish: () => [...shared].flatMap(([pair, counts]) => overlapFindings(pair, counts, files)),
    };
  },
};

function overlapFindings(pair: string, { videos, texts }: Shared, files: readonly string[]): Finding[] {
  const [a = "", b = ""] = pair.split(" ").map((file) => files[Number(file)] ?? "?");
  const splits = SPLIT_NAME.test(a) && SPLIT_NAME.test(b);
  const both = `${a} and ${b}`;
  return [
    ...(videos === 0
      ? []
      : [
          finding(name, splits ? "error" : "note", "video", `${both} share ${videos} videos`, {
            actual: String(videos),
            expected: "0",
          }),
        ]),
    ...(texts === 0
      ? []
      : [finding(name, "note", "q", `${both} share ${texts} texts`, { actual: String(texts) })]),
  ];
}
