import type { Page } from "@playwright/test";
import { type ArticleApi, spanOf } from "./article-api.ts";
import { DraftPage } from "./draft-page.ts";
import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

/** Holds back what the page sends until it is let go. */
async function holdBack(page: Page, articleId: string): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  await page.route(`**/api/articles/${articleId}/commands*`, async (route) => {
    await gate.promise;
    await route.continue();
  });
  return gate.resolve;
}

/** Somebody else writes other words in the text. */
async function write(api: ArticleApi, articleId: string, words: string, others: string): Promise<void> {
  const { doc, version } = await api.read(articleId);
  const { from, to } = spanOf(doc, words);
  const slice = { content: [{ type: "text", text: others }] };
  await api.run(articleId, { kind: "article.edit", version, steps: [{ stepType: "replace", from, to, slice }] });
}

const refusals = (page: Page) => page.getByRole("alert", { name: "Not saved" });
const live = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });

test("a new draft that others have written in since is not taken back, and that is what is said", async ({
  page,
  workbench,
  api,
  faults,
}) => {
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros", "verified");
  const draft = new DraftPage(page);
  await draft.open(id);
  await draft.compare(BRIDGE_ARTICLE.replace("8.30 euros", "9.10 euros"));
  await draft.putIn();
  await workbench.ready();
  const letGo = await holdBack(page, id);
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(live(page, "Taking the change of the text back…")).toBeAttached();
  await write(api, id, "9.10", "9.50");
  letGo();
  await expect(refusals(page)).toContainText("The new draft was not taken back.");
  await expect(refusals(page)).toContainText("The text has changed in the same places since, so it stays as it is.");
  await expect(refusals(page)).not.toContainText("change of a claim");
  await expect(live(page, "Taking the change")).toHaveCount(0);
  await expect(workbench.text).toContainText("The toll is 9.50 euros");
});

test("a correction whose words changed on the way is not accepted, and that is what is said", async ({
  page,
  workbench,
  api,
  faults,
}) => {
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "25,000 cars", "verified");
  const claimId = await api.claim(id, "8.30 euros", "verified");
  const { doc, version } = await api.read(id);
  const { id: correctionId, ...place } = spanOf(doc, "8.30 euros");
  const proposal = { correctionId, claimId, version, place, replacement: "8.90 euros", reason: "May", sourceId: null };
  await api.run(id, { kind: "correction.propose", ...proposal });
  await workbench.open(id);
  await workbench.openClaim(2);
  const letGo = await holdBack(page, id);
  await workbench.openCard.getByRole("button", { name: "Accept" }).click();
  await expect(live(page, "Claim 2 corrected. Judge it again.")).toBeAttached();
  await write(api, id, "8.30", "8.50");
  letGo();
  await expect(refusals(page)).toContainText("Claim 2: the correction was not accepted.");
  await expect(refusals(page)).toContainText("Its words have changed meanwhile. The proposal is still open.");
  await expect(live(page, "Claim 2 corrected")).toHaveCount(0);
  await expect(workbench.openCard.locator("[data-correction][data-status=open]")).toBeVisible();
  expect((await api.read(id)).corrections).toMatchObject([{ status: "open" }]);
});

test("what was typed in a passage that somebody else cut meanwhile is given back, and not called saved in silence", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.setMode("Edit");
  const letGo = await holdBack(page, id);
  await workbench.text.focus();
  await workbench.walkTo("which the operator");
  await page.keyboard.type("to everybody’s surprise ");
  const { doc, version } = await api.read(id);
  const { from, to } = spanOf(doc, ' The toll is 8.30 euros, which the operator calls "moderate".');
  await api.run(id, { kind: "article.edit", version, steps: [{ stepType: "replace", from, to }] });
  await expect(workbench.text).not.toContainText("moderate");
  letGo();
  await expect(refusals(page)).toContainText("A change of the text was not saved.");
  await expect(refusals(page)).toContainText("Others have deleted the text around it meanwhile.");
  await expect(refusals(page).locator(".refused-words")).toHaveText("to everybody’s surprise ");
  await workbench.isSaved();
  expect((await api.read(id)).doc.textContent).not.toContain("surprise");
  await page.reload();
  await workbench.ready();
  await expect(refusals(page), "it outlives a reload").toContainText("to everybody’s surprise");
  await refusals(page).getByRole("button", { name: "Dismiss" }).click();
  await expect(refusals(page)).toHaveCount(0);
});
