import { textTable } from "../../pipeline/lib/table.ts";
import { measureStructure } from "./measure.ts";

const measures = await measureStructure();
const rows = measures.map(({ name, value, aim, met }) => [name, String(value), aim, met ? "" : "missed"]);
console.log(textTable(["measure", "value", "aim", ""], rows));
for (const { name, met, places } of measures)
  if (!met) console.log(`\n${name}:\n${places.map((place) => `  ${place}`).join("\n")}`);
