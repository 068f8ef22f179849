import { NO_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

test("two people discuss a claim and see each other's words and verdicts without reloading", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await ana.open(id);
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);

  await ana.mark("nine years of work", "v");
  await expect(luis.highlighted("verified"), "a claim appears").toHaveText("nine years of work");
  await luis.openClaim(1);
  await luis.choice(luis.openCard.getByRole("radiogroup", { name: "Verdict" }), "disputed").click();
  await expect(ana.highlighted("disputed"), "a verdict appears").toHaveText("nine years of work");

  await ana.openClaim(1);
  await ana.comment("Nine or ten?");
  const question = luis.openCard.getByRole("article", { name: "Comment by Ana Ruiz" });
  await expect(question).toContainText("Nine or ten?");
  await expect(question.getByRole("button", { name: "Edit" }), "others' comments are theirs").toHaveCount(0);

  await luis.openCard.getByRole("button", { name: "Reply" }).click();
  await luis.openCard.getByRole("textbox", { name: "Reply" }).fill("Ten, with the approach road.");
  await luis.openCard.getByRole("textbox", { name: "Reply" }).press("Control+Enter");
  const answer = ana.openCard.getByRole("article", { name: "Comment by Luis Peña" });
  await expect(answer).toContainText("Ten, with the approach road.");

  const own = luis.openCard.getByRole("article", { name: "Comment by Luis Peña" });
  await own.getByRole("button", { name: "Edit" }).click();
  await luis.openCard.getByRole("textbox", { name: "Your comment" }).fill("Ten, with both approach roads.");
  await luis.openCard.getByRole("button", { name: "Save" }).click();
  await expect(answer).toContainText("both approach roads");
  await expect(answer, "it says that it was changed").toContainText("changed");

  await own.getByRole("button", { name: "Delete" }).click();
  await expect(ana.openCard.getByText(/Deleted by Luis Peña/), "a trace stays").toBeVisible();
  await expect(ana.openCard).not.toContainText("approach roads");

  await ana.openCard.getByRole("button", { name: "Resolve" }).click();
  const resolved = luis.openCard.getByText("Resolved by Ana Ruiz");
  await expect(resolved).toBeVisible();
  await resolved.click();
  await luis.openCard.getByRole("button", { name: "Reopen" }).click();
  await expect(ana.openCard.getByRole("button", { name: "Resolve" })).toBeVisible();
  await expect(ana.openCard.getByText("Nine or ten?")).toBeVisible();
});

test("of a discussion in which nothing is left only the trace stays, until it is said again", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  const card = workbench.openCard;
  const answers = card.getByRole("button", { name: /^(?:Reply|Resolve)$/ });
  await workbench.comment("Nine or ten?");
  await expect(answers).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(card.getByText(/Deleted by Ana Ruiz/)).toBeVisible();
  await expect(answers).toHaveCount(0);
  await page.keyboard.press("Control+y");
  await expect(card.getByText("Nine or ten?")).toBeVisible();
  await expect(answers).toHaveCount(2);
});

test("two people type at once and end with the same text", async ({ workbench: ana, newsroom, openAs, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "25,000 cars a day", "verified");
  const luis = new Workbench(await openAs(newsroom.checker));
  for (const one of [ana, luis]) {
    await one.open(id);
    await one.setMode("Edit");
    await one.text.focus();
  }
  await ana.walkTo("The bridge over");
  await luis.walkTo("A year ago");
  await Promise.all([
    ana.page.keyboard.type("It is said that this is so. ", { delay: 15 }),
    luis.page.keyboard.type("As it happens, this matters. ", { delay: 15 }),
  ]);
  for (const one of [ana, luis]) {
    await expect(one.text).toContainText("It is said that this is so. The bridge over");
    await expect(one.text).toContainText("As it happens, this matters. A year ago");
    await one.isSaved();
  }
  await expect.poll(() => luis.paragraphs()).toEqual(await ana.paragraphs());
  await expect(ana.highlights(claimId)).toHaveText("25,000 cars a day");
  await expect(luis.highlights(claimId)).toHaveText("25,000 cars a day");
});

test("the article itself is discussed", async ({ page, workbench, newsroom, openAs, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  await page.getByRole("button", { name: "Discussion of the article" }).click();
  const dialog = page.getByRole("dialog", { name: "Discussion of the article" });
  await dialog.getByRole("textbox", { name: "Comment…" }).fill("Who wrote the headline?");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByText("Who wrote the headline?")).toBeVisible();
  const button = luis.page.getByRole("button", { name: "Discussion of the article, 1 open" });
  await button.click();
  await expect(luis.page.getByRole("dialog").getByText("Who wrote the headline?")).toBeVisible();
});

test("the history of a claim says who changed what into what", async ({ workbench, newsroom, openAs, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "nine years of work");
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id, "#claim-1");
  await luis.choice(luis.openCard.getByRole("radiogroup", { name: "Verdict" }), "verified").click();
  await luis.isSaved();
  await workbench.open(id, "#claim-1");
  await workbench.openCard.getByText("History", { exact: true }).click();
  await expect(workbench.openCard.getByText("Ana Ruiz marked it as needs source")).toBeVisible();
  await expect(workbench.openCard.getByText("Luis Peña changed needs source to verified")).toBeVisible();
});

test("eight tabs of one browser are all live", async ({ context, newsroom, openAs, api }) => {
  test.slow();
  const id = await api.load(BRIDGE_ARTICLE);
  const tabs: Workbench[] = [];
  for (let count = 0; count < 8; count++) {
    const tab = new Workbench(await context.newPage());
    await tab.open(id);
    tabs.push(tab);
  }
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  await luis.mark("nine years of work", "d");
  for (const tab of tabs) await expect(tab.highlighted("disputed")).toHaveText("nine years of work");

  const [first, second] = tabs;
  await first?.page.close();
  await luis.mark("25,000 cars a day", "v");
  for (const tab of tabs.slice(1)) await expect(tab.highlighted("verified")).toHaveText("25,000 cars a day");
  await second?.page.bringToFront();
  await second?.mark("8.30 euros");
  await expect(luis.highlighted("needs-source"), "and each can still send").toHaveText("8.30 euros");
});

test("what was done while the line was down appears when it is back", async ({ page, workbench, api, faults }) => {
  faults.expect(NO_ANSWER);
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await page.context().setOffline(true);
  await api.claim(id, "nine years of work", "verified");
  await workbench.mark("25,000 cars a day", "d");
  await expect(workbench.saved).toHaveAttribute("data-phase", "offline");
  await page.context().setOffline(false);
  await expect(workbench.highlighted("verified")).toHaveText("nine years of work");
  await workbench.isSaved();
  expect((await api.read(id)).claims).toHaveLength(2);
});

test("a server that answers with errors is not taken for a line that is down, and is tried again", async ({
  page,
  workbench,
  api,
  faults,
}) => {
  faults.expect(/Failed to load resource: the server responded with a status of 50\d/);
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.isSaved();
  const answers = [
    { status: 500, contentType: "application/problem+json", body: '{"code":"internal","status":500}' },
    { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" },
  ];
  for (const answer of answers) {
    await page.route("**/commands?*", (route) => route.fulfill(answer));
    await workbench.mark(answer.status === 500 ? "nine years of work" : "25,000 cars a day", "d");
    await expect(workbench.saved).toHaveAttribute("data-phase", "failing");
    await expect(workbench.saved).toContainText("Server trouble, trying again: 1 change kept on this device");
    await page.unroute("**/commands?*");
    await workbench.isSaved();
  }
  expect((await api.read(id)).claims).toHaveLength(2);
});

test("a double click on a button does its work once", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await workbench.drag("nine years of work");
  await workbench.toolbar.getByRole("button", { name: "verified" }).dblclick();
  await workbench.openClaim(1);
  await workbench.commentBox.fill("Once is enough");
  await workbench.openCard.locator("[data-part=comment]").getByRole("button", { name: "Send" }).dblclick();
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  await workbench.citationForm.getByLabel("Address (URL)").fill("https://tarn.example/diary");
  await workbench.citationForm.getByRole("button", { name: "Add", exact: true }).dblclick();
  await workbench.isSaved();
  const { claims, comments, citations, sources } = await api.read(id);
  expect([claims, comments, citations, sources].map((rows) => rows.length)).toEqual([1, 1, 1, 1]);

  await page.goto("/articles/new");
  const headline = `Loaded once ${id}`;
  await page.getByRole("textbox", { name: "Article" }).fill("Twice pressed, once loaded.");
  await page.getByLabel(/^Headline/).fill(headline);
  await page.getByRole("button", { name: "Load article" }).dblclick();
  await workbench.ready();
  await page.goto(`/?query=${encodeURIComponent(headline)}`);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(1);
});

test("who is at a claim that somebody else removes is told, and loses no word", async ({
  page,
  workbench,
  api,
  openAs,
  newsroom,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "400 jobs");
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id, "#claim-1");
  await luis.commentBox.fill("Half a thought");
  await workbench.open(id);
  await api.run(id, { kind: "claim.remove", claimId });
  await expect(luis.page.getByText("Claim 1 was removed by Ana Ruiz", { exact: true })).toBeVisible();
  await expect(workbench.highlights()).toHaveCount(0);
  await luis.page.getByRole("button", { name: "Bring it back" }).click();
  await expect(luis.commentBox).toHaveValue("Half a thought");
  await expect(page.locator("[data-claim]")).toHaveText("400 jobs");
});
