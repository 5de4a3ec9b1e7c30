import { describe, expect, test } from "vitest";
import { OperatorError } from "../../../pipeline/lib/errors.ts";
import { ingestTexts } from "../ingest.ts";

const HIGHLIGHT = (query: string): string =>
  `{"qid":1,"query":"${query}","duration":150,"vid":"bCdEfGhIjKl_0.0_150.0","relevant_windows":[[2,4]]}`;
const CAPTIONS = '{"v_bCdEfGhIjKl":{"duration":9,"timestamps":[[0,5]],"sentences":["A man sits."]}}';
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");
const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("files given by mistake are told as what they are", () => {
  const jsonl = "qvhighlights";
  const json = "activitynet-captions";
  test.each<[string, string, Uint8Array | string, string]>([
    ["a zip archive", json, Buffer.from("PK\u0003\u0004....", "latin1"), "is a zip archive"],
    ["a gzip archive", jsonl, Buffer.from([0x1f, 0x8b, 8, 0]), "is a gzip archive"],
    ["a pickle", json, Buffer.from([0x80, 0x04, 0x95]), "is a Python pickle"],
    ["UTF-16 lines", jsonl, utf16(HIGHLIGHT("A cat sits")), "is UTF-16 text"],
    ["UTF-16 JSON", json, utf16(CAPTIONS), "is UTF-16 text"],
    ["UTF-16 without a mark", json, utf16(CAPTIONS).subarray(2), "holds zero bytes"],
    ["Latin-1 JSON", json, latin1(CAPTIONS.replace("sits", "sits at a café")), "is not UTF-8 between bytes"],
    ["an empty file", json, "", "is empty"],
    ["only blank lines", jsonl, "\n\n \n", "holds no rows"],
    ["an empty dictionary", json, "{}", "holds no rows"],
    ["JSON instead of JSON lines", jsonl, CAPTIONS, "none of its 1 rows is laid out as expected"],
  ])("%s", async (_, corpus, content, message) => {
    const work = ingestTexts(corpus, { "a.json": content });
    await expect(work).rejects.toThrow(OperatorError);
    await expect(work).rejects.toThrow(message);
  });

  test("a folder and a missing file", async () => {
    const missing = ingestTexts(
      "qvhighlights",
      {},
      { corpora: [{ name: "qvhighlights", files: ["/nowhere/a"] }] },
    );
    await expect(missing).rejects.toThrow("cannot read /nowhere/a: there is no such file");
    const folder = ingestTexts("qvhighlights", {}, { corpora: [{ name: "qvhighlights", files: ["/"] }] });
    await expect(folder).rejects.toThrow(OperatorError);
  });
});

describe("defects of single lines cost only their rows", () => {
  test("a byte-order mark, CRLF and a last line without an end cost nothing", async () => {
    const text = `\ufeff${HIGHLIGHT("A cat sits")}\r\n${HIGHLIGHT("A cat runs")}`;
    const { moments, rejections } = await ingestTexts("qvhighlights", { "a.jsonl": text });
    expect(moments.map(({ query }) => query)).toEqual(["A cat sits", "A cat runs"]);
    expect(rejections).toEqual([]);
  });

  test("a line that is Latin-1, one that is too long, and one nested without end", async () => {
    const lines = [
      latin1(HIGHLIGHT("A cat in a café")),
      Buffer.from(`"${"x".repeat(9 * 1024 * 1024)}"`),
      Buffer.from(`${"[".repeat(100_000)}${"]".repeat(100_000)}`),
      Buffer.from(HIGHLIGHT("A cat runs")),
    ].flatMap((line) => [line, Buffer.from("\n")]);
    const { moments, rejections } = await ingestTexts("qvhighlights", { "a.jsonl": Buffer.concat(lines) });
    expect(moments.map(({ source }) => source.line)).toEqual([4]);
    expect(rejections.map(({ reason }) => reason)).toEqual(["not-utf8", "line-too-long", "missing-field"]);
    expect(JSON.stringify(rejections).length).toBeLessThan(20_000);
  });
});

test("a quote that is never closed is told with the row before it", async () => {
  const table = `id,length\nAAAAA,30\nBBBBB,"31\n${"CCCCC,32\n".repeat(5)}`;
  const work = ingestTexts("charades-sta", { "a.txt": "AAAAA 0.0 1.0##x\n", "b.csv": table });
  await expect(work).rejects.toThrow(/b\.csv is not a readable table after row 1: Quote Not Closed/);
});

test("a companion file of another kind is refused", async () => {
  const work = ingestTexts("charades-sta", {
    "a.txt": "AAAAA 0.0 1.0##x\n",
    "b.csv": "video,seconds\nAAAAA,3\n",
  });
  await expect(work).rejects.toThrow("holds no record with the key that its rows are joined by");
});
