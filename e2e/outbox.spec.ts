import type { Page } from "@playwright/test";
import { ArticleApi } from "./article-api.ts";
import { NO_ANSWER, REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

test.use({ ownServer: true });

/** Everything the page writes about how safe the work is; while the server is away it must not say "saved". */
async function neverSaidSaved(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    const indicator = document.querySelector("[data-phase]");
    const said: string[] = [];
    Reflect.set(globalThis, "__said", said);
    const read = () => said.push(indicator?.textContent ?? "");
    if (indicator)
      new MutationObserver(read).observe(indicator, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
  });
  return () =>
    page.evaluate(() => {
      const said: unknown = Reflect.get(globalThis, "__said");
      return Array.isArray(said) && !said.some((words) => /saved/i.test(String(words)));
    });
}

/** Tags, cites, comments and types, with no server to hear of it. */
async function workAlone(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.mark("nine years of work", "v");
  await workbench.openClaim(1);
  await workbench.comment("Since the first stone?");
  await workbench.mark("25,000 cars a day", "d");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("The toll");
  await page.keyboard.type("So much for that. ");
}

/** What was done alone is on the server, each thing once. */
async function isThereOnce(api: ArticleApi, articleId: string): Promise<void> {
  await expect
    .poll(async () => {
      const { claims, comments, doc } = await api.read(articleId);
      return {
        verdicts: claims.map(({ verdict, judgedQuote }) => `${verdict}: ${judgedQuote}`).sort(),
        comments: comments.map(({ body }) => body),
        typed: doc.textContent.split("So much for that. ").length - 1,
      };
    })
    .toEqual({
      verdicts: ["disputed: 25,000 cars a day", "verified: nine years of work"],
      comments: ["Since the first stone?"],
      typed: 1,
    });
}

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(`what is done while the server is stopped by ${signal} is kept, and sent when it is back`, async ({
    workbench,
    page,
    api,
    newsroom,
    faults,
  }) => {
    faults.expect(NO_ANSWER);
    const id = await api.load(BRIDGE_ARTICLE);
    await workbench.open(id);
    await workbench.isSaved();
    await newsroom.server.stop(signal);
    const honest = await neverSaidSaved(page);
    await workAlone(workbench);
    await expect(workbench.saved).toHaveAttribute("data-phase", "offline");
    await expect(workbench.saved).toContainText("Offline: 4 changes kept on this device");
    expect(await honest(), "it never says saved before the server answered").toBe(true);
    await newsroom.server.start();
    await expect(workbench.saved).toHaveAttribute("data-phase", "saved", { timeout: 30_000 });
    await isThereOnce(api, id);
  });
}

test("what is done while the server is stopped outlives a crash of the tab", async ({
  page,
  api,
  newsroom,
  faults,
  context,
}) => {
  faults.expect(NO_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  const workbench = new Workbench(page);
  await workbench.open(id);
  await workbench.isSaved();
  await newsroom.server.stop("SIGKILL");
  await workAlone(workbench);
  await expect(workbench.saved).toContainText("4 changes kept");
  await expect(workbench.saved, "the last letters are written too").toHaveAttribute("data-kept", "kept");
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // A crashed page answers nothing any more.
  const answer = devtools.send("Page.crash").then(
    () => "an answer",
    () => "none",
  );
  await crashed;
  expect(await Promise.race([answer, Promise.resolve("none")])).toBe("none");

  await newsroom.server.start();
  const again = new Workbench(await context.newPage());
  await again.open(id);
  await again.isSaved();
  await expect(again.highlighted("verified")).toHaveText("nine years of work");
  await expect(again.highlighted("disputed")).toHaveText("25,000 cars a day");
  await expect(again.text).toContainText("So much for that. The toll");
  await isThereOnce(api, id);
  await again.page.reload();
  await again.ready();
  await again.isSaved();
  await isThereOnce(api, id);
});

test("a tab that is closed while the server is away loses nothing, even when two were open", async ({
  context,
  api,
  newsroom,
  faults,
}) => {
  faults.expect(NO_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  const tabs = [new Workbench(await context.newPage()), new Workbench(await context.newPage())];
  for (const tab of tabs) {
    await tab.open(id);
    await tab.isSaved();
  }
  await newsroom.server.stop();
  const words = ["nine years of work", "25,000 cars a day"];
  for (const [index, tab] of tabs.entries()) {
    await tab.page.bringToFront();
    await tab.mark(words[index] ?? "", "v");
    await expect(tab.saved).toContainText("1 change kept");
    await expect(tab.saved).toHaveAttribute("data-kept", "kept");
    await tab.page.close({ runBeforeUnload: false });
  }
  await newsroom.server.start();
  const again = new Workbench(await context.newPage());
  await again.open(id);
  await expect(again.highlighted("verified")).toHaveText(["nine years of work", "25,000 cars a day"]);
  await again.isSaved();
  expect((await api.read(id)).claims).toHaveLength(2);
});

test("an answer that got lost on its way does not make a thing be done twice", async ({
  page,
  workbench,
  api,
  faults,
}) => {
  faults.expect(NO_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.isSaved();
  let lost = 0;
  await page.route(`**/api/articles/${id}/commands*`, async (route) => {
    if (lost++ < 2) {
      // The server does it, and the browser never hears so.
      await route.fetch();
      await route.abort("connectionreset");
    } else await route.continue();
  });
  await workbench.mark("nine years of work", "v");
  await workbench.openClaim(1);
  await workbench.comment("Since when?");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Now ");
  await expect(workbench.saved).toHaveAttribute("data-phase", "saved", { timeout: 30_000 });
  const { claims, comments, doc } = await api.read(id);
  expect(lost).toBeGreaterThan(2);
  expect(claims).toHaveLength(1);
  expect(comments).toHaveLength(1);
  expect(doc.textContent).toMatch(/^Now The bridge/);
});

test("a session that ends in the middle loses neither tags nor what is being written", async ({
  page,
  workbench,
  context,
  api,
  newsroom,
  faults,
}) => {
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "900 jobs");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.commentBox.fill("Half a thought");
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  await workbench.citationForm.getByLabel(/^Quoted passage/).fill("She had promised");
  await context.clearCookies();
  await page.keyboard.press("Escape");
  await workbench.mark("nine years of work", "v");
  await expect(workbench.saved).toHaveAttribute("data-phase", "signed-out");
  await expect(workbench.saved).toContainText("Signed out: 1 change kept on this device");

  const signIn = context.waitForEvent("page");
  await page.getByRole("link", { name: "Sign in again" }).click();
  const other = await signIn;
  await other.getByLabel("E-mail").fill(newsroom.owner.email);
  await other.getByLabel("Password", { exact: true }).fill(newsroom.owner.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { name: "Articles", exact: true })).toBeVisible();
  await page.bringToFront();
  const retry = page.getByRole("button", { name: "Try again" });
  if (await retry.isVisible()) await retry.click();
  await workbench.isSaved();
  expect((await api.read(id)).claims.map(({ verdict }) => verdict).sort()).toEqual(["needs-source", "verified"]);
  await workbench.openClaim(1);
  await expect(workbench.commentBox).toHaveValue("Half a thought");
  await expect(workbench.citationForm.getByLabel(/^Quoted passage/)).toHaveValue("She had promised");
});

test("someone else who signs in on this browser neither sees nor sends what was left", async ({
  context,
  api,
  newsroom,
  faults,
}) => {
  faults.expect(NO_ANSWER);
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  const first = new Workbench(await context.newPage());
  await first.open(id);
  await first.isSaved();
  await newsroom.server.stop();
  await first.mark("nine years of work", "v");
  await expect(first.saved).toContainText("1 change kept");
  await expect(first.saved).toHaveAttribute("data-kept", "kept");
  await first.page.close();
  await newsroom.server.start();
  await context.clearCookies();
  await context.addCookies(newsroom.checker.storageState.cookies);
  const other = new Workbench(await context.newPage());
  await other.open(id);
  await other.isSaved();
  await expect(other.highlights()).toHaveCount(0);
  expect((await api.read(id)).claims).toEqual([]);

  await context.clearCookies();
  await context.addCookies(newsroom.owner.storageState.cookies);
  const back = new Workbench(await context.newPage());
  await back.open(id);
  await expect(back.highlighted("verified")).toHaveText("nine years of work");
  await back.isSaved();
  const { claims } = await new ArticleApi(newsroom.server, newsroom.checker).read(id);
  expect(claims).toHaveLength(1);
});

test("what one person does is never stored in the name of someone who signed in meanwhile", async ({
  page,
  workbench,
  context,
  api,
  newsroom,
  faults,
}) => {
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await context.clearCookies();
  await context.addCookies(newsroom.checker.storageState.cookies);
  await workbench.mark("nine years of work", "v");
  await expect(workbench.saved).toHaveAttribute("data-phase", "someone-else");
  await expect(workbench.saved).toContainText("1 change of yours kept on this device");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(workbench.saved).toHaveAttribute("data-phase", "someone-else");
  expect((await api.read(id)).claims).toEqual([]);

  await context.clearCookies();
  await context.addCookies(newsroom.owner.storageState.cookies);
  await page.getByRole("button", { name: "Try again" }).click();
  await workbench.isSaved();
  const { claims, people } = await api.read(id);
  const ana = people.find(({ name }) => name === newsroom.owner.name);
  expect(claims).toMatchObject([{ verdict: "verified", createdBy: ana?.id, verdictBy: ana?.id }]);
});

test("a browser that keeps nothing says so, and the work still reaches the server", async ({
  page,
  workbench,
  api,
  newsroom,
  faults,
}) => {
  faults.expect(NO_ANSWER);
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException("No database here", "InvalidStateError");
    };
  });
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await newsroom.server.stop();
  await workbench.mark("nine years of work", "v");
  await expect(workbench.saved).toContainText("do not close the tab");
  await expect(workbench.saved).not.toContainText("kept on this device");
  await newsroom.server.start();
  await workbench.isSaved();
  expect((await api.read(id)).claims).toHaveLength(1);
});
