import { parentPort, workerData } from "node:worker_threads";
import { workOutDraft } from "./draft-work.ts";
import { answerOf } from "./thread.ts";

// Runs in a thread of its own: puts two drafts side by side.
parentPort?.postMessage(answerOf(() => workOutDraft(workerData)));
