import type { Page } from "playwright";
import en from "#components/messages/en.json" with { type: "json" };
import { newProfile, startBrowser } from "./browser.ts";
import { type Figure, median, quantile, say } from "./figure.ts";
import { startPlainPages } from "./plain-pages.ts";
import { ARTICLE_SIZES, seedArticle } from "./seed-article.ts";
import { startStet } from "./stet-server.ts";

/** Keys typed on one page before it is the other one's turn. */
const KEYS_A_TURN = 10;
const WARM_UP_TURNS = 1;
/** How many keys a second the person types; each comes at another moment of the frame. */
const PACE = 8;

/**
 * (b) From a key to the frame that shows its letter, on the built page in Edit mode and on plain ProseMirror without
 * claims. The time is taken in the page: from the key event's own time stamp, which the browser gave it when the key came,
 * to the first task after the frame was painted (a message posted from an animation frame). The browser's own
 * event timing would say the same in steps of 8 ms.
 */
export async function* measureTyping(seconds: number): AsyncGenerator<Figure> {
  await using stet = await startStet();
  await using browser = await startBrowser();
  for (const { words, claims } of ARTICLE_SIZES) {
    say(`typing: an article of ${words} words with ${claims} claims`);
    const article = await seedArticle(stet, words, claims, words);
    await using plain = await startPlainPages([article]);
    await using ours = await newProfile(browser, stet);
    await using theirs = await newProfile(browser);
    const our = await openForTyping(await ours.newPage(), `${stet.origin}/articles/${article.id}`, true);
    const their = await openForTyping(await theirs.newPage(), plain.address(article.id), false);
    const samples = { ours: [] as number[], theirs: [] as number[] };
    const turns = WARM_UP_TURNS + Math.ceil((seconds * PACE) / KEYS_A_TURN);
    for (let turn = 0; turn < turns; turn++) {
      const [one, other] = [await type(our), await type(their)];
      if (turn < WARM_UP_TURNS) continue;
      samples.ours.push(...one);
      samples.theirs.push(...other);
      say(`  turn ${turn}: ${median(one).toFixed(1)} ms against ${median(other).toFixed(1)} ms`);
    }
    await checkTyped(our, turns * KEYS_A_TURN);
    await checkTyped(their, turns * KEYS_A_TURN);
    for (const [name, share] of [
      ["median", 0.5],
      ["p95", 0.95],
    ] as const) {
      const [one, other] = [quantile(samples.ours, share), quantile(samples.theirs, share)];
      yield {
        figure: `key-to-paint-${words / 1000}k-${name}`,
        ours: one,
        reference: other,
        ratio: one / other,
        unit: "ms",
        aim: "<=1.0",
        note: `${words} words, ${claims} claims, ${samples.ours.length} keys a side in Edit mode; reference: plain ProseMirror without claims`,
      };
    }
  }
}

/** Opens a page, puts the caret into the middle of its text and begins to listen to keys. */
async function openForTyping(page: Page, address: string, isOurs: boolean): Promise<Page> {
  await page.goto(address);
  await page
    .locator(isOurs ? ".ProseMirror mark" : ".ProseMirror p")
    .first()
    .waitFor({ timeout: 60_000 });
  if (isOurs) await page.getByRole("radio", { name: en.workbench.modes.edit }).check({ force: true });
  await page.evaluate(putCaret);
  await page.waitForTimeout(1500);
  await page.evaluate(putCaret);
  await page.evaluate(listenToKeys);
  return page;
}

/** Into the first longer stretch of unmarked text of the block in the middle. Runs in the page. */
function putCaret(): void {
  const root = document.querySelector<HTMLElement>(".ProseMirror");
  const block = root?.children[Math.floor(root.children.length / 2)];
  if (!root || !block) throw new Error("There is no text to type into.");
  block.scrollIntoView({ block: "center", behavior: "instant" });
  root.focus({ preventScroll: true });
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const length = text.textContent?.length ?? 0;
    if (length < 20 || text.parentElement?.closest("mark")) continue;
    getSelection()?.collapse(text, length >> 1);
    return;
  }
  throw new Error("The block in the middle has no unmarked text.");
}

interface Heard extends Window {
  latencies: number[];
}

/** Runs in the page. */
function listenToKeys(): void {
  const heard = window as unknown as Heard;
  heard.latencies = [];
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => heard.latencies.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

/** Types some letters, and answers how long each took to be seen. */
async function type(page: Page): Promise<number[]> {
  await page.bringToFront();
  await page.waitForTimeout(200);
  for (let key = 0; key < KEYS_A_TURN; key++) {
    await page.keyboard.press("q");
    await page.waitForTimeout((1000 / PACE) * (0.6 + Math.random() * 0.8));
  }
  return page.evaluate(() => (window as unknown as Heard).latencies.splice(0));
}

/** The letters must have arrived, or the figure says nothing. */
async function checkTyped(page: Page, keys: number): Promise<void> {
  const typed = await page.evaluate(() => document.querySelector(".ProseMirror")?.textContent?.match(/q+/g) ?? []);
  const longest = Math.max(0, ...typed.map((letters) => letters.length));
  if (longest < keys) throw new Error(`Typed ${keys} letters, and ${longest} are there.`);
}
