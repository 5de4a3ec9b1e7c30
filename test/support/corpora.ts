import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";

/** The --corpus arguments for sample corpora repeated under other video ids: long enough a build to be interrupted. */
export async function repeatedSamples(folder: string, times: number): Promise<string[]> {
  const sample = (name: string): Promise<string> =>
    readFile(path.join(PACKAGE_ROOT, "data", "samples", name), "utf8");
  const copies = Array.from({ length: times }, (_, copy) => String(copy));
  const charades = await sample("charades_sta_train.txt");
  const [head = "", ...facts] = (await sample("Charades_v1_train.csv"))
    .split("\r\n")
    .filter((line) => line !== "");
  const highlights = (await sample("highlight_val_release.jsonl")).trim().split("\n");
  const activity = JSON.parse(await sample("activitynet_val_1.json")) as Record<string, unknown>;
  const files = {
    "charades_sta_train.txt": copies.map((copy) => charades.replace(/^(?=\S)/gmu, copy)).join(""),
    "charades.csv": [head, ...copies.flatMap((copy) => facts.map((line) => copy + line))].join("\r\n"),
    "activitynet.json": JSON.stringify(
      Object.fromEntries(
        copies.flatMap((copy) =>
          Object.entries(activity).map(([video, value]) => [`${video}${copy}`, value]),
        ),
      ),
    ),
    "highlights.jsonl": copies
      .flatMap((copy) => highlights.map((line) => renameVideo(line, copy)))
      .join("\n"),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  const at = (name: string): string => path.join(folder, name);
  return [
    "--corpus",
    `charades-sta=${at("charades_sta_train.txt")},${at("charades.csv")}`,
    "--corpus",
    `activitynet-captions=${at("activitynet.json")}`,
    "--corpus",
    `qvhighlights=${at("highlights.jsonl")}`,
  ];
}

function renameVideo(line: string, copy: string): string {
  const record = JSON.parse(line) as { vid: string };
  return JSON.stringify({ ...record, vid: `${copy}${record.vid}` });
}
