import { finding, recordRule } from "./rule.ts";

const name = "window-order";

/** Windows run forwards. */
export const windowOrder = recordRule(
  name,
  "A window starts at or after 0 and ends after it starts; no model can be right about any other.",
  ({ record }) =>
    record.windows
      .filter(([start, end]) => start < 0 || start >= end)
      .map(([start, end]) =>
        finding(name, "error", "timestamp", "the window is reversed, empty or negative", {
          actual: `${start} to ${end}`,
        }),
      ),
);
