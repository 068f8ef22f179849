import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Figure, median, say } from "./figure.ts";
import { type Program, startProgram } from "./program.ts";
import type { LoadPlan, LoadResult, Mix } from "./saving-load.ts";
import { type SeededArticle, seedArticle } from "./seed-article.ts";
import { startStet } from "./stet-server.ts";
import { freePort, temporaryDirectory } from "./temporary.ts";

const CONNECTIONS = 32;
const ARTICLES = 8;
const ROUNDS = 4;
const WARM_UP = 1.5;

/** What one of a hundred commands is, by kind. */
const MIXES: Record<string, Mix> = {
  commands: { "claim.setVerdict": 40, "thread.start": 25, "article.edit": 20, "claim.create": 15 },
  "commands-verdicts": { "claim.setVerdict": 100 },
};

/**
 * (a) Commands saved per second: the real server against the least that could do it, a bare HTTP server that inserts by
 * prepared statement and commits each request.
 */
export async function* measureSaving(seconds: number): AsyncGenerator<Figure> {
  await using stet = await startStet();
  await using reference = await startReference();
  say(`saving: ${ARTICLES} articles of 800 words with 100 claims each`);
  const articles: SeededArticle[] = [];
  for (let index = 0; index < ARTICLES; index++) articles.push(await seedArticle(stet, 800, 100, 100 + index));

  for (const [figure, mix] of Object.entries(MIXES)) {
    const plan = (port: number, time: number): LoadPlan => ({
      port,
      cookie: stet.cookie,
      origin: stet.origin,
      connections: CONNECTIONS,
      seconds: time,
      mix,
      articles,
    });
    const ours: number[] = [];
    const theirs: number[] = [];
    const costs: Costs = { ours: [], theirs: [] };
    for (const port of [stet.port, reference.port]) await load(plan(port, WARM_UP));
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(stet, costs.ours, plan(stet.port, seconds / ROUNDS)));
      theirs.push(await timed(reference, costs.theirs, plan(reference.port, seconds / ROUNDS)));
      say(`  ${figure} round ${round + 1}: ${ours.at(-1)?.toFixed(0)}/s against ${theirs.at(-1)?.toFixed(0)}/s`);
    }
    say(
      `  processor time a command: ${median(costs.ours).toFixed(0)} µs against ${median(costs.theirs).toFixed(0)} µs`,
    );
    yield {
      figure,
      ours: median(ours),
      reference: median(theirs),
      ratio: median(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN))),
      unit: "1/s",
      aim: ">=0.4",
      note: `${CONNECTIONS} connections, ${ARTICLES} articles, ${described(mix)}; reference: node:http, a prepared insert and two updates, a durable commit each`,
    };
  }
}

/** Microseconds of processor time that a server took for a command, by round: less shaken by neighbours than rates. */
interface Costs {
  ours: number[];
  theirs: number[];
}

async function timed(server: Program, costs: number[], plan: LoadPlan): Promise<number> {
  const before = server.processorTime();
  const { saved, seconds } = await load(plan);
  costs.push(((server.processorTime() - before) / saved) * 1e6);
  return saved / seconds;
}

function described(mix: Mix): string {
  return Object.entries(mix)
    .map(([kind, share]) => `${share}% ${kind}`)
    .join(", ");
}

async function startReference(): Promise<{ port: number } & Program> {
  await using opened = new AsyncDisposableStack();
  const directory = opened.use(await temporaryDirectory());
  const port = await freePort();
  const file = fileURLToPath(new URL("./saving-reference.ts", import.meta.url));
  const program = opened.use(await startProgram(file, [String(port), directory.path]));
  const keep = opened.move();
  return { port, processorTime: () => program.processorTime(), [Symbol.asyncDispose]: () => keep.disposeAsync() };
}

/** Runs the load in a process of its own. Throws when a command was refused. */
async function load(plan: LoadPlan): Promise<{ saved: number; seconds: number }> {
  const child = fork(new URL("./saving-load.ts", import.meta.url), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    child.send(plan);
    const [answer] = (await Promise.race([once(child, "message"), once(child, "exit").then(() => [null])])) as [
      LoadResult | null,
    ];
    if (answer === null) throw new Error("The load ended before it was done.");
    if ("problem" in answer) throw new Error(answer.problem);
    return answer;
  } finally {
    child.kill();
  }
}
