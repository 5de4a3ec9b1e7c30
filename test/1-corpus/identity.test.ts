import { describe, expect, test } from "vitest";
import { isSafeVideoId, momentId, youtubeParent } from "../../pipeline/1-corpus/identity.ts";

describe("momentId", () => {
  test("is the same for queries that differ in case, blanks and the final full stop", () => {
    const ids = ["A man sits.", "a man  sits", " A MAN SITS ."].map((query) =>
      momentId("c", "v", query, null),
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^c\/v\/[0-9a-f]{12}$/);
  });

  test("differs by corpus, video, query and crop", () => {
    const ids = [
      momentId("c", "v", "a man sits", null),
      momentId("d", "v", "a man sits", null),
      momentId("c", "w", "a man sits", null),
      momentId("c", "v", "a man stands", null),
      momentId("c", "v", "a man sits", [0, 10]),
      momentId("c", "v", "a man sits", [10, 20]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("youtubeParent joins corpora by the YouTube id and keeps other ids apart", () => {
  expect(youtubeParent("-9CpRcKoU_a", "activitynet")).toBe("youtube:-9CpRcKoU_a");
  expect(youtubeParent("movie_12", "activitynet")).toBe("activitynet:movie_12");
});

describe("isSafeVideoId", () => {
  test.each(["AO8RW", "v_-9CpRcKoU", "--4Cg4id5FI.mp4", "a:b@c %d.mp4", "1104/4882821564", "..mp4", "a..b"])(
    "accepts %s",
    (video) => expect(isSafeVideoId(video)).toBe(true),
  );
  test.each([
    "",
    "../secret",
    "a/../../b",
    "..\\b",
    "/etc/passwd",
    "C:\\x",
    "a\u0000b",
    "a\u001b[2J",
    "x".repeat(513),
  ])("refuses %j", (video) => expect(isSafeVideoId(video)).toBe(false));
});
