import { parentPort, workerData } from "node:worker_threads";
import { readText } from "./import-safely.ts";
import { answerOf } from "./thread.ts";

// Runs in a thread of its own: reads one text and answers the article, or why it cannot be read.
parentPort?.postMessage(answerOf(() => readText(workerData)));
