import type { Page } from "playwright";
import { newProfile, startBrowser } from "./browser.ts";
import { CrowdLine } from "./crowd-line.ts";
import { type Figure, quantile, say } from "./figure.ts";
import { type SeededArticle, seedArticle } from "./seed-article.ts";
import { startStet } from "./stet-server.ts";

const WORDS = 20_000;
const CLAIMS = 1_000;
/** The two pages, and streams without a page. */
const READERS = 20;
/** Claims that stand on the first screen. */
const ON_SCREEN = 8;
const WARM_UP = 4;
/** How long a verdict may take before the bench gives up, in milliseconds. */
const LONGEST = 30_000;

/**
 * (e) From the key that gives a verdict on one page to the frame that shows it on another, each in a browser of its own,
 * while the others follow the log. Both ends take the time of the same machine's clock.
 */
export async function* measureVerdictsTogether(seconds: number): AsyncGenerator<Figure> {
  await using stet = await startStet();
  await using giversBrowser = await startBrowser();
  await using readersBrowser = await startBrowser();
  say(`verdicts-together: an article of ${WORDS} words with ${CLAIMS} claims`);
  const article = await seedArticle(stet, WORDS, CLAIMS, WORDS);
  await using givers = await newProfile(giversBrowser, stet);
  await using readers = await newProfile(readersBrowser, stet);
  const address = `${stet.origin}/articles/${article.id}`;
  const [giver, reader] = [
    await opened(await givers.newPage(), address),
    await opened(await readers.newPage(), address),
  ];
  const streams = (await stet.tokens(READERS - 2)).map(
    (token) => new CrowdLine({ port: stet.port, articleId: article.id }, token, { refused: 0, retried: 0 }),
  );
  for (const stream of streams) await stream.follow(0, () => {});
  const times: number[] = [];
  const rounds = WARM_UP + Math.max(20, seconds * 4);
  try {
    for (let round = 0; round < rounds; round++) {
      const time = await giveVerdict(giver, reader, article, round);
      if (round >= WARM_UP) times.push(time);
    }
  } finally {
    for (const stream of streams) stream.close();
  }
  yield {
    figure: "verdict-to-paint",
    ours: quantile(times, 0.95),
    reference: null,
    ratio: null,
    unit: "ms",
    aim: "<100",
    note:
      `p95 of ${times.length} verdicts, from the key on one page to the frame on another, ${READERS} readers, ${WORDS} words, ` +
      `${CLAIMS} claims; p50 ${quantile(times, 0.5).toFixed(0)} p99 ${quantile(times, 0.99).toFixed(0)}`,
  };
}

async function opened(page: Page, address: string): Promise<Page> {
  await page.goto(address);
  await page.locator(".ProseMirror mark[data-claim]").first().waitFor({ timeout: 60_000 });
  await page.locator("[data-phase]").waitFor();
  await page.waitForTimeout(1500);
  return page;
}

/** Gives a claim on the first screen another verdict than it has; answers how long the other page took to show it. */
async function giveVerdict(giver: Page, reader: Page, { claims }: SeededArticle, round: number): Promise<number> {
  const claim = claims[round % ON_SCREEN];
  if (!claim) throw new Error("An article without claims");
  const mark = giver.locator(`mark[data-claim="${claim.id}"]`).first();
  await mark.click();
  const before = await mark.getAttribute("data-verdict");
  const [key, verdict] = before === "verified" ? ["d", "disputed"] : ["v", "verified"];
  await giver.evaluate(noteKey);
  const painted = reader.evaluate(whenPainted, {
    selector: `mark[data-claim="${claim.id}"][data-verdict="${verdict}"]`,
    longest: LONGEST,
  });
  // The watching has begun before the key goes down.
  await reader.evaluate(() => null);
  await giver.keyboard.press(key);
  const pressed = await giver.evaluate(() => (window as unknown as Noting).pressedAt);
  const time = (await painted) - pressed;
  // A person looks at the next claim first; and what is still going on here is no part of the next time.
  await giver.waitForTimeout(150);
  return time;
}

interface Noting extends Window {
  /** By this machine's clock, in milliseconds. */
  pressedAt: number;
}

/** Runs in the page. */
function noteKey(): void {
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      (window as unknown as Noting).pressedAt = performance.timeOrigin + timeStamp;
    },
    { capture: true, once: true },
  );
}

/** Answers when the frame was painted in which a selector first finds something. Runs in the page. */
function whenPainted({ selector, longest }: { selector: string; longest: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${selector} did not come`)), longest);
    const watch = new MutationObserver(look);
    function look(): void {
      if (!document.querySelector(selector)) return;
      watch.disconnect();
      clearTimeout(late);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port2.postMessage(null);
      });
    }
    watch.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-verdict"],
    });
    look();
  });
}
