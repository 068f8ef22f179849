import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

test("a reload in the middle of a citation and a comment loses no letter", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "disputed");
  await workbench.open(id, "#claim-1");
  await workbench.commentBox.fill("Half a thought about");
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  const form = workbench.citationForm;
  await workbench.choice(form, "By hand").click();
  await form.getByLabel(/^Title/).fill("The diary of the si");
  await form.getByLabel(/^Authors/).fill("Roux, Claire");
  await workbench.choice(form, "context").click();
  await form.getByLabel("Where in it").selectOption("timestamp");
  await form.getByLabel(/^Number/).fill("00:03:1");
  await form.getByLabel(/^Quoted passage/).fill("We began in");
  await form.getByLabel(/^Note/).fill("ask her");

  await page.reload();
  await workbench.ready();
  await workbench.openClaim(1);
  await expect(workbench.commentBox).toHaveValue("Half a thought about");
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  await expect(form.getByLabel(/^Title/)).toHaveValue("The diary of the si");
  await expect(form.getByLabel(/^Authors/)).toHaveValue("Roux, Claire");
  await expect(form.getByRole("radio", { name: "context" })).toBeChecked();
  await expect(form.getByLabel("Where in it")).toHaveValue("timestamp");
  await expect(form.getByLabel(/^Number/)).toHaveValue("00:03:1");
  await expect(form.getByLabel(/^Quoted passage/)).toHaveValue("We began in");
  await expect(form.getByLabel(/^Note/)).toHaveValue("ask her");
});

test("drafts of one person are not shown to another on the same browser", async ({
  page,
  workbench,
  context,
  newsroom,
  api,
  faults,
}) => {
  // The open page says now and then that somebody is there, also while nobody is signed in.
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  await workbench.open(id, "#claim-1");
  await workbench.commentBox.fill("For my eyes");
  await context.clearCookies();
  await context.addCookies(newsroom.checker.storageState.cookies);
  await page.reload();
  await workbench.ready();
  await workbench.openClaim(1);
  await expect(workbench.commentBox).toHaveValue("");
});

test("what cannot be cited is said at the field, and what was typed stays", async ({ workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id, "#claim-1");
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  const form = workbench.citationForm;
  const add = form.getByRole("button", { name: "Add", exact: true });
  await add.click();
  await expect(form.getByLabel("Address (URL)")).toHaveAccessibleDescription(/needed/);
  await expect(form.getByLabel("Address (URL)")).toBeFocused();

  await form.getByLabel("Address (URL)").fill("javascript:alert(1)");
  await form.getByLabel(/^Quoted passage/).fill("kept");
  await add.click();
  await expect(form.getByLabel("Address (URL)")).toHaveAccessibleDescription(/http/);
  await expect(form.getByLabel("Address (URL)")).toHaveValue("javascript:alert(1)");
  await expect(form.getByLabel(/^Quoted passage/)).toHaveValue("kept");

  await workbench.choice(form, "By hand").click();
  await form.getByRole("textbox", { name: /^Address/ }).fill("");
  await form.getByLabel(/^Title/).fill("The diary");
  await form.getByLabel(/^Date/).fill("last spring");
  await add.click();
  await expect(form.getByLabel(/^Date/)).toHaveAccessibleDescription(/2024-06-19/);
  await expect(form.getByLabel(/^Date/)).toHaveValue("last spring");
  await workbench.isSaved();
  expect((await api.read(id)).citations).toEqual([]);
});

test("an empty comment and one beyond the limit are refused at the field, and the words stay", async ({
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  await workbench.open(id, "#claim-1");
  const send = workbench.openCard.locator("[data-part=comment]").getByRole("button", { name: "Send" });
  await workbench.commentBox.fill("   ");
  await send.click();
  await expect(workbench.commentBox).toHaveAccessibleDescription(/Write something/);
  const long = "word ".repeat(2_001);
  await workbench.commentBox.fill(long);
  await send.click();
  await expect(workbench.commentBox).toHaveAccessibleDescription(/At most 10,000 characters/);
  await expect(workbench.commentBox).toHaveValue(long);
  expect((await api.read(id)).comments).toEqual([]);
});

test("a source is typed by hand, chosen again for another claim, changed and removed", async ({ workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await api.claim(id, "25,000 cars a day", "disputed");
  await workbench.open(id, "#claim-1");
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  const form = workbench.citationForm;
  await workbench.choice(form, "By hand").click();
  await form.getByLabel("Kind").selectOption("book");
  await form.getByLabel(/^Title/).fill("Bridges of the South");
  await form.getByLabel(/^Authors/).fill("Roux, Claire; Ministry of Works");
  await form.getByLabel(/^Publisher/).fill("Arch Press");
  await form.getByLabel(/^Date/).fill("2024-06");
  await form.getByLabel(/^Number/).fill("12–14");
  await form.getByLabel(/^Looked at on/).fill("2026-03-01");
  await form.getByLabel(/^Note/).fill("second edition");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  const citation = workbench.openCard.getByRole("article", { name: /Bridges of the South/ });
  await expect(citation).toContainText("Roux");
  await expect(citation).toContainText("12–14");
  await expect(citation).toContainText("second edition");
  await expect(citation).toContainText("Looked at on 1 Mar 2026");

  await workbench.openClaim(2);
  await expect(workbench.cardHead(2)).toContainText("no source yet");
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  await workbench.choice(form, "Already used").click();
  await form.getByRole("searchbox", { name: "Find a source" }).fill("ROUX");
  await form.getByRole("radio", { name: /Bridges of the South/ }).check();
  await expect(form.getByRole("radio", { name: "contradicts" }), "likely for a disputed claim").toBeChecked();
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(workbench.openCard.getByRole("article", { name: /Bridges of the South/ })).toContainText("contradicts");
  await expect(workbench.cardHead(2)).not.toContainText("no source yet");

  await workbench.openCard.getByRole("button", { name: /^Change .*Bridges of the South/ }).click();
  const change = workbench.openCard.getByRole("form", { name: "Change source" });
  await change.getByLabel(/^Title/).fill("Bridges of the North");
  await workbench.choice(change, "context").click();
  await change.getByRole("button", { name: "Save" }).click();
  await expect(workbench.openCard.getByRole("article", { name: /Bridges of the North/ })).toContainText("context");
  await expect(workbench.cardHead(2), "context contradicts nothing").toContainText("no source yet");
  await workbench.openCard.getByRole("button", { name: /^Remove .*Bridges of the North/ }).click();
  await expect(workbench.openCard.getByRole("article", { name: /Bridges/ })).toHaveCount(0);
  await workbench.page.getByRole("button", { name: "Undo" }).click();
  await expect(workbench.openCard.getByRole("article", { name: /Bridges of the North/ })).toContainText("context");
  await workbench.openCard.getByRole("button", { name: /^Remove .*Bridges of the North/ }).click();
  await expect(workbench.openCard.getByRole("article", { name: /Bridges/ })).toHaveCount(0);
  await workbench.openClaim(1);
  await expect(workbench.openCard.getByRole("article", { name: /Bridges of the North/ }), "one record").toBeVisible();
  await workbench.isSaved();
  const { sources, citations } = await api.read(id);
  expect(sources).toHaveLength(1);
  expect(citations).toHaveLength(1);
});

test("a change that the server refuses is shown with its words", async ({ page, workbench, api, faults }) => {
  faults.expect(REFUSED_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  await workbench.open(id, "#claim-1");
  await page.route(`**/api/articles/${id}/commands*`, (route) =>
    route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify({ title: "Forbidden", status: 403, code: "forbidden", detail: "No." }),
    }),
  );
  await workbench.commentBox.fill("My best sentence of the week");
  await workbench.openCard.locator("[data-part=comment]").getByRole("button", { name: "Send" }).click();
  const banner = page.getByRole("alert", { name: "Not saved" });
  await expect(banner).toContainText("A comment was not saved");
  await expect(banner).toContainText("My best sentence of the week");
  await expect(workbench.openCard.getByRole("article")).toHaveCount(0);
});

test("an unknown language and a missing text are said at their fields, and what was typed stays", async ({ page }) => {
  await page.goto("/articles/new");
  await page.getByRole("textbox", { name: /^Language/ }).fill("klingon!");
  await page.getByLabel(/^Headline/).fill("A headline that stays");
  await page.getByRole("button", { name: "Load article" }).click();
  await expect(page.getByRole("textbox", { name: "Article", exact: true })).toHaveAccessibleDescription(
    /Paste or write/,
  );
  await expect(page.getByRole("textbox", { name: /^Language/ })).toHaveAccessibleDescription(/no language code/);
  await expect(page.getByRole("textbox", { name: /^Language/ })).toHaveValue("klingon!");
  await page.reload();
  await expect(page.getByLabel(/^Headline/), "the draft outlives a reload").toHaveValue("A headline that stays");
});

test("a begun change of a citation can be discarded", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "nine years of work", "verified");
  await api.cite(id, claimId, "Site diary", "https://tarn.example/diary");
  await workbench.open(id);
  await workbench.openClaim(1);
  const pencil = workbench.openCard.getByRole("button", { name: /^Change .*Site diary/ });
  const form = page.getByRole("form", { name: "Change source" });
  await pencil.click();
  await expect(form.getByRole("button", { name: "Discard" }), "nothing is begun yet").toHaveCount(0);
  await form.getByLabel(/^Title/).fill("Another diary");
  await form.getByRole("button", { name: "Discard" }).click();
  await pencil.click();
  await expect(form.getByLabel(/^Title/)).toHaveValue("Site diary");
});
