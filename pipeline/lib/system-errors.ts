import { errorCode } from "./errors.ts";

/** What the operating system's refusals mean, and the way out. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on the disk; free some",
  EDQUOT: "your share of the disk is used up; free some",
  EACCES: "this user may not; check the rights",
  EPERM: "this user may not; check the rights",
  EROFS: "the file system is read-only; choose another folder",
  ENOTDIR: "a part of the path is a file and no folder; check the path",
  EISDIR: "it is a folder and no file; check the path",
  EEXIST: "something else is there already; check the path",
  ENOENT: "it is not there; check the path",
  ENAMETOOLONG: "the name is too long; choose a shorter one",
  ELOOP: "links lead in a circle; check the path",
  EXDEV: "it would have to move to another file system; choose a folder on the same one",
  EMFILE: "too many files are open; raise the limit (ulimit -n)",
  ENFILE: "too many files are open on this machine; close some",
  EIO: "the device fails; check it",
  EBUSY: "something else uses it; wait for that",
};

/**
 * What to tell an operator whom the operating system stopped: what was tried, where, why it failed and what helps; undefined for
 * any other error. Errors of a database in between are seen through.
 */
export function refusalOfSystem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = errorCode(error);
  const meaning = code === undefined ? undefined : REFUSALS[code];
  if (meaning === undefined || code === undefined) return refusalOfSystem(error.cause);
  const tried = "syscall" in error && typeof error.syscall === "string" ? error.syscall : "work on a file";
  const place = "path" in error && typeof error.path === "string" ? ` ${error.path}` : "";
  return `cannot ${tried}${place}: ${meaning}, and run the same command again (${code})`;
}
