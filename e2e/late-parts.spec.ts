import type { Locator, Page } from "@playwright/test";
import { NO_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

const MISSING = /could not be loaded/;

/** Nothing is fetched ahead, as when the line goes down right after the article is open. */
async function fetchNothingAhead(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.set(globalThis, "requestIdleCallback", () => 0));
}

test.beforeEach(async ({ page, faults }) => {
  faults.expect(NO_ANSWER);
  await fetchNothingAhead(page);
});

test("a form that does not come without a line says so in its place, and comes by itself when the line is back", async ({
  context,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  await workbench.open(id, "#claim-1");
  await workbench.isSaved();
  await workbench.commentBox.fill("Half a thought");
  await context.setOffline(true);
  const { openCard } = workbench;
  const corrections = openCard.getByRole("region", { name: "Corrections" });
  await corrections.getByRole("button", { name: "Propose a correction" }).click();
  await expect(corrections.getByRole("alert")).toContainText(MISSING);
  const sources = openCard.getByRole("region", { name: "Sources" });
  await sources.getByRole("button", { name: "Add source" }).click();
  await expect(sources.getByRole("alert")).toContainText(MISSING);
  await openCard.getByText("History").click();
  await expect(openCard.getByRole("group").getByRole("alert")).toContainText(MISSING);
  await sources.getByRole("button", { name: "Try again" }).click();
  await expect(sources.getByRole("alert")).toContainText(MISSING);
  await workbench.mark("25,000 cars a day", "d");
  await workbench.openClaim(1);
  await expect(workbench.commentBox, "all else goes on").toHaveValue("Half a thought");

  await workbench.commentBox.focus();
  await context.setOffline(false);
  await expect(workbench.citationForm).toBeVisible();
  await expect(openCard.getByRole("form", { name: "Propose a correction" })).toBeVisible();
  await expect(openCard.getByRole("alert")).toHaveCount(0);
  await expect(workbench.commentBox, "the focus stays with what is being written").toBeFocused();
  await workbench.isSaved();
});

test("“Try again” brings a form once the server answers, and gives it the focus", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  await workbench.open(id, "#claim-1");
  await page.route("**/_next/static/chunks/**", (route) => route.abort());
  const corrections = workbench.openCard.getByRole("region", { name: "Corrections" });
  await workbench.text.focus();
  await page.keyboard.press("r");
  await expect(corrections.getByRole("alert")).toContainText(MISSING);
  await page.unroute("**/_next/static/chunks/**");
  await corrections.getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await expect(corrections.getByLabel("It should say")).toBeFocused();
});

test("a dialog that does not come without a line says so under its own name, and is closed like any", async ({
  page,
  context,
  workbench,
  api,
}) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.isSaved();
  await context.setOffline(true);
  const open: [string, () => Promise<void>][] = [
    ["Keys", () => page.keyboard.press("?")],
    ["Discussion of the article", () => page.getByRole("button", { name: /Discussion of the article/ }).click()],
    ["Headline, byline and language", () => page.getByRole("button", { name: /Change headline/ }).click()],
  ];
  let dialog: Locator = page.locator("dialog");
  for (const [name, press] of open) {
    await press();
    dialog = page.getByRole("dialog", { name });
    await expect(dialog.getByRole("alert")).toContainText(MISSING);
    await dialog.getByRole("button", { name: "Try again" }).click();
    if (name.startsWith("Headline")) break;
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(workbench.text).toBeVisible();
  }
  await context.setOffline(false);
  await expect(dialog.getByLabel("Headline", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("alert")).toHaveCount(0);
});
