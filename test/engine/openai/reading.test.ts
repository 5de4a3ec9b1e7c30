import { describe, expect, it } from "vitest";
import { classify, duration, retryAfter } from "../../../pipeline/engine/openai/failure.ts";
import { announced } from "../../../pipeline/engine/openai/pace/limits.ts";
import { readCompletion } from "../../../pipeline/engine/openai/reading.ts";

const completion = (message: object, finish = "stop"): string =>
  JSON.stringify({
    model: "m",
    choices: [{ finish_reason: finish, message }],
    usage: { prompt_tokens: 3, completion_tokens: 2 },
  });

describe("readCompletion", () => {
  it.each([
    ["an answer", completion({ content: "{}" }), "answered"],
    ["an answer in parts", completion({ content: [{ type: "text", text: "{}" }] }), "answered"],
    ["a refusal", completion({ content: null, refusal: "no" }), "refused"],
    ["a filtered reply", completion({ content: "" }, "content_filter"), "filtered"],
    ["a reply that was too long", completion({ content: "{" }, "length"), "truncated"],
    ["blanks", completion({ content: " \n" }), "empty"],
    ["no message", JSON.stringify({ choices: [{ finish_reason: "stop" }] }), "empty"],
    ["no choice", JSON.stringify({ choices: [] }), "no-choices"],
    ["null for choices", JSON.stringify({ choices: null }), "no-choices"],
  ])("%s", (_, body, outcome) => {
    expect(readCompletion(body)).toMatchObject({ kind: "completion", outcome });
  });

  it.each([
    ["a web page", "<html>", "not-a-completion"],
    ["nothing", "", "not-a-completion"],
    ["other JSON", '{"status":"ok"}', "not-a-completion"],
    ["an array", "[]", "not-a-completion"],
    ["half a reply", '{"choices":[', "error"],
    ["an error in disguise", '{"error":{"message":"overloaded","code":502}}', "error"],
    ["a model that failed", completion({ content: "" }, "error"), "error"],
  ])("%s is no completion", (_, body, kind) => {
    expect(readCompletion(body).kind).toBe(kind);
  });

  it("survives usage of any shape", () => {
    const body = JSON.stringify({
      choices: [{ message: { content: "x" } }],
      usage: { prompt_tokens: "many", prompt_tokens_details: 3 },
    });
    expect(readCompletion(body)).toMatchObject({ usage: { input: 0, cachedInput: 0, output: 0 } });
  });
});

describe("classify", () => {
  const to = { baseUrl: "http://h/v1", model: "m" };
  const failure = { status: 400, code: "", parameter: "", message: "", headers: {}, maybeBilled: false };
  it.each([
    [{ status: 429 }, { kind: "throttled" }],
    [{ status: 408 }, { kind: "transient" }],
    [{ status: 409 }, { kind: "transient" }],
    [{ status: 529 }, { kind: "transient" }],
    [{ status: null, code: "ECONNREFUSED" }, { kind: "transient" }],
    [{ status: 413, message: "too large" }, { kind: "rejected" }],
    [{ code: "content_filter" }, { kind: "filtered" }],
    [
      { code: "unsupported_value", parameter: "temperature" },
      { kind: "unsupported", parameter: "temperature" },
    ],
    [
      {
        message: "Unsupported parameter: 'max_tokens', use 'max_completion_tokens'",
        parameter: "max_tokens",
      },
      { kind: "unsupported", parameter: "max_tokens" },
    ],
    [{ message: "guided decoding is not available" }, { kind: "unsupported", parameter: "response_format" }],
    [{ message: "maximum context length exceeded by max_tokens" }, { kind: "rejected" }],
    [{ status: 402 }, { kind: "fatal" }],
    [{ status: null, code: "ENOTFOUND" }, { kind: "fatal" }],
    [{ status: null, code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, { kind: "fatal" }],
  ])("%o", (changes, expected) => {
    expect(classify({ ...failure, ...changes }, to, 0)).toMatchObject(expected);
  });
});

describe("waits that headers ask for", () => {
  it.each([
    [{ "retry-after-ms": "20", "retry-after": "9" }, 20],
    [{ "retry-after": "1.5" }, 1500],
    [{ "retry-after": "Thu, 01 Jan 1970 00:00:07 GMT" }, 2000],
    [{ "retry-after": "Thu, 01 Jan 1970 00:00:01 GMT" }, 0],
    [{ "retry-after": "soon" }, undefined],
    [{ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s" }, 360_000],
    [{ "x-ratelimit-remaining-tokens": "5", "x-ratelimit-reset-tokens": "6m0s" }, undefined],
    [{}, undefined],
  ])("%o", (headers, expected) => {
    expect(retryAfter(headers, 5000)).toBe(expected);
  });

  it.each([
    ["20ms", 20],
    ["1m3.5s", 63_500],
    ["2h", 7_200_000],
    ["12", 12_000],
    ["1732000000", undefined],
    ["", undefined],
    ["soon", undefined],
  ])("%s lasts %s ms", (text, expected) => {
    expect(duration(text)).toBe(expected);
  });
});

describe("announced limits", () => {
  it("are a minute's", () => {
    const headers = {
      "x-ratelimit-limit-requests": "3000",
      "x-ratelimit-remaining-requests": "2999",
      "x-ratelimit-reset-requests": "20ms",
    };
    expect(announced(headers, "requests")).toEqual({ perMinute: 3000, remaining: 2999 });
  });

  it("of a day set no pace", () => {
    const headers = {
      "x-ratelimit-limit-requests": "10000",
      "x-ratelimit-remaining-requests": "9999",
      "x-ratelimit-reset-requests": "8.64s",
    };
    expect(announced(headers, "requests")).toBeUndefined();
  });
});
