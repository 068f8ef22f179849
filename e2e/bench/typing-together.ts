import { fork } from "node:child_process";
import { once } from "node:events";
import type { CrowdPlan, CrowdResult } from "./crowd-load.ts";
import type { ArticleAnswer } from "./crowd-writers.ts";
import { type Figure, quantile, say } from "./figure.ts";
import { seedArticle } from "./seed-article.ts";
import { startStet } from "./stet-server.ts";

const CROWDS = [20, 50, 100, 200];
/** Keys a second that each person types. */
const PACE = 5;
const WORDS = 20_000;
const CLAIMS = 1_000;
const WARM_UP = 3;
/** How many writers of a crowd run the browser's own machine: as many as leave the server its processor. */
const wholeWriters = (crowd: number) => Math.max(2, Math.min(crowd, Math.round(400 / crowd)));

/**
 * (d) From a key to the answer that it is saved, when many people type in one article, each at a place of their own. The
 * writers are a process of their own on the same machine, so the larger crowds measure both sides' hunger.
 */
export async function* measureTypingTogether(seconds: number): AsyncGenerator<Figure> {
  await using stet = await startStet();
  for (const crowd of CROWDS) {
    const { id } = await seedArticle(stet, WORDS, CLAIMS, crowd);
    say(`typing-together: ${crowd} people`);
    const plan: CrowdPlan = {
      port: stet.port,
      articleId: id,
      article: (await stet.call(`/api/articles/${id}`)) as ArticleAnswer,
      tokens: await stet.tokens(crowd),
      whole: wholeWriters(crowd),
      pace: PACE,
      warmUp: WARM_UP,
      seconds: seconds * 1.5,
    };
    const before = stet.processorTime();
    const result = await load(plan);
    const server = (stet.processorTime() - before) / (plan.seconds + WARM_UP);
    yield figureOf(plan, result, server);
  }
}

function figureOf(
  { tokens, seconds }: CrowdPlan,
  result: Exclude<CrowdResult, { problem: string }>,
  server: number,
): Figure {
  const { saved, heard, keys, unsaved, refused, retried, processor, late } = result;
  const ms = (values: readonly number[], share: number) => quantile(values, share).toFixed(0);
  return {
    figure: `key-to-saved-${tokens.length}`,
    ours: quantile(saved, 0.95),
    reference: null,
    ratio: null,
    unit: "ms",
    aim: tokens.length === 20 ? "<150" : null,
    note:
      `p95 of ${keys} keys in ${seconds} s by ${tokens.length} people at ${PACE} a second in ${WORDS} words with ${CLAIMS} claims; ` +
      `p50 ${ms(saved, 0.5)} p99 ${ms(saved, 0.99)}; seen by another p50 ${ms(heard, 0.5)} p95 ${ms(heard, 0.95)}; ` +
      `${unsaved} unsaved, ${refused} refused, ${retried} retried; ` +
      `processors: server ${server.toFixed(2)}, writers ${processor.toFixed(2)}, whose timers were ${late.toFixed(0)} ms late (p95)`,
  };
}

/** Runs the crowd in a process of its own. Throws when it could not type. */
async function load(plan: CrowdPlan): Promise<Exclude<CrowdResult, { problem: string }>> {
  const child = fork(new URL("./crowd-load.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    child.send(plan);
    const [answer] = (await Promise.race([once(child, "message"), once(child, "exit").then(() => [null])])) as [
      CrowdResult | null,
    ];
    if (answer === null) throw new Error("The writers ended before they were done.");
    if ("problem" in answer) throw new Error(answer.problem);
    return answer;
  } finally {
    child.kill();
  }
}
