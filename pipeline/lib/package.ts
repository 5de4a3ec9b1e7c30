import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const packageJson = z.object({ name: z.string(), version: z.string() });

/** Folder of this package, found from the source tree and from the compiled one alike. */
export const PACKAGE_ROOT = findRoot(import.meta.dirname);

/** Name and version, as manifests record them. */
export const TOOL = ((): string => {
  const { name, version } = packageJson.parse(
    JSON.parse(readFileSync(path.join(PACKAGE_ROOT, "package.json"), "utf8")),
  );
  return `${name} ${version}`;
})();

function findRoot(from: string): string {
  if (existsSync(path.join(from, "package.json"))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error("the package's own package.json is missing: reinstall it");
  return findRoot(parent);
}
