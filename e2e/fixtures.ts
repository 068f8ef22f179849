import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { ArticleApi } from "./article-api.ts";
import { Faults } from "./faults.ts";
import { foundNewsroom, type Member, type Newsroom, openNewsroom } from "./newsroom.ts";
import { StetProcess } from "./stet-process.ts";
import { Workbench } from "./workbench.ts";

type Options = {
  /** Gives each test a newsroom of its own, for those that stop the server. */
  ownServer: boolean;
};

type Fixtures = {
  newsroom: Newsroom;
  /** Starts a Stet over nothing, for those who come first. It outlives the test's pages, which may ask it to the last. */
  beginStet: () => Promise<StetProcess>;
  /** Calls in the owner's name. */
  api: ArticleApi;
  faults: Faults;
  /** Opens a page in a new browser context, signed in as a member or, for null, as nobody. */
  openAs: (member: Member | null, options?: BrowserContextOptions) => Promise<Page>;
  /** The workbench on `page`. */
  workbench: Workbench;
};

type WorkerFixtures = {
  /** A newsroom that has stopped, as which all others begin. */
  firstNewsroom: Newsroom;
  sharedNewsroom: Newsroom;
};

/**
 * A worker starts one Stet for all its tests, and each test makes the articles it needs. Pages are signed in as the owner
 * unless they say otherwise; what goes wrong behind any page, or in the server, fails the test.
 */
export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  ownServer: [false, { option: true }],
  firstNewsroom: [
    // biome-ignore lint/correctness/noEmptyPattern: the test runner reads from the pattern what a fixture needs.
    async ({}, use) => {
      await using newsroom = await foundNewsroom();
      await use(newsroom);
    },
    { scope: "worker", timeout: 120_000 },
  ],
  sharedNewsroom: [
    async ({ firstNewsroom }, use) => {
      await using newsroom = await openNewsroom(firstNewsroom);
      await use(newsroom);
    },
    { scope: "worker", timeout: 120_000 },
  ],
  newsroom: async ({ ownServer, firstNewsroom, sharedNewsroom }, use) => {
    if (!ownServer) return use(sharedNewsroom);
    await using newsroom = await openNewsroom(firstNewsroom);
    await use(newsroom);
  },
  baseURL: async ({ newsroom }, use) => use(newsroom.server.origin),
  storageState: async ({ newsroom }, use) => use(newsroom.owner.storageState),
  locale: "en-GB",
  // What is waited for and does not come fails where it is waited for, not at the test's end.
  actionTimeout: 15_000,
  // Wide enough for the index beside the article.
  viewport: { width: 1440, height: 900 },
  beginStet: async (
    // biome-ignore lint/correctness/noEmptyPattern: the test runner reads from the pattern what a fixture needs.
    {},
    use,
  ) => {
    await using begun = new AsyncDisposableStack();
    await use(async () => begun.use(await StetProcess.begin()));
  },
  faults: [
    // The servers are named so that they end after all that is watched.
    async ({ newsroom, beginStet: _ }, use) => {
      const faults = new Faults();
      newsroom.server.takeComplaints();
      await use(faults);
      const complaints = newsroom.server.takeComplaints();
      if (complaints !== "") faults.add(`The server complained: ${complaints}`);
      expect(faults.unexpected()).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, faults }, use) => {
    await faults.watch(context);
    await use(context);
  },
  api: async ({ newsroom }, use) => use(new ArticleApi(newsroom.server, newsroom.owner)),
  openAs: async ({ browser, baseURL, viewport, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (member, options) => {
      const context = await signedInContext(browser, member, { baseURL, locale: "en-GB", viewport, ...options });
      contexts.push(context);
      await faults.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  workbench: async ({ page }, use) => use(new Workbench(page)),
});

export { expect };

function signedInContext(
  browser: Browser,
  member: Member | null,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  return browser.newContext({ storageState: member?.storageState, ...options });
}
