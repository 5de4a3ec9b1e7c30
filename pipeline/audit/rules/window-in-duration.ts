import { finding, recordRule } from "./rule.ts";

/** Overshoot that is rounding of seconds, not a wrong number. */
const ROUNDING_SECONDS = 0.01;

const beyondName = "window-beyond-duration";
const afterName = "window-after-duration";

/** Windows end within the video. */
export const windowBeyondDuration = recordRule(
  beyondName,
  "A window ends within the video: beyond it, either the window or the duration is wrong, and no answer reaches full overlap.",
  ({ record: { windows, duration } }) => {
    if (duration === null) return [];
    return windows
      .filter(([, end]) => end > duration + ROUNDING_SECONDS)
      .map(([, end]) =>
        finding(
          beyondName,
          "error",
          "timestamp",
          `the window ends ${(end - duration).toFixed(2)} s behind the video`,
          {
            actual: String(end),
            expected: `at most ${duration}`,
          },
        ),
      );
  },
);

/** Windows start within the video. */
export const windowAfterDuration = recordRule(
  afterName,
  "A window starts before the video ends: otherwise nothing of it can be seen, and the duration is almost surely another video's.",
  ({ record: { windows, duration } }) => {
    if (duration === null) return [];
    return windows
      .filter(([start]) => start >= duration)
      .map(([start]) =>
        finding(afterName, "error", "timestamp", "the window starts when the video is over", {
          actual: String(start),
          expected: `below ${duration}`,
        }),
      );
  },
);
