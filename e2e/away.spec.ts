import type { BrowserContext, Page } from "@playwright/test";
import { NO_ANSWER } from "./faults.ts";
import { test as base, expect } from "./fixtures.ts";
import { Laptop } from "./laptop.ts";
import { idOf } from "./newsroom.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

const test = base.extend<{ laptop: Laptop; laptopPage: Page }>({
  laptop: async ({ playwright, launchOptions, faults: _ }, use) => {
    await using laptop = new Laptop(await playwright.chromium.launch(launchOptions));
    await use(laptop);
  },
  /** The checker's page on the laptop. */
  laptopPage: async ({ laptop, newsroom, baseURL, viewport, faults }, use) => {
    const { storageState } = newsroom.checker;
    const context = await laptop.browser.newContext({ storageState, baseURL, viewport, locale: "en-GB" });
    await faults.watch(context);
    await use(await context.newPage());
  },
});

/**
 * Lets a test say whether the tab can be seen, for a browser without windows shows them all. Everything behind that is the
 * browser's and the page's own.
 */
async function prepareToHide(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    let isHidden = false;
    Object.defineProperty(Document.prototype, "hidden", { get: () => isHidden });
    Object.defineProperty(Document.prototype, "visibilityState", { get: () => (isHidden ? "hidden" : "visible") });
    addEventListener("stet-hide", (event) => {
      isHidden = event instanceof CustomEvent && event.detail === true;
      document.dispatchEvent(new Event("visibilitychange"));
    });
  });
}

async function hide(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((detail) => dispatchEvent(new CustomEvent("stet-hide", { detail })), isHidden);
}

test("a tab that was out of sight for five minutes is not shown to others, and is as before when it is looked at again", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const jobs = await api.claim(id, "400 jobs", "verified");
  await ana.open(id);
  const page = await openAs(newsroom.checker);
  await prepareToHide(page.context());
  await page.clock.install();
  const luis = new Workbench(page);
  await luis.open(id, "#claim-1");
  const luisId = await idOf(page);
  await luis.text.focus();
  await luis.walkTo("nine years");
  await expect.poll(async () => (await ana.wordsAround(luisId))?.[1]).toMatch(/^nine years/);

  await hide(page, true);
  const told = page.waitForResponse((answer) => answer.request().method() === "PUT" && /presence/.test(answer.url()));
  await page.clock.fastForward("04:55");
  await told;
  await expect(ana.cardHead(1), "not five minutes yet").toContainText("Luis Peña is looking at this");
  await page.clock.fastForward("00:06");
  await expect(ana.inBar(luisId)).toHaveCount(0);
  await expect(ana.caretOf(luisId)).toHaveCount(0);
  await expect(ana.cardHead(1)).not.toContainText("looking");

  await ana.setMode("Edit");
  await ana.text.focus();
  await ana.walkTo("The bridge over");
  await ana.page.keyboard.type("At last. ");
  await ana.walkTo("00 jobs");
  await ana.page.keyboard.type("5");
  await expect(luis.text, "its text goes on").toContainText("At last. The bridge over");
  await page.clock.fastForward("30:00");
  await expect(ana.inBar(luisId), "nor does it come back by itself").toHaveCount(0);
  await hide(page, false);
  await expect(ana.cardHead(1)).toContainText("Luis Peña is looking at this");
  await expect.poll(async () => (await ana.wordsAround(luisId))?.[1]).toMatch(/^nine years/);
  await expect.poll(() => luis.claimed(jobs)).toBe("4500 jobs");
  expect(await luis.paragraphs()).toEqual(await ana.paragraphs());

  await hide(page, true);
  await page.clock.fastForward("04:55");
  await hide(page, false);
  await hide(page, true);
  await page.clock.fastForward("04:55");
  await luis.walkTo("years");
  await expect.poll(async () => (await ana.wordsAround(luisId))?.[1], "five minutes begin anew").toMatch(/^years/);
});

/** What Ana does while the laptop sleeps: she types in the same paragraph, and carries another with its claim elsewhere. */
async function workOn(ana: Workbench): Promise<void> {
  const { keyboard } = ana.page;
  await ana.setMode("Edit");
  await ana.text.focus();
  await ana.walkTo("It is 2,460");
  await keyboard.type("So they say. ");
  await ana.walkTo("About 25,000");
  await keyboard.press("Home");
  await keyboard.press("Shift+Control+ArrowDown");
  await keyboard.press("Control+x");
  await keyboard.press("Control+End");
  await keyboard.press("Enter");
  await keyboard.press("Control+v");
  await ana.setMode("Check");
  await ana.mark("343 metres", "d");
}

const DONE = ["Before the lid is closed. ", "So they say. ", "About 25,000"];
const thingsDone = (text: string) =>
  DONE.flatMap((words) =>
    text
      .split(words)
      .slice(1)
      .map(() => words),
  );

/** Both show the same, each thing once. */
async function agree(ana: Workbench, luis: Workbench, toll: string): Promise<void> {
  for (const desk of [ana, luis]) {
    await expect(desk.saved).toHaveAttribute("data-phase", "saved", { timeout: 30_000 });
    // Letter by letter, as the last space may come alone.
    await expect.poll(async () => thingsDone((await desk.paragraphs()).join("\n"))).toEqual(DONE);
    await expect.poll(() => desk.claimed(toll)).toBe("8.30 euros");
    await expect(desk.highlighted("disputed")).toHaveText("343 metres");
  }
  expect(await luis.paragraphs()).toEqual(await ana.paragraphs());
}

test.describe("a laptop that sleeps while others work", () => {
  test.skip(process.platform === "win32", "Windows has no signal that stops a process.");

  test("wakes in the same article, with what was typed as the lid was closed", async ({
    workbench: ana,
    laptop,
    laptopPage,
    api,
  }) => {
    const id = await api.load(BRIDGE_ARTICLE);
    const toll = await api.claim(id, "8.30 euros", "verified");
    await ana.open(id);
    const luis = new Workbench(laptopPage);
    await luis.open(id);
    const luisId = await idOf(laptopPage);
    await luis.setMode("Edit");
    await luis.text.focus();
    await luis.walkTo("nine years");
    await laptopPage.keyboard.type("Before the lid is closed. ");
    await laptop.sleep();
    await workOn(ana);
    await ana.isSaved();
    laptop.wake();
    await agree(ana, luis, toll);
    await expect.poll(async () => (await ana.wordsAround(luisId))?.[1]).toMatch(/^nine years/);
  });

  test.describe("and the server is restarted meanwhile", () => {
    test.use({ ownServer: true });

    test("wakes in the same article all the same", async ({
      workbench: ana,
      laptop,
      laptopPage,
      api,
      newsroom,
      faults,
    }) => {
      faults.expect(NO_ANSWER);
      const id = await api.load(BRIDGE_ARTICLE);
      const toll = await api.claim(id, "8.30 euros", "verified");
      await ana.open(id);
      const luis = new Workbench(laptopPage);
      await luis.open(id);
      await luis.setMode("Edit");
      await luis.text.focus();
      await luis.walkTo("nine years");
      await laptopPage.keyboard.type("Before the lid is closed. ");
      await laptop.sleep();
      await newsroom.server.stop("SIGKILL");
      await newsroom.server.start();
      await expect(ana.saved).toHaveAttribute("data-phase", "saved", { timeout: 30_000 });
      await workOn(ana);
      await ana.isSaved();
      laptop.wake();
      await agree(ana, luis, toll);
      await expect(ana.inBar(await idOf(laptopPage))).toHaveCount(1);
    });
  });
});
