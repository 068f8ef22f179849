import { newId } from "#domain/ids.ts";
import { spanOf } from "./article-api.ts";
import { axeFindsNothing } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

test("in Edit no button shows a letter that would be typed over the selection", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  const hint = page.getByText("Select a passage in the text");
  await expect(hint).toContainText("press V, D or N");
  await workbench.setMode("Edit");
  await expect(hint).toContainText("press a button beside the selection");
  await workbench.drag("25,000 cars a day");
  await workbench.toolbar.getByRole("button", { name: "verified" }).click();
  await expect(workbench.highlighted("verified")).toHaveText("25,000 cars a day");
  await workbench.drag("400 jobs");
  const buttons = workbench.toolbar.getByRole("button");
  await expect(buttons).toHaveText([/verified/, /disputed/, /needs source/, "Add to claim 1", /claim 1/]);
  const caps = page.locator("kbd:visible, [aria-keyshortcuts]:visible");
  await expect(caps).toHaveCount(0);
  await expect(page.locator("[data-tooltip$=')']"), "nor does a tooltip").toHaveCount(0);
  await workbench.setMode("Check");
  await expect(workbench.toolbar.locator("kbd")).toHaveText(["V", "D", "N", "A"]);
  await expect(workbench.openCard.locator("kbd")).toHaveText(["C", "R"]);
});

test("whoever reads an article without claims is told of no buttons that are not there", async ({
  workbench,
  page,
  api,
}) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  const guidance = page.locator(".margin-guidance");
  await expect(guidance).toBeVisible();
  await workbench.setMode("Read");
  await expect(guidance).toHaveCount(0);
});

test("what can be done with a correction of changed words stays within its card", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "400 jobs", "verified");
  const { doc, version } = await api.read(id);
  const { id: _, ...place } = spanOf(doc, "400 jobs");
  await api.run(id, {
    kind: "correction.propose",
    correctionId: newId(),
    claimId,
    version,
    place,
    replacement: "450 jobs",
    reason: "Newer count.",
    sourceId: null,
  });
  await api.redraft(id, BRIDGE_ARTICLE.replace("400 jobs", "4400 jobs"));
  await workbench.open(id);
  await workbench.openClaim(1);
  for (const width of [390, 1120, 1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const row = workbench.openCard.locator(".correction-choices");
    await expect(row.getByRole("button")).toHaveText(["Replace the words that stand there now", "Decline", "Withdraw"]);
    const room = await row.evaluate((element) => element.getBoundingClientRect().right);
    for (const button of await row.getByRole("button").all()) {
      const box = await button.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0), `${width}`).toBeLessThanOrEqual(room + 0.5);
    }
  }
});

test("a verdict is confirmed in its own words", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "25,000 cars a day", "verified");
  await api.claim(id, "600 jobs", "disputed");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  for (const [words, number, name] of [
    ["000 cars", 1, "Still true"],
    ["00 jobs, and", 2, "Still disputed"],
  ] as const) {
    await workbench.walkTo(words);
    await page.keyboard.type("1");
    await workbench.openClaim(number);
    await workbench.openCard.getByRole("button", { name, exact: true }).click();
    await expect(workbench.cardHead(number)).not.toContainText("changed");
    await workbench.text.focus();
  }
  await workbench.isSaved();
  expect((await api.read(id)).claims.map(({ verdict }) => verdict)).toEqual(["verified", "disputed"]);
});

test("the card of a claim whose text is gone offers no verdict and keeps no room for corrections", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "25,000 cars a day", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  const { openCard } = workbench;
  const look = () =>
    workbench
      .choice(openCard, "disputed")
      .evaluate((label) => [getComputedStyle(label).borderStyle, getComputedStyle(label).cursor]);
  const enabled = await look();
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.selectByKeys("25,000 cars a day");
  await page.keyboard.press("Delete");
  await workbench.openClaim(1);
  await expect(openCard).toContainText("no longer in the article");
  expect(await look()).not.toEqual(enabled);
  expect(await look()).toEqual(["dashed", "not-allowed"]);
  await expect(openCard.getByRole("region", { name: "Corrections" })).toHaveCount(0);
  for (const section of await openCard.locator(".card-section").all()) await expect(section).not.toBeEmpty();
  await axeFindsNothing(page, "a claim whose text is gone");
});

test("attaching without a selection says what to do first, as the mode allows", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "25,000 cars a day", "verified");
  await api.redraft(id, BRIDGE_ARTICLE.replace("About 25,000 cars a day will cross it in summer. ", ""));
  await workbench.open(id);
  await workbench.openClaim(1);
  const { openCard } = workbench;
  const said = (words: RegExp) => page.getByRole("status").filter({ hasText: words });
  await workbench.setMode("Read");
  await openCard.getByRole("button", { name: "Select its new place" }).click();
  await expect(openCard.getByText("Turn to Check or Edit, select")).toBeVisible();
  await expect(said(/Turn to Check or Edit, select/)).toBeAttached();
  await workbench.setMode("Check");
  await openCard.getByRole("button", { name: "Select its new place" }).click();
  await expect(openCard.getByText("First select in the text")).toBeVisible();
  await expect(said(/First select in the text/)).toBeAttached();
  await workbench.drag("400 jobs");
  await expect(openCard.getByText("First select in the text")).toHaveCount(0);
  await openCard.getByRole("button", { name: "Attach claim 1 to the selection" }).click();
  await expect(workbench.highlights(claimId)).toHaveText("400 jobs");
});

test("a claim that lost one of its places says so, and that place is given other words or dropped", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(`${BRIDGE_ARTICLE}\n\nWho pays 8.30 euros today pays 8.30 euros for ever.`);
  const claimId = newId();
  const { doc, version } = await api.read(id);
  const spans = [0, 1, 2].map((occurrence) => spanOf(doc, "8.30 euros", occurrence));
  await api.run(id, { kind: "claim.create", claimId, version, verdict: "needs-source", spans });
  await workbench.open(id);
  await workbench.openClaim(1);
  const { openCard } = workbench;
  await expect(openCard).toContainText("Place 1 of 3");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.selectByKeys("8.30 euros");
  await page.keyboard.press("Delete");
  await expect(workbench.cardHead(1)).toContainText("place gone");
  await expect(openCard).toContainText("Place 1 of 2");
  const row = page.getByRole("list", { name: "Claims in the text" }).getByRole("listitem");
  await expect(row.getByRole("img", { name: "place gone" })).toBeVisible();
  const lost = openCard.getByText("One of its places is no longer in the text.").locator("..");
  await expect(lost.getByRole("blockquote")).toHaveText("8.30 euros");
  await axeFindsNothing(page, "a claim that lost a place");
  await workbench.isSaved();
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(lost, "its words are back").toHaveCount(0);
  await expect(openCard).toContainText("Place 1 of 3");
  await page.keyboard.press("Control+Shift+z");
  await expect(lost).toBeVisible();

  await workbench.drag("400 jobs");
  await lost.getByRole("button", { name: "Attach to the selection" }).click();
  await expect(workbench.highlights(claimId)).toHaveText(["400 jobs", "8.30 euros", "8.30 euros"]);
  await expect(lost).toHaveCount(0);
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await lost.getByRole("button", { name: "Drop this place" }).click();
  await expect(lost).toHaveCount(0);
  await expect(workbench.cardHead(1)).not.toContainText("place gone");
  await expect(openCard).toContainText("Place 1 of 2");
  await workbench.isSaved();
  const { spans: left } = await api.read(id);
  expect(left.map((span) => span.id).sort()).toEqual([spans[1]?.id, spans[2]?.id].sort());
});

test("claims whose text is gone are counted in the bar and at the head of the report", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "25,000 cars a day", "verified");
  await api.claim(id, "400 jobs", "verified");
  await workbench.open(id);
  const gone = workbench.counts.getByRole("button", { name: /gone from the text/ });
  await expect(gone).toHaveCount(0);
  await page.goto(`/articles/${id}/report`);
  await expect(page.getByRole("main")).toContainText("2 claims, 2 to do");
  await api.redraft(id, BRIDGE_ARTICLE.replace("About 25,000 cars a day will cross it in summer. ", ""));
  await workbench.open(id);
  await expect(gone).toHaveText(/^1/);
  await gone.click();
  await expect(gone).toHaveAttribute("aria-pressed", "true");
  const index = page.getByRole("navigation", { name: "Index" });
  await expect(index.getByRole("listitem")).toHaveText([/25,000 cars a day/]);
  await gone.click();
  await expect(index.getByRole("listitem")).toHaveCount(2);
  await api.redraft(id, BRIDGE_ARTICLE.replace("About 25,000 cars a day", "Nobody").replace("400 jobs", "4400 jobs"));
  await expect(workbench.counts.getByRole("button", { name: /changed since/ })).toBeVisible();
  await page.setViewportSize({ width: 320, height: 800 });
  const counted = await workbench.counts.boundingBox();
  const modes = await page.getByRole("radiogroup", { name: "How to work on the text" }).boundingBox();
  const middle = (box: typeof modes) => (box ? box.y + box.height / 2 : Number.NaN);
  expect(Math.abs(middle(modes) - middle(counted)), "on a phone too they stand in one line").toBeLessThan(6);
  await gone.click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveText([/25,000 cars a day/]);
  await page.goto(`/articles/${id}/report`);
  await expect(page.getByRole("main")).toContainText(
    "2 claims, 1 changed since the verdict, 1 no longer in the text, 2 to do",
  );
  await page.goto("/");
  const listed = page.getByRole("listitem").filter({ has: page.locator(`a[href="/articles/${id}"]`) });
  await expect(listed).toContainText("1 claim has changed since its verdict");
  await expect(listed).toContainText("1 claim is no longer in the text");
});
