import { NumberMap } from "../../lib/number-map.ts";
import { type DatasetRule, finding, NOTHING } from "./rule.ts";
import { placeNumber, placeText } from "./fingerprints.ts";

const name = "several-durations";

/** Durations of one video that differ by no more than this come from different ways of measuring it (corpora: up to 0.3 s). */
const MEASURING_SECONDS = 0.3;

/** A video has one duration. */
export const severalDurations: DatasetRule = {
  name,
  scope: "dataset",
  description:
    "A video has one duration, files together. Two values more than 0.3 s apart mean that one is another video's (an error, told once per video); closer ones are a note.",
  open: ({ files }) => {
    const [durations, places] = [new NumberMap(), new NumberMap()];
    const told = new Set<string>();
    return {
      check: (keys) => {
        const { duration, video } = keys;
        if (duration === null) return NOTHING;
        const known = durations.get(video);
        if (known === undefined) {
          durations.set(video, duration);
          places.set(video, placeNumber(keys));
          return NOTHING;
        }
        const difference = Math.abs(known - duration);
        const severity = difference > MEASURING_SECONDS ? "error" : "note";
        if (difference < 1e-6) return NOTHING;
        const tellKey = `${severity} ${video}`;
        if (told.has(tellKey)) return NOTHING;
        told.add(tellKey);
        return [
          finding(
            name,
            severity,
            "duration",
            `the video lasts ${known} s in ${placeText(places.get(video) ?? 0, files)}`,
            {
              actual: String(duration),
              expected: String(known),
            },
          ),
        ];
      },
    };
  },
};
