import { exchangeFolder, makeFolder, move, remove, sizeOf } from "./files.ts";

/**
 * Where a folder is written before it takes the place of the previous one, and where that one waits meanwhile. Whatever lies there
 * is removed, so nobody else may use these names.
 */
function sidesOf(folder: string): { readonly next: string; readonly previous: string } {
  return { next: `${folder}.hivtg-next`, previous: `${folder}.hivtg-previous` };
}

/**
 * Makes an empty folder to write the next version into, and mends what a kill in the middle of an earlier swap left: the
 * previous version is back in place, or gone if the new one had already taken it.
 */
export async function beginSwap(folder: string): Promise<string> {
  const { next, previous } = sidesOf(folder);
  if ((await sizeOf(folder)) === undefined && (await sizeOf(previous)) !== undefined)
    await move(previous, folder);
  await remove(previous);
  await remove(next);
  await makeFolder(next);
  return next;
}

/** Puts the new version in place. Whoever is killed in here finds one whole version or the other at the next beginning. */
export async function finishSwap(folder: string): Promise<void> {
  const { next, previous } = sidesOf(folder);
  if ((await sizeOf(folder)) === undefined) await move(next, folder);
  else exchangeFolder(next, folder, previous);
  await remove(previous);
}

/** Gives up the new version; the previous one stays. */
export async function abandonSwap(folder: string): Promise<void> {
  await remove(sidesOf(folder).next);
}
