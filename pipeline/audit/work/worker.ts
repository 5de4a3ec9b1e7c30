import { parentPort, workerData } from "node:worker_threads";
import { messageOf, OperatorError } from "../../lib/errors.ts";
import { auditSlice, type SliceSettings } from "./audit-slice.ts";
import type { SliceReply, SliceRequest } from "./pool.ts";

// A thread of the audit: answers each slice it is handed, in order, until it is ended.
const settings = workerData as SliceSettings;

function replyTo({ file, slice }: SliceRequest): SliceReply {
  try {
    return { result: auditSlice(settings, file, slice) };
  } catch (error) {
    const isForOperator = error instanceof OperatorError;
    const message =
      isForOperator || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message);
    return { failure: { message, exitCode: isForOperator ? error.exitCode : null } };
  }
}

parentPort?.on("message", (request: SliceRequest) => {
  const reply = replyTo(request);
  parentPort?.postMessage(reply, "result" in reply ? [reply.result.keys.buffer] : []);
});
