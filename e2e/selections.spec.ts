import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE, PORT_ARTICLE } from "./texts.ts";

test("a selection grows to whole words and leaves spaces and punctuation out", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.drag("ridge over the Tar");
  await page.keyboard.press("n");
  await expect(workbench.highlights()).toHaveText("bridge over the Tarn");

  await workbench.drag(" 343 metres above the ground.");
  await page.keyboard.press("d");
  await expect(workbench.highlighted("disputed")).toHaveText("343 metres above the ground");
});

test("with Alt held a selection is taken to the letter", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.drag("460 metres lon", { alt: true });
  await page.keyboard.press("Alt+v");
  await expect(workbench.highlighted("verified")).toHaveText("460 metres lon");
});

test("a selection made with Alt means what is shown, whatever is pressed then", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.drag("allest pie", { alt: true });
  await workbench.toolbar.getByRole("button", { name: "disputed" }).click();
  await expect(workbench.highlighted("disputed")).toHaveText("allest pie");
  await workbench.openClaim(1);
  await workbench.drag("ine years of wor", { alt: true });
  await page.keyboard.press("a");
  await expect(workbench.highlights()).toHaveText(["ine years of wor", "allest pie"]);
});

test("signs that belong to a figure stay with it", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(PORT_ARTICLE));
  await workbench.drag("40 %");
  await page.keyboard.press("n");
  await expect(workbench.highlights()).toHaveText("40 %");
});

test("a claim may cross paragraphs", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  // As the browser has it: the blocks' texts follow each other.
  await workbench.drag('calls "moderate".The mayor said');
  await page.keyboard.press("v");
  await expect(workbench.highlighted("verified")).toHaveText(['calls "moderate".', "The mayor said"]);
  await expect(workbench.claims.getByRole("listitem")).toHaveCount(1);
  await expect(workbench.openCard.getByRole("blockquote").first()).toContainText("The mayor said");
});

test("claims overlap and nest, and each is reached by pressing the text again", async ({ workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "The mayor said the bridge would bring 400 jobs", "disputed");
  await api.claim(id, "the bridge would bring 400 jobs. A year ago", "needs-source");
  await api.claim(id, "400 jobs", "verified");
  await workbench.open(id);
  // Presses in the same place in quick succession are a double click, which selects a word.
  for (const [words, number] of [
    ["400 jobs", 3],
    ["jobs. A year", 2],
    ["400 jobs", 1],
    ["jobs. A year", 3],
  ] as const) {
    await workbench.press(words);
    await expect(workbench.cardHead(number), "innermost first, and round again").toHaveAttribute(
      "aria-expanded",
      "true",
    );
  }
});

test("the other places where the same words stand become one claim", async ({ workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.drag("jobs");
  await workbench.toolbar.getByRole("button", { name: "Mark the other 2 places too" }).click();
  await expect(workbench.highlights()).toHaveText(["jobs", "jobs", "jobs"]);
  await expect(workbench.claims.getByRole("listitem")).toHaveCount(1);
  await expect(workbench.openCard.getByText("Place 1 of 3")).toBeVisible();
  await workbench.isSaved();
  expect((await api.read(id)).claims).toHaveLength(1);
});

test("a selection is added to a claim, and its place is changed", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "400 jobs");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.drag("600 jobs");
  await workbench.toolbar.getByRole("button", { name: "Add to claim 1" }).click();
  await expect(workbench.highlights(claimId)).toHaveText(["400 jobs", "600 jobs"]);

  await workbench.drag("would bring 400 jobs");
  await workbench.toolbar.getByRole("button", { name: "Use as place of claim 1" }).click();
  await expect(workbench.highlights(claimId)).toHaveText(["would bring 400 jobs", "600 jobs"]);

  await workbench.drag("900 jobs");
  await page.keyboard.press("a");
  await expect(workbench.highlights(claimId)).toHaveText(["would bring 400 jobs", "600 jobs", "900 jobs"]);
  await workbench.isSaved();
  expect((await api.read(id)).spans).toHaveLength(3);
});

test("a claim whose text is gone is attached to the selection by A, as its card and the bar say in the same words", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "25,000 cars a day", "verified");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.selectByKeys("25,000 cars a day");
  await page.keyboard.press("Delete");
  await workbench.setMode("Check");
  await workbench.openClaim(1);
  await workbench.drag("400 jobs");
  const words = "Attach claim 1 to the selection";
  const attach = workbench.toolbar.getByRole("button", { name: /claim 1/ });
  await expect(attach).toHaveText(`${words}A`);
  await expect(workbench.openCard.getByRole("button", { name: words })).toHaveText(`${words}A`);
  await workbench.text.focus();
  await page.keyboard.press("a");
  await expect(workbench.highlights(claimId)).toHaveText("400 jobs");
  await expect(workbench.cardHead(1)).not.toContainText("place gone");

  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo(" will cross it");
  await page.keyboard.type("25,000 cars a day");
  await workbench.isSaved();
  await expect(workbench.highlights(claimId), "words that come back do not draw it back").toHaveText("400 jobs");
  expect((await api.read(id)).spans).toHaveLength(1);
});

test("a removed claim comes back with all that belongs to it, and numbers stay", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const first = await api.claim(id, "nine years of work");
  await api.cite(id, first, "Site diary", "https://tarn.example/diary");
  await api.claim(id, "25,000 cars a day");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.openCard.getByRole("button", { name: "Remove claim" }).click();
  await expect(workbench.highlights(first)).toHaveCount(0);
  await expect(workbench.cardHead(2), "the other one keeps its number").toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(workbench.highlights(first)).toHaveText("nine years of work");
  await workbench.openClaim(1);
  await expect(workbench.openCard.getByRole("article", { name: /Site diary/ })).toBeVisible();

  await workbench.text.focus();
  await page.keyboard.press("Delete");
  await expect(workbench.highlights(first)).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights(first)).toHaveText("nine years of work");

  await workbench.mark("8.30 euros");
  await expect(workbench.cardHead(3), "a number is never given twice").toBeVisible();
});

test("every claim that was removed comes back, the last one first", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  await api.claim(id, "400 jobs");
  await workbench.open(id);
  for (const number of [1, 2]) {
    await workbench.openClaim(number);
    await workbench.text.focus();
    await page.keyboard.press("Delete");
    await expect(workbench.cardHead(number)).toHaveCount(0);
  }
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights()).toHaveText(["400 jobs"]);
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights()).toHaveText(["nine years of work", "400 jobs"]);
});

test("a claim that somebody else removed long ago is found and brought back", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "400 jobs", "disputed");
  await api.run(id, { kind: "claim.remove", claimId });
  await workbench.open(id);
  await page.getByText("1 removed claim").click();
  await page.getByRole("button", { name: "Restore claim 1" }).click();
  await expect(workbench.highlighted("disputed")).toHaveText("400 jobs");
  await expect(page.getByText("1 removed claim")).toHaveCount(0);
});

test("a key pressed the moment after selecting takes all that is selected", async ({ workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.selectByScript("nine years");
  await expect(workbench.toolbar).toBeVisible();
  await workbench.text.evaluate((root) => {
    // The browser tells of a new selection only with the next picture; a key may come before it.
    getSelection()?.modify("extend", "forward", "word");
    getSelection()?.modify("extend", "forward", "word");
    root.dispatchEvent(new KeyboardEvent("keydown", { key: "v", code: "KeyV", bubbles: true, cancelable: true }));
  });
  await expect(workbench.highlighted("verified")).toHaveText("nine years of work");
});

test("a drag that selects only spaces and punctuation makes no claim", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await workbench.selectByScript(". ");
  await page.keyboard.press("v");
  await expect(workbench.highlights()).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "Select some words" })).toBeAttached();
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("the toolbar at the selection tags it", async ({ page, workbench, api }) => {
    await workbench.open(await api.load(BRIDGE_ARTICLE));
    await workbench.selectByScript("nine years of work");
    await expect(workbench.toolbar).toBeInViewport();
    await workbench.toolbar.getByRole("button", { name: "disputed" }).tap();
    await expect(workbench.highlighted("disputed")).toHaveText("nine years of work");
    await expect(workbench.openCard).toBeInViewport();
    await expect(workbench.highlighted("disputed"), "the words are in sight above their card").toBeInViewport();
    const sides = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(sides[0], "nothing sticks out at the side").toBeLessThanOrEqual(sides[1] ?? 0);
  });
});

test("a person who looks at no help tags a claim with the toolbar", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  await expect(page.getByText("Select a passage in the text and press V, D or N")).toBeVisible();
  await workbench.drag("25,000 cars a day");
  await workbench.toolbar.getByRole("button", { name: "needs source" }).click();
  await expect(workbench.highlighted("needs-source")).toHaveText("25,000 cars a day");
  await expect(workbench.toolbar).toBeHidden();
});
