import { finding, type AuditRule } from "./rule.ts";
import { hashText } from "../probes/sparse.ts";
import { placeNumber, placeText, textKey } from "./fingerprints.ts";

const name = "several-durations";

/** Durations of one video that differ by no more than this come from different ways of measuring it (corpora: up to 0.3 s). */
const MEASURING_SECONDS = 0.3;

/** A video has one duration. */
export const severalDurations: AuditRule = {
  name,
  description:
    "A video has one duration, files together. Two values more than 0.3 s apart mean that one is another video's (an error, told once per video); closer ones are a note.",
  open: ({ files }) => {
    const first = new Map<number, { duration: number; place: number }>();
    const told = new Set<string>();
    return {
      check: ({ record }) => {
        const { duration, videoKey } = record;
        if (duration === null) return [];
        const key = textKey(videoKey);
        const known = first.get(key);
        if (known === undefined) {
          first.set(key, { duration, place: placeNumber(record) });
          return [];
        }
        const difference = Math.abs(known.duration - duration);
        const severity = difference > MEASURING_SECONDS ? "error" : "note";
        const tellKey = `${severity} ${hashText(videoKey)} ${key}`;
        if (difference < 1e-6 || told.has(tellKey)) return [];
        told.add(tellKey);
        return [
          finding(
            name,
            severity,
            "duration",
            `the video lasts ${known.duration} s in ${placeText(known.place, files)}`,
            {
              actual: String(duration),
              expected: String(known.duration),
            },
          ),
        ];
      },
    };
  },
};
