import { OperatorError } from "../../lib/errors.ts";
import { readChunks, requireFile } from "../../lib/files.ts";

/** First bytes of files that are given by mistake, and what to do instead. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly advice: string;
}[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: "a zip archive", advice: "unpack it and give the file inside" },
  { bytes: [0x1f, 0x8b], what: "a gzip archive", advice: "unpack it with gunzip and give the result" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: "a zstd archive", advice: "unpack it with unzstd" },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: "a Parquet file", advice: "convert it to JSON lines" },
  { bytes: [0x80, 0x03], what: "a Python pickle", advice: "write it as JSON with Python" },
  { bytes: [0x80, 0x04], what: "a Python pickle", advice: "write it as JSON with Python" },
  { bytes: [0xff, 0xfe], what: "UTF-16 text", advice: "convert it: iconv -f UTF-16 -t UTF-8" },
  { bytes: [0xfe, 0xff], what: "UTF-16 text", advice: "convert it: iconv -f UTF-16 -t UTF-8" },
];

const BOM = "\ufeff";

/** Checks that a file is there, is not empty, and is not of a kind that can hold no UTF-8 text. */
export async function requireTextFile(file: string, what: string): Promise<void> {
  await requireFile(file, what);
  for await (const chunk of readChunks(file)) {
    const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => chunk[index] === byte));
    if (found) throw new OperatorError(`${what}: ${file} is ${found.what}, not UTF-8 text; ${found.advice}`);
    if (chunk.subarray(0, 1024).includes(0))
      throw new OperatorError(`${what}: ${file} holds zero bytes, so it is not UTF-8 text; check what it is`);
    return;
  }
  throw new OperatorError(`${what}: ${file} is empty; check the download`);
}

/** Text of a UTF-8 file in chunks, without a byte-order mark; an OperatorError at the first byte that is not UTF-8. */
export async function* textChunks(file: string, what: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let offset = 0;
  const decode = (chunk: Buffer | undefined): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (error) {
      const place = `between bytes ${Math.max(0, offset - 3)} and ${offset + (chunk?.length ?? 0)}`;
      const advice = "find its encoding and convert it, e.g. iconv -f LATIN1 -t UTF-8";
      throw new OperatorError(`${what}: ${file} is not UTF-8 ${place}; ${advice}`, 2, { cause: error });
    }
  };
  for await (const chunk of readChunks(file)) {
    const text = decode(chunk);
    yield offset === 0 ? withoutBom(text) : text;
    offset += chunk.length;
  }
  yield decode(undefined);
}

/** The text without a byte-order mark at its start. */
export function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}
