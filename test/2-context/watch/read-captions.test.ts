import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readVideoCaptions } from "../../../pipeline/2-context/watch/read-captions.ts";

const reply = (...captions: unknown[]): string => JSON.stringify({ captions });
const DOG = { start: 2, end: 5, text: "A dog digs a hole." };

const rules = (text: string): string[] => readVideoCaptions(text, 10).findings.map(({ rule }) => rule);

describe("a description of a video", () => {
  test("becomes captions in the order of their times", () => {
    const { captions, findings } = readVideoCaptions(reply({ ...DOG, start: 4 }, DOG), 10);
    expect(findings).toEqual([]);
    expect(captions).toEqual([
      { window: [2, 5], text: "A dog digs a hole.", origin: "vision" },
      { window: [4, 5], text: "A dog digs a hole.", origin: "vision" },
    ]);
  });

  test("is found in fences and prose, and may end a rounding behind the video", () => {
    const { captions } = readVideoCaptions(`Here:\n\`\`\`json\n${reply({ ...DOG, end: 10.4 })}\n\`\`\``, 10);
    expect(captions.map(({ window }) => window)).toEqual([[2, 10]]);
  });

  test("is cleaned of markup, controls and blanks", () => {
    const text = "  A <b>dog</b>\u0007\u202e digs\n<answer>1 to 2</answer> ";
    expect(readVideoCaptions(reply({ ...DOG, text }), 10).captions[0]?.text).toBe("A dog digs 1 to 2");
  });

  test.each([
    ["no JSON", "I see a dog.", ["malformed-json"]],
    ["another object", '{"frames": []}', ["reply-shape"]],
    ["nothing", reply(), ["reply-shape"]],
    ["a text where a time belongs", reply({ ...DOG, start: "2" }), ["reply-shape"]],
    ["no text", reply({ start: 1, end: 2 }), ["reply-shape"]],
    ["a caption of signs only", reply({ ...DOG, text: "<i>…</i>" }), ["empty-caption"]],
    ["a caption without end", reply({ ...DOG, text: "dog ".repeat(200) }), ["long-caption"]],
    ["a reversed caption", reply({ ...DOG, end: 1 }), ["caption-outside-video"]],
    ["a caption behind the video", reply({ ...DOG, end: 12 }), ["caption-outside-video"]],
    ["a caption before the video", reply({ ...DOG, start: -1 }), ["caption-outside-video"]],
  ])("that holds %s is told what is wrong", (_, text, expected) => {
    expect(rules(text)).toEqual(expected);
    expect(readVideoCaptions(text, 10).captions).toEqual([]);
  });

  test("keeps its good captions beside a bad one", () => {
    const { captions, findings } = readVideoCaptions(reply(DOG, { ...DOG, end: 99 }), 10);
    expect(captions).toHaveLength(1);
    expect(findings[0]?.path).toBe("captions.1");
  });

  test("of any shape throws nothing, and all times lie within the video", () => {
    const entry = fc.record({
      start: fc.oneof(fc.double(), fc.anything()),
      end: fc.double(),
      text: fc.string(),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(entry).map((list) => reply(...list)),
        ),
        (text) => {
          for (const { window } of readVideoCaptions(text, 10).captions) {
            const [start, end] = window ?? [0, 0];
            expect(start >= 0 && start < end && end <= 10).toBe(true);
          }
        },
      ),
    );
  });
});
