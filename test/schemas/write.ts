import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PACKAGE_ROOT } from "../../pipeline/lib/package.ts";
import { schemaDocuments } from "./documents.ts";

const folder = path.join(PACKAGE_ROOT, "schemas");
rmSync(path.join(folder, "json"), { recursive: true, force: true });
mkdirSync(path.join(folder, "json"), { recursive: true });
for (const [name, content] of await schemaDocuments()) writeFileSync(path.join(folder, name), content);
