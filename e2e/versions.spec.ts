import type { Page } from "@playwright/test";
import { newId } from "#domain/ids.ts";
import { ArticleApi } from "./article-api.ts";
import { axeFindsNothing } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE, BRIDGE_HEADLINE } from "./texts.ts";

interface Told {
  id: string;
  toll: string;
  years: string;
}

/** An article with a history of six changes; numbers in the tests are those of its log. */
async function toldArticle(api: ArticleApi): Promise<Told> {
  const id = await api.load(BRIDGE_ARTICLE);
  const years = await api.claim(id, "nine years of work", "verified"); // 1
  const toll = await api.claim(id, "The toll is 8.30 euros", "verified"); // 2
  await api.cite(id, toll, "Tariff", "https://tarn.example/tariff"); // 3
  await api.redraft(id, BRIDGE_ARTICLE.replace("8.30 euros", "9.10 euros").replace("400 jobs", "450 jobs")); // 4
  await api.run(id, { kind: "claim.setVerdict", claimId: toll, verdict: "disputed" }); // 5
  await api.run(id, { kind: "article.describe", headline: "The bridge opens at last" }); // 6
  return { id, toll, years };
}

const list = (page: Page) => page.getByRole("navigation", { name: "List of versions" });
const pane = (page: Page) => page.getByRole("region", { name: "Version", exact: true });
const text = (page: Page) => pane(page).getByRole("article");
const claims = (page: Page) => pane(page).getByRole("list", { name: "Claims" });
const mark = (page: Page, claimId: string) => text(page).locator(`mark[data-claim="${claimId}"]`);

test("the article is read as it was, with the claims as they were then", async ({ page, api, workbench }) => {
  const { id, toll, years } = await toldArticle(api);
  await workbench.open(id);
  await page.getByRole("link", { name: "Versions…" }).click();
  await expect(page).toHaveURL(`/articles/${id}/versions`);
  await expect(page.getByRole("heading", { level: 1, name: "Versions" })).toBeVisible();

  await list(page)
    .getByRole("link", { name: /^As loaded/ })
    .click();
  await expect(pane(page).getByRole("heading", { level: 2, name: "As loaded" })).toBeFocused();
  await expect(page).toHaveTitle(/^As loaded · The bridge opens at last/);
  await expect(pane(page)).toContainText("Nothing here can be changed");
  await expect(text(page).getByRole("heading", { name: BRIDGE_HEADLINE })).toBeVisible();
  await expect(pane(page)).toContainText("There were no claims.");
  await expect(mark(page, toll)).toHaveCount(0);

  await page.goto(`/articles/${id}/versions?seq=3`);
  await expect(pane(page)).toContainText("after 3 changes, the last one by Ana Ruiz. Nothing here can be changed.");
  await expect(mark(page, toll)).toHaveText("The toll is 8.30 euros");
  await expect(mark(page, toll)).toHaveAttribute("data-verdict", "verified");
  await expect(claims(page).getByRole("listitem")).toHaveCount(2);
  await expect(claims(page).getByRole("listitem").nth(1)).toContainText("verified");
  await expect(claims(page).getByRole("listitem").nth(1)).toContainText("1 source");

  await list(page)
    .getByRole("link", { name: /^New draft/ })
    .click();
  await expect(text(page)).toContainText("9.10 euros");
  await expect(claims(page).getByRole("listitem").nth(1)).toContainText("changed");
  await expect(claims(page).getByRole("listitem").nth(1)).toContainText("verified");

  await list(page).getByRole("link", { name: /^Now/ }).click();
  await expect(pane(page)).toContainText("As it is now");
  await expect(mark(page, toll)).toHaveAttribute("data-verdict", "disputed");
  await expect(mark(page, years)).toHaveAttribute("data-verdict", "verified");
  await expect(claims(page).getByRole("listitem").nth(1)).toContainText("no source yet");
  await expect(text(page).getByRole("heading", { name: "The bridge opens at last" })).toBeVisible();
  await expect(pane(page).locator("[contenteditable]")).toHaveCount(0);
});

test("who judged then is named, though somebody else has judged since", async ({ page, api, newsroom }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "nine years of work");
  const checker = new ArticleApi(newsroom.server, newsroom.checker);
  await checker.run(id, { kind: "claim.setVerdict", claimId, verdict: "disputed" });
  await api.run(id, { kind: "claim.setVerdict", claimId, verdict: "verified" });
  await page.goto(`/articles/${id}/versions?seq=2`);
  await expect(claims(page).getByRole("listitem")).toContainText("Luis Peña");
  await expect(claims(page).getByRole("listitem")).toContainText("disputed");
  await page.goto(`/articles/${id}/versions?seq=3`);
  await expect(claims(page).getByRole("listitem")).toContainText("Ana Ruiz");
});

test("a stretch of work is opened to read the article after any one change in it", async ({ page, api }) => {
  const { id, toll } = await toldArticle(api);
  await page.goto(`/articles/${id}/versions`);
  await expect(list(page).locator("[aria-current]")).toHaveCount(0);
  await list(page)
    .getByRole("button", { name: /^Show the changes/ })
    .last()
    .click();
  const changes = list(page).getByRole("list", { name: "Changes" });
  await expect(changes.getByRole("listitem")).toHaveCount(3);
  await expect(changes.getByRole("listitem").nth(0)).toContainText("Ana Ruiz marked claim 1 as verified");
  await expect(changes.getByRole("listitem").nth(2)).toContainText("cited a source for claim 2");
  await changes.getByRole("link", { name: /marked claim 2/ }).click();
  await expect(page).toHaveURL(/\?seq=2$/);
  await expect(pane(page).getByRole("heading", { level: 2, name: "After change 2" })).toBeFocused();
  await expect(mark(page, toll)).toHaveCount(1);
  await expect(claims(page).getByRole("listitem").nth(1)).toContainText("no sources");
  await expect(changes.getByRole("link", { name: /marked claim 2/ })).toHaveAttribute("aria-current", "true");
});

test("two versions are compared word by word", async ({ page, api }) => {
  const { id } = await toldArticle(api);
  await page.goto(`/articles/${id}/versions?seq=0`);
  await pane(page).getByRole("link", { name: "Compare with now" }).click();
  await expect(page).toHaveURL(/\?from=0&to=6$/);
  await expect(pane(page).getByRole("heading", { level: 2, name: "As loaded → Now" })).toBeFocused();
  await expect(pane(page)).toContainText(/words put in, .* taken out, in 2 paragraphs/);
  const differing = pane(page).locator("p[data-change]");
  await expect(differing).toHaveCount(3);
  await expect(differing.nth(0)).toContainText("Headline");
  await expect(differing.nth(1).getByRole("deletion")).toContainText(["8.30"]);
  await expect(differing.nth(1).getByRole("insertion")).toContainText(["9.10"]);
  await page.keyboard.press("n");
  await expect(pane(page).getByRole("status")).toHaveText("Change 1 of 3");
  await page.keyboard.press("p");
  await expect(pane(page).getByRole("status")).toHaveText("Change 3 of 3");
  await expect(differing.nth(2)).toBeInViewport();
  await pane(page).getByRole("button", { name: "Next" }).click();
  await expect(pane(page).getByRole("status")).toHaveText("Change 1 of 3");

  await pane(page).getByRole("combobox", { name: "From" }).selectOption("4");
  await expect(page).toHaveURL(/\?from=4&to=6$/);
  await expect(pane(page)).toContainText("The text is the same at both points.");
  await pane(page).getByRole("button", { name: "Swap the two" }).click();
  await expect(page).toHaveURL(/\?from=6&to=4$/);
  await page.goBack();
  await expect(page).toHaveURL(/\?from=4&to=6$/);
});

test("what did not change is folded and can be opened", async ({ page, api }) => {
  const paragraphs = Array.from({ length: 12 }, (_, index) => `Paragraph number ${index} says nothing new.`);
  const id = await api.load(`A long text\n\n${paragraphs.join("\n\n")}`);
  const changed = paragraphs.with(6, "Paragraph number 6 says something new.");
  await api.redraft(id, `A long text\n\n${changed.join("\n\n")}`);
  await page.goto(`/articles/${id}/versions?from=0&to=1`);
  await expect(pane(page)).toContainText("1 word put in, 1 taken out, in 1 paragraph.");
  await expect(pane(page).getByText("Paragraph number 5")).toBeVisible();
  await expect(pane(page).getByText("Paragraph number 4")).toBeHidden();
  await pane(page).getByText("5 unchanged paragraphs").click();
  await expect(pane(page).getByText("Paragraph number 4")).toBeVisible();
  await expect(pane(page).getByText("4 unchanged paragraphs")).toBeVisible();
});

test("a version is named, renamed and its name taken away, each of which can be undone", async ({ page, api }) => {
  const { id } = await toldArticle(api);
  await page.goto(`/articles/${id}/versions?seq=4`);
  await pane(page).getByRole("button", { name: "Name this version…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveAccessibleDescription(/Write a name\./);
  await dialog.getByRole("textbox", { name: "Name" }).fill("draft 2");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(list(page).getByRole("link", { name: /^draft 2/ })).toContainText("Ana Ruiz");
  await expect(pane(page).getByRole("heading", { level: 2, name: "“draft 2”" })).toBeVisible();
  await expect(page).toHaveTitle(/^“draft 2” ·/);

  await pane(page).getByRole("button", { name: "Rename “draft 2”…" }).click();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("draft 2");
  await dialog.getByRole("textbox", { name: "Name" }).fill("to the printer");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(list(page).getByRole("link", { name: /^to the printer/ })).toBeVisible();
  await page
    .getByRole("article", { name: "Renamed to “to the printer”" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(list(page).getByRole("link", { name: /^draft 2/ })).toBeVisible();

  await pane(page).getByRole("button", { name: "Take away the name “draft 2”" }).click();
  await expect(list(page).getByRole("link", { name: /^draft 2/ })).toHaveCount(0);
  await page
    .getByRole("article", { name: "The name “draft 2” was taken away" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(list(page).getByRole("link", { name: /^draft 2/ })).toBeVisible();
  const { versions } = await api.read(id);
  expect(versions).toMatchObject([{ name: "draft 2", seq: 4 }]);
});

test("the present version is named from the list, and two versions may have the same name", async ({ page, api }) => {
  const { id } = await toldArticle(api);
  await api.run(id, { kind: "version.name", versionId: newId(), name: "to the printer", seq: 4 });
  await page.goto(`/articles/${id}/versions`);
  await list(page).getByRole("button", { name: "Name the present version…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("to the printer");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(list(page).getByRole("link", { name: /^to the printer/ })).toHaveCount(2);
  expect((await api.read(id)).versions.map(({ seq }) => seq).sort()).toEqual([4, 7]);
});

test("what got a name is as it is now, until something else is done than naming", async ({ page, api }) => {
  const { id, toll } = await toldArticle(api);
  await page.goto(`/articles/${id}/versions`);
  await list(page).getByRole("button", { name: "Name the present version…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("to the printer");
  await page.getByRole("button", { name: "Save" }).click();
  const named = list(page).getByRole("link", { name: /^to the printer/ });
  await expect(named).toContainText("as it is now");
  await expect(list(page).getByRole("link", { name: /^Now/ })).toContainText("“to the printer”");
  await expect(list(page).getByRole("link", { name: /^Now/ })).toContainText("6 changes since it was loaded");
  // Neither line leads to a point of which one could say that it is past.
  for (const [link, title] of [
    [named, "“to the printer”"],
    [list(page).getByRole("link", { name: /^Now/ }), "Now"],
  ] as const) {
    await link.click();
    await expect(pane(page).getByRole("heading", { level: 2, name: title })).toBeFocused();
    await expect(pane(page)).toContainText(/As it is now, since the last change by Ana Ruiz/);
    await expect(pane(page).getByRole("link", { name: /Compare with now|Restore/ })).toHaveCount(0);
  }
  await pane(page).getByRole("link", { name: "Compare with the one before" }).click();
  await expect(page).toHaveURL(/\?from=4&to=7$/);

  await named.click();
  await expect(pane(page)).toContainText("As it is now");
  await api.run(id, { kind: "claim.setVerdict", claimId: toll, verdict: "verified" });
  await expect(named).not.toContainText("as it is now");
  await expect(list(page).getByRole("link", { name: /^Now/ })).not.toContainText("to the printer");
  await expect(pane(page)).toContainText(/As it was on .*, after 6 changes/);
  await expect(pane(page).getByRole("link", { name: "Compare with now" })).toBeVisible();
});

test("what others do appears in the list while it is looked at, and nobody loses their place", async ({
  page,
  newsroom,
  api,
}) => {
  const { id, toll } = await toldArticle(api);
  const checker = new ArticleApi(newsroom.server, newsroom.checker);
  await page.goto(`/articles/${id}/versions?seq=2`);
  const rows = list(page).getByRole("listitem");
  await expect(rows).toHaveCount(5);
  await list(page)
    .getByRole("link", { name: /^As loaded/ })
    .focus();
  await checker.run(id, { kind: "claim.setVerdict", claimId: toll, verdict: "verified" });
  await expect(rows.nth(1)).toContainText("Ana Ruiz, Luis Peña");
  await expect(rows.nth(1)).toContainText("3 changes");
  await expect(list(page).getByRole("link", { name: /^Now/ })).toContainText("7 changes since it was loaded");

  const versionId = newId();
  await checker.run(id, { kind: "version.name", versionId, name: "for the desk", seq: 2 });
  await expect(pane(page).getByRole("heading", { level: 2 })).toHaveText("“for the desk”");
  await expect(list(page).getByRole("link", { name: /^for the desk .* Luis Peña/ })).toHaveAttribute(
    "aria-current",
    "true",
  );
  await checker.run(id, { kind: "version.rename", versionId, name: "for the chief" });
  await expect(list(page).getByRole("link", { name: /^for the chief/ })).toBeVisible();
  await checker.run(id, { kind: "version.forget", versionId });
  await expect(pane(page).getByRole("heading", { level: 2 })).toHaveText("After change 2");
  await expect(list(page).getByRole("link", { name: /^for the/ })).toHaveCount(0);

  await checker.redraft(id, BRIDGE_ARTICLE.replace("9.10 euros", "9.50 euros"));
  await expect(list(page).getByRole("link", { name: /^New draft/ })).toHaveCount(2);
  await expect(list(page).getByRole("link", { name: /^As loaded/ })).toBeFocused();
});

test("a named version parts the work before it from the work after, whoever names it, and is no change", async ({
  page,
  newsroom,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claims = [
    await api.claim(id, "nine years of work"),
    await api.claim(id, "The toll is 8.30 euros"),
    await api.claim(id, "400 jobs"),
  ];
  const lines = list(page).locator(".versions-item > a, .versions-item .versions-stretch a");
  const told = () => lines.evaluateAll((all) => all.map((one) => one.textContent?.replace(/\d+ \w+ \d+, [\d:]+/, "T")));
  await page.goto(`/articles/${id}/versions`);
  const checker = new ArticleApi(newsroom.server, newsroom.checker);
  const versionId = newId();
  await checker.run(id, { kind: "version.name", versionId, name: "to the printer" });
  for (const claimId of claims) await api.run(id, { kind: "claim.setVerdict", claimId, verdict: "verified" });
  const loaded = ["As loadedT"];
  const after = ["Now6 changes since it was loaded", "Ana RuizT · 3 changes"];
  await expect.poll(told).toEqual([...after, "to the printerT · Luis Peña", "Ana RuizT · 3 changes", ...loaded]);
  await page.reload();
  await expect.poll(told).toEqual([...after, "to the printerT · Luis Peña", "Ana RuizT · 3 changes", ...loaded]);

  await checker.run(id, { kind: "version.name", versionId: newId(), name: "first claim", seq: 1 });
  const parts = ["Ana RuizT · 2 changes", "first claimT · Luis Peña", "Ana RuizT · 1 change"];
  await expect.poll(told).toEqual([...after, "to the printerT · Luis Peña", ...parts, ...loaded]);
  await checker.run(id, { kind: "version.forget", versionId });
  await expect.poll(told).toEqual([after[0], "Ana RuizT · 5 changes", ...parts.slice(1), ...loaded]);

  // That names came and went is told where it happened, but is no point of its own.
  await list(page)
    .getByRole("button", { name: /^Show the changes/ })
    .first()
    .click();
  const changes = list(page).getByRole("list", { name: "Changes" });
  await expect(changes.getByRole("listitem")).toHaveCount(6);
  await expect(changes.getByRole("listitem").nth(2)).toContainText("named a version “to the printer”");
  await expect(changes.getByRole("link")).toHaveCount(5);
  await changes.getByRole("link").last().click();
  await expect(pane(page).getByRole("heading", { level: 2 })).toHaveText("Now");
  await list(page)
    .getByRole("link", { name: /judged claim 1/ })
    .click();
  await expect(pane(page).getByRole("heading", { level: 2 })).toHaveText("After change 4");
  await expect(pane(page)).toContainText("after 4 changes");
  await page.goto(`/articles/${id}/versions?seq=4`);
  await expect(pane(page), "who gave a name changed nothing").toContainText(
    "after 3 changes, the last one by Ana Ruiz",
  );
});

test("a draft that is taken back is told as that, and a version that is restored by what it was", async ({
  page,
  workbench,
  api,
}) => {
  const { id } = await toldArticle(api);
  await workbench.open(id);
  await page.goto(`/articles/${id}/draft?seq=0`);
  await page.getByRole("textbox", { name: "Name of this version" }).fill("");
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await page.waitForURL(/\/articles\/[0-9a-f-]+$/);
  const toast = page.getByRole("article", { name: "The version is restored" });
  await expect(toast).toContainText("Back to the text as loaded");
  await page.goto(`/articles/${id}/versions`);
  const rows = list(page).getByRole("listitem");
  await expect(rows.nth(1)).toContainText(/^Back to the text as loadedRestored version · .* · Ana Ruiz$/);

  await workbench.open(id);
  await page.keyboard.press("Control+z");
  await expect(workbench.text).toContainText("9.10 euros");
  await workbench.isSaved();
  await page.goto(`/articles/${id}/versions`);
  await expect(rows.nth(1)).toContainText(/^Restored version taken back/);
  await expect(rows.nth(2)).toContainText(/^Back to the text as loaded/);
  await rows.nth(2).getByRole("link").click();
  await expect(pane(page).getByRole("heading", { level: 2 })).toHaveText("Back to the text as loaded");

  const eventId = await api.redraft(id, BRIDGE_ARTICLE.replace("8.30 euros", "9.90 euros"));
  await expect(rows.nth(1)).toContainText(/^New draft\d/);
  await api.run(id, { kind: "event.undo", eventId });
  await expect(rows.nth(1)).toContainText(/^New draft taken back/);
  await rows.nth(1).getByRole("link").click();
  await page.reload();
  await expect(rows.nth(1)).toContainText(/^New draft taken back/);
});

test("what was done before another tab's stream is shared is fetched", async ({ page, workbench, api }) => {
  const { id, toll } = await toldArticle(api);
  await workbench.open(id);
  await workbench.isSaved();
  const second = await page.context().newPage();
  const scripts = Promise.withResolvers<void>();
  await second.route(/\/_next\/static\/.*\.js/, async (route) => {
    await scripts.promise;
    await route.continue();
  });
  await second.goto(`/articles/${id}/versions`, { waitUntil: "commit" });
  const now = list(second).getByRole("link", { name: /^Now/ });
  await expect(now).toContainText("6 changes since it was loaded");
  await api.run(id, { kind: "claim.setVerdict", claimId: toll, verdict: "needs-source" });
  await expect(workbench.cardHead(2)).toContainText("needs source");
  scripts.resolve();
  await expect(now).toContainText("7 changes since it was loaded");
});

test("a shared link leads to its version, through the sign-in too", async ({ api, openAs, newsroom }) => {
  const { id } = await toldArticle(api);
  const nobody = await openAs(null);
  await nobody.goto(`/articles/${id}/versions?seq=3`);
  await nobody.getByLabel("E-mail").fill(newsroom.owner.email);
  await nobody.getByLabel("Password", { exact: true }).fill(newsroom.owner.password);
  await nobody.getByRole("button", { name: "Sign in" }).click();
  await expect(nobody).toHaveURL(`/articles/${id}/versions?seq=3`);
  await expect(text(nobody)).toContainText("8.30 euros");
  await expect(pane(nobody).getByRole("link", { name: "Restore this version…" })).toHaveAttribute(
    "href",
    `/articles/${id}/draft?seq=3`,
  );
});

for (const query of ["seq=99", "seq=x", "seq=-1", "from=0", "from=0&to=99", "seq=", "seq=1&seq=2"])
  test(`an address that is no version says so: ${query}`, async ({ page, api }) => {
    const { id } = await toldArticle(api);
    await page.goto(`/articles/${id}/versions?${query}`);
    await expect(pane(page).getByRole("heading", { level: 2, name: "There is no such version" })).toBeVisible();
    await expect(list(page).getByRole("link", { name: /^As loaded/ })).toBeVisible();
  });

test("an article that nothing was done to has one version", async ({ page, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await page.goto(`/articles/${id}/versions`);
  await expect(list(page)).toContainText("Nothing has been done to this article");
  await expect(list(page).getByRole("listitem")).toHaveCount(1);
});

test("all of it is done from the keyboard", async ({ page, api }) => {
  const { id } = await toldArticle(api);
  await page.goto(`/articles/${id}/versions`);
  const heading = pane(page).getByRole("heading", { level: 2 });
  const rows = list(page).locator("[data-point]");
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowRight");
  const changes = list(page).getByRole("list", { name: "Changes" });
  await expect(changes.getByRole("listitem")).toHaveCount(3);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("After change 2");
  await expect(heading).toBeFocused();
  await page.keyboard.press("c");
  await expect(heading).toHaveText("After change 2 → Now");
  await page.keyboard.press("Escape");
  await expect(heading).toHaveText("Now");
  await page.keyboard.press("Escape");
  await expect(heading).toHaveCount(0);
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("c");
  await expect(heading).toHaveText("New draft → Now");
  await page.keyboard.press("Escape");
  await expect(heading).toHaveText("Now");
  await page.keyboard.press("Escape");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("k");
  await page.keyboard.press("ArrowLeft");
  await expect(changes).toHaveCount(0);
  await expect(rows.nth(3)).toBeFocused();
});

test("in Spanish, on a phone: the list first, then the text, and back", async ({ openAs, newsroom, api }) => {
  const { id, toll } = await toldArticle(api);
  const phone = await openAs(newsroom.owner, {
    locale: "es-ES",
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await phone.goto(`/articles/${id}/versions`);
  const versions = phone.getByRole("navigation", { name: "Lista de versiones" });
  const version = phone.getByRole("region", { name: "Versión", exact: true });
  await expect(version).toBeHidden();
  await versions.getByRole("link", { name: /^Nuevo borrador/ }).tap();
  await expect(versions).toBeHidden();
  await expect(version).toContainText("Aquí no se puede cambiar nada.");
  await expect(version.getByRole("article").locator(`mark[data-claim="${toll}"]`)).toBeVisible();
  await version.getByRole("link", { name: "Todas las versiones" }).tap();
  await expect(versions.getByRole("link", { name: /^Nuevo borrador/ })).toBeFocused();
  await expect(version).toBeHidden();
});

const LOOKS = [
  { name: "light, in English", options: { locale: "en-GB", colorScheme: "light" } },
  {
    name: "on a phone, dark, in Spanish",
    options: { locale: "es-ES", colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true },
  },
] as const;

for (const { name, options } of LOOKS)
  test(`axe finds nothing, and nothing sticks out: ${name}`, async ({ openAs, newsroom, api }) => {
    const { id } = await toldArticle(api);
    await api.run(id, { kind: "version.name", versionId: newId(), name: "to the printer", seq: 4 });
    const other = await openAs(newsroom.owner, options);
    for (const query of ["", "?seq=0", "?seq=4", "?from=0&to=6", "?seq=99"]) {
      await other.goto(`/articles/${id}/versions${query}`);
      await expect(other.getByRole("main")).toBeVisible();
      if (query === "")
        await other
          .getByRole("button", { name: /^(Show the changes|Mostrar los cambios)/ })
          .first()
          .click();
      await axeFindsNothing(other, query);
      const [content, window] = await other.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect.soft(content, query).toBeLessThanOrEqual(window ?? 0);
    }
  });
