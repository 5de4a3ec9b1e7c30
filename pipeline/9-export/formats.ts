import type { ExportFormatName } from "../../schemas/config.ts";
import type { ExportFormat } from "./format.ts";
import { raRft } from "./formats/ra-rft.ts";

/** Every format that can be asked for, by name. */
export const FORMATS: { readonly [Name in ExportFormatName]: ExportFormat } = {
  "ra-rft": raRft,
};
