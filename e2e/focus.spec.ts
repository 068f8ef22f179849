import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

/** Who works without a mouse goes on from where the focus is; at the page's top they would begin anew. */
async function focusStays(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), "the focus is not lost to the page")
    .not.toBe("BODY");
}

test("the focus is not lost when a source is added, changed and removed", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.openCard.getByRole("button", { name: "Add source" }).focus();
  await page.keyboard.press("Enter");
  await workbench.citationForm.getByLabel("Address (URL)").fill("https://tarn.example/diary");
  await workbench.citationForm.getByLabel(/^Title/).fill("Site diary");
  await page.keyboard.press("Control+Enter");
  await expect(workbench.openCard.getByRole("article", { name: /Site diary/ })).toBeVisible();
  await focusStays(page);

  await workbench.openCard.getByRole("button", { name: /^Change .*Site diary/ }).focus();
  await page.keyboard.press("Enter");
  const change = workbench.openCard.getByRole("form", { name: "Change source" });
  await change.getByLabel(/^Title/).fill("Diary of the site");
  await page.keyboard.press("Control+Enter");
  await expect(workbench.openCard.getByRole("article", { name: /Diary of the site/ })).toBeVisible();
  await focusStays(page);

  await workbench.openCard.getByRole("button", { name: /^Remove .*Diary of the site/ }).focus();
  await page.keyboard.press("Enter");
  await expect(workbench.openCard.getByRole("article", { name: /Diary of the site/ })).toBeHidden();
  await focusStays(page);
});

test("the focus is not lost when the citation form is put away", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  await page.keyboard.press("c");
  await workbench.citationForm.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Enter");
  await expect(workbench.citationForm).toBeHidden();
  await focusStays(page);
});

test("the focus is not lost when comments are sent, answered, changed, deleted and resolved", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  const card = workbench.openCard;
  await page.keyboard.press("m");
  await page.keyboard.type("From when on?");
  await page.keyboard.press("Control+Enter");
  await expect(card.getByRole("article").filter({ hasText: "From when on?" })).toBeVisible();
  await focusStays(page);

  for (const [button, words] of [
    ["Reply", "From the first pier."],
    ["Edit", "From the first pier on."],
  ] as const) {
    await card.getByRole("button", { name: button, exact: true }).last().focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+a");
    await page.keyboard.type(words);
    await page.keyboard.press("Control+Enter");
    await expect(card.getByText(words, { exact: true })).toBeVisible();
    await focusStays(page);
  }
  for (const button of ["Delete", "Resolve"]) {
    await card.getByRole("button", { name: button, exact: true }).last().focus();
    await page.keyboard.press("Enter");
    await expect(card.getByText(button === "Delete" ? /Deleted by Ana Ruiz/ : /Resolved by Ana Ruiz/)).toBeVisible();
    await focusStays(page);
  }
});

test("the focus is not lost when a claim is removed and brought back", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.openCard.getByRole("button", { name: "Remove claim" }).focus();
  await page.keyboard.press("Enter");
  await expect(workbench.highlights()).toHaveCount(0);
  await focusStays(page);
  await page.getByRole("button", { name: "Undo" }).focus();
  await page.keyboard.press("Enter");
  await expect(workbench.highlights()).toHaveCount(1);
  await focusStays(page);
});

test("everything that takes the focus shows that it has it", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id, "#claim-1");
  await expect(workbench.openCard).toBeVisible();
  const unmarked: string[] = [];
  for (let press = 0; press < 45; press++) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      // The text shows its caret.
      if (element.matches("[role=textbox][contenteditable=true]")) return null;
      const shows = (one: Element | null) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
        return (
          (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) ||
          boxShadow !== "none" ||
          (one.matches("input, textarea, select") && borderColor !== "")
        );
      };
      // A radio button that only assistive technology sees is shown by its label.
      return shows(element) || shows(element.closest("label")) ? null : element.outerHTML.slice(0, 200);
    });
    if (found) unmarked.push(found);
  }
  expect(unmarked).toEqual([]);
});

test("nothing moves for who asks for no motion", async ({ page, workbench, api }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await api.claim(id, "900 jobs", "disputed");
  await workbench.open(id);
  await workbench.openClaim(1);
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 1)
      .map((animation) =>
        String(Reflect.get(animation, "transitionProperty") ?? Reflect.get(animation, "animationName")),
      ),
  );
  expect(moving).toEqual([]);
});
