/**
 * An error the operator can act on: a bad option, a missing file, a key that is refused.
 * Its message names the subject, what was expected, what was found and the way out. Shown without a stack.
 */
export class OperatorError extends Error {
  override readonly name = "OperatorError";

  /** 2 for wrong use, 1 for a run that failed. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The run was asked to stop (Ctrl-C); everything written so far is intact. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";

  constructor() {
    super("stopped; run the same command again to go on");
  }
}

/** Throws StoppedError once the signal has fired. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new StoppedError();
}

/** The system's error code of a caught value (ENOENT, ENOSPC …), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return undefined;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
