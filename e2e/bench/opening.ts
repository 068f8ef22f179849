import type { Browser } from "playwright";
import { newProfile, startBrowser } from "./browser.ts";
import { type Figure, median, say } from "./figure.ts";
import { startPlainPages } from "./plain-pages.ts";
import { ARTICLE_SIZES, seedArticle } from "./seed-article.ts";
import { type StetServer, startStet } from "./stet-server.ts";

/** The first opening of each side warms the servers and is not counted. */
const WARM_UP = 1;

/**
 * (c) From the start of the navigation until the text is on screen, on our side with its claims drawn. Each time with an
 * empty cache, in a new profile. The time is taken in the page: after the frame that first shows the text.
 */
export async function* measureOpening(seconds: number): AsyncGenerator<Figure> {
  await using stet = await startStet();
  await using browser = await startBrowser();
  for (const { words, claims } of ARTICLE_SIZES) {
    say(`opening: an article of ${words} words with ${claims} claims`);
    const article = await seedArticle(stet, words, claims, words);
    await using plain = await startPlainPages([article]);
    const ours: number[] = [];
    const theirs: number[] = [];
    const times = WARM_UP + Math.max(3, Math.round(seconds / 2));
    for (let time = 0; time < times; time++) {
      const one = await openPage(
        browser,
        `${stet.origin}/articles/${article.id}`,
        ".ProseMirror mark[data-claim]",
        stet,
      );
      const other = await openPage(browser, plain.address(article.id), ".ProseMirror p");
      say(`  ${one.toFixed(0)} ms against ${other.toFixed(0)} ms${time < WARM_UP ? " (not counted)" : ""}`);
      if (time < WARM_UP) continue;
      ours.push(one);
      theirs.push(other);
    }
    yield {
      figure: `open-${words / 1000}k`,
      ours: median(ours),
      reference: median(theirs),
      ratio: median(ours) / median(theirs),
      unit: "ms",
      aim: null,
      note: `${words} words, ${claims} claims, median of ${ours.length}, empty cache; reference: plain ProseMirror over the same body without claims`,
    };
  }
}

/** Opens a page in a new profile; answers when the first element that a selector finds was painted, in milliseconds. */
export async function openPage(
  browser: Browser,
  address: string,
  selector: string,
  stet?: StetServer,
): Promise<number> {
  await using profile = await newProfile(browser, stet);
  await profile.addInitScript(watchFor, selector);
  const page = await profile.newPage();
  await page.goto(address, { waitUntil: "commit" });
  const shown = await page.waitForFunction(() => (window as unknown as Watching).shownAt, null, { timeout: 120_000 });
  return await shown.evaluate((at) => Number(at));
}

interface Watching extends Window {
  shownAt: number;
}

/** Runs in the page before its own scripts. */
function watchFor(selector: string): void {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    // The element is there: this frame, or at the latest the next one, paints it.
    return requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        (window as unknown as Watching).shownAt = performance.now();
      };
      port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
}
