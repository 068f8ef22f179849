import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Node } from "prosemirror-model";
import { CrowdLine, type CrowdPlace } from "./crowd-line.ts";
import {
  type ArticleAnswer,
  bodyOf,
  type CrowdTimes,
  lightWriter,
  type SentAt,
  sessionWriter,
  type Writer,
} from "./crowd-writers.ts";

export interface CrowdPlan extends CrowdPlace {
  article: ArticleAnswer;
  /** One for each writer. */
  tokens: string[];
  /** How many of them run the browser's own machine. */
  whole: number;
  /** Keys a second that each types. */
  pace: number;
  warmUp: number;
  seconds: number;
}

export type CrowdResult =
  | (CrowdTimes & {
      keys: number;
      /** Keys that were not saved ten seconds after the last one. */
      unsaved: number;
      refused: number;
      retried: number;
      /** Processor time of the writers, seconds a second, and the p95 of how late their own timers were, in milliseconds. */
      processor: number;
      late: number;
    })
  | { problem: string };

const PATIENCE = 10;

async function run(plan: CrowdPlan): Promise<CrowdResult> {
  const counts = { refused: 0, retried: 0 };
  const times: CrowdTimes = { saved: [], heard: [] };
  const writers = await openWriters(plan, counts, times);
  const stop = typeAll(writers, plan.pace);
  await sleep(plan.warmUp * 1000);
  times.saved.length = 0;
  times.heard.length = 0;
  const [before, start] = [process.cpuUsage(), performance.now()];
  const late = monitorEventLoopDelay({ resolution: 5 });
  late.enable();
  await sleep(plan.seconds * 1000);
  late.disable();
  const { user, system } = process.cpuUsage(before);
  const processor = (user + system) / 1000 / (performance.now() - start);
  stop();
  const waiting = () => writers.reduce((sum, writer) => sum + writer.waiting, 0);
  for (let waited = 0; waiting() > 0 && waited < PATIENCE; waited += 0.1) await sleep(100);
  const unsaved = waiting();
  for (const writer of writers) writer.close();
  return {
    ...times,
    keys: times.saved.length + unsaved,
    unsaved,
    ...counts,
    processor,
    late: late.percentile(95) / 1e6,
  };
}

async function openWriters(plan: CrowdPlan, counts: { refused: number; retried: number }, times: CrowdTimes) {
  const doc = bodyOf(plan.article);
  const sentAt: SentAt = new Map();
  const carets = caretsIn(doc, plan.tokens.length);
  return Promise.all(
    plan.tokens.map((token, index): Promise<Writer> => {
      const line = new CrowdLine(plan, token, counts);
      const caret = carets[index] ?? 1;
      return index < plan.whole
        ? sessionWriter(plan.article, doc, caret, line, times, sentAt)
        : lightWriter(plan.article, caret, line, times, sentAt);
    }),
  );
}

/** The ends of blocks, evenly over the text. */
function caretsIn(doc: Node, count: number): number[] {
  const ends: number[] = [];
  doc.forEach((block, offset) => void ends.push(offset + block.nodeSize - 1));
  return Array.from({ length: count }, (_, index) => ends[Math.floor(((index + 0.5) / count) * ends.length)] ?? 1);
}

/** Lets everybody type, each at moments of their own; returns how to stop. */
function typeAll(writers: readonly Writer[], pace: number): () => void {
  let stopped = false;
  for (const writer of writers) {
    const next = (share: number) =>
      setTimeout(
        () => {
          if (stopped) return;
          next(0.6 + Math.random() * 0.8);
          writer.press();
        },
        (share * 1000) / pace,
      );
    next(Math.random());
  }
  return () => {
    stopped = true;
  };
}

process.once("message", (plan: CrowdPlan) => {
  run(plan)
    .catch((error: unknown): CrowdResult => ({ problem: error instanceof Error ? String(error.stack) : String(error) }))
    .then((result) => process.send?.(result, () => process.exit(0)));
});
