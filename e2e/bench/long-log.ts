import { performance } from "node:perf_hooks";
import { newId } from "#domain/ids.ts";
import { LIMITS } from "#domain/review/model.ts";
import { startBrowser } from "./browser.ts";
import { type Figure, median, say } from "./figure.ts";
import { openPage } from "./opening.ts";
import { seedArticle } from "./seed-article.ts";
import { seededRandom } from "./seeded.ts";
import { type StetServer, startStet } from "./stet-server.ts";

const WORDS = 20_000;
const CLAIMS = 1_000;
/** Not on a checkpoint, so that the last steps have to be made again. */
const LONG = 50_150;
const SHORT = 50;
/** As many articles as the server keeps in memory: reading them makes it forget all others. */
const OTHERS = 64;
const WARM_UP = 1;

/**
 * (f) Opening an article whose log holds some 50,000 steps, against one with the same text and claims whose log holds 50: the
 * server's answer when it has neither in memory, its answer for the article as it was in the middle, and the page in an
 * empty profile.
 */
export async function* measureLongLog(seconds: number): AsyncGenerator<Figure> {
  await using stet = await startStet();
  await using browser = await startBrowser();
  const others = await manyArticles(stet);
  const long = await typedArticle(stet, LONG);
  const short = await typedArticle(stet, SHORT);
  const timed = async (path: string) => {
    for (const other of others) await stet.call(`/api/articles/${other}`);
    const start = performance.now();
    await stet.call(path);
    return performance.now() - start;
  };
  const answer = (id: string) => timed(`/api/articles/${id}`);
  const past = (id: string, steps: number) => timed(`/api/articles/${id}?seq=${CLAIMS + Math.floor(steps / 2)}`);
  const page = (id: string) =>
    openPage(browser, `${stet.origin}/articles/${id}`, ".ProseMirror mark[data-claim]", stet);
  for (const [what, aim, measure] of [
    ["answer", "<=1.5", answer],
    ["past", "ours <=500 ms", past],
    ["page", "<=1.5", page],
  ] as const) {
    const times = { long: [] as number[], short: [] as number[] };
    for (let time = 0; time < WARM_UP + Math.max(5, seconds); time++) {
      const [one, other] = [await measure(long, LONG), await measure(short, SHORT)];
      if (time < WARM_UP) continue;
      times.long.push(one);
      times.short.push(other);
    }
    yield {
      figure: `long-log-${what}`,
      ours: median(times.long),
      reference: median(times.short),
      ratio: median(times.long) / median(times.short),
      unit: "ms",
      aim,
      note: `a log of ${LONG} steps, ${WORDS} words, ${CLAIMS} claims, median of ${times.long.length}; reference: a log of ${SHORT} steps to the same text`,
    };
  }
}

/** An article in which letters were typed and taken back, so that its text is as it was. */
async function typedArticle(stet: StetServer, steps: number): Promise<string> {
  say(`long-log: an article with ${steps} steps`);
  const article = await seedArticle(stet, WORDS, CLAIMS, WORDS);
  const ends = endsOfBlocks(article.doc);
  const random = seededRandom(steps);
  const slice = { content: [{ type: "text", text: "x" }] };
  for (let version = 0; version < steps; ) {
    const commands: object[] = [];
    for (; commands.length < LIMITS.commandsPerCall && version < steps; version += 2) {
      const at = ends[Math.floor(random() * ends.length)] ?? 1;
      const put = { stepType: "replace", from: at, to: at, slice };
      const taken = { stepType: "replace", from: at, to: at + 1 };
      commands.push({ id: newId(), kind: "article.edit", version, steps: [put] });
      commands.push({ id: newId(), kind: "article.edit", version: version + 1, steps: [taken] });
    }
    await stet.call(`/api/articles/${article.id}/commands`, commands);
  }
  return article.id;
}

function endsOfBlocks(doc: Record<string, unknown>): number[] {
  let position = 0;
  return (doc["content"] as { content?: { text?: string }[] }[]).map((block) => {
    position += 2 + (block.content ?? []).reduce((size, { text = "" }) => size + text.length, 0);
    return position - 1;
  });
}

async function manyArticles(stet: StetServer): Promise<string[]> {
  const made: string[] = [];
  for (let number = 1; number <= OTHERS; number++) {
    const json = { format: "text", content: "A short text.", headline: `Another article ${number}` };
    made.push(((await stet.call("/api/articles", json)) as { id: string }).id);
  }
  return made;
}
