import type { Parts } from "../parts.ts";

/** A sentence or two that say for a change what the video shows and that the asked thing is nowhere in it; undefined where it lacks a part. */
export type Template = (parts: Parts) => string | undefined;
