import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { ArticleApi } from "./article-api.ts";
import { spanOf } from "./article-api.ts";
import { axeFindsNothing } from "./axe.ts";
import { DraftPage } from "./draft-page.ts";
import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { Workbench } from "./workbench.ts";

const HEADLINE = "The bridge over the Tarn opens on Monday";
const PARAGRAPHS = [
  "The bridge over the Tarn opens after nine years of work. It is 2,460 metres long from end to end.",
  "About 25,000 cars a day will cross it in summer, says the operator.",
  "The toll is 8.30 euros, which the operator calls moderate.",
  "The mayor said the bridge would bring 400 jobs to the valley.",
];
const article = (paragraphs: readonly string[], headline = HEADLINE) => [headline, ...paragraphs].join("\n\n");
const [LENGTH = "", CARS = "", TOLL = "", JOBS = ""] = PARAGRAPHS;
const LONGER = LENGTH.replace("2,460", "2,640");
const LATER = "The ferry will stop for good on the same day, its owner said.";

/** An article with one claim of each fate that `REVISED` gives. */
async function checked(api: ArticleApi) {
  const id = await api.load(article(PARAGRAPHS));
  const claims = {
    changed: await api.claim(id, "It is 2,460 metres long from end to end", "verified"),
    unchanged: await api.claim(id, "About 25,000 cars a day will cross it in summer", "disputed"),
    moved: await api.claim(id, "The toll is 8.30 euros", "verified"),
    gone: await api.claim(id, "would bring 400 jobs to the valley", "verified"),
  };
  return { id, claims };
}
/** Another length, the toll before the cars, the jobs gone and the ferry new. */
const REVISED = article([LONGER, TOLL, LATER, CARS]);

/** The words on which a claim stands, as the server has it. */
async function wordsOf(api: ArticleApi, id: string, claimId: string): Promise<string[]> {
  const { doc, spans } = await api.read(id);
  return spans.filter((span) => span.claimId === claimId).map(({ from, to }) => doc.textBetween(from, to, "\n"));
}

test.describe("a new draft", () => {
  test("is shown claim by claim, mended, put in, and seen by everybody", async ({ page, api, newsroom, openAs }) => {
    const { id, claims } = await checked(api);
    const other = new Workbench(await openAs(newsroom.checker));
    await other.open(id);

    await new Workbench(page).open(id);
    await page.getByRole("link", { name: "New draft…" }).click();
    const draft = new DraftPage(page);
    await draft.compare(REVISED);
    await expect(page).toHaveTitle("New draft · Stet");
    await expect(draft.counts).toHaveText("1 in doubt · 1 changed · 1 moved · 1 unchanged — 1 verdict to give again");
    expect(await draft.groups()).toEqual(["In doubt: 4", "Changed: 1", "Moved: 3", "Unchanged · 1: "]);
    await expect(draft.claim(1).locator("del")).toHaveText(" 2,460");
    await expect(draft.claim(1).locator("ins")).toHaveText(" 2,640");
    expect(await api.read(id)).toMatchObject({ version: 0 });

    // The jobs are gone; the ferry stands in for the toll, for the test's sake; the changed length is nowhere.
    await draft.head(3).click();
    await draft.select("ferry will stop for good");
    await draft.claim(3).getByRole("button", { name: "Attach to selection" }).click();
    await expect(draft.claim(3)).toContainText("changed, by you");
    await draft.head(1).click();
    await draft.claim(1).getByRole("button", { name: "Not in this draft" }).click();
    await expect(draft.claim(1)).toContainText("gone, by you");
    await expect(draft.head(1)).toBeFocused();
    await expect(draft.counts).toHaveText("1 in doubt · 1 gone · 1 changed · 1 unchanged — 1 verdict to give again");
    await draft.claim(1).getByRole("button", { name: "As proposed" }).click();
    await draft.head(4).click();
    await draft.claim(4).getByRole("button", { name: "Accept" }).click();
    await expect(draft.counts).toHaveText("1 gone · 2 changed · 1 unchanged — 2 verdicts to give again");
    await expect(page.getByRole("textbox", { name: "Name of this version" })).toHaveValue("Draft 2");
    await draft.putIn();

    expect(await wordsOf(api, id, claims.changed)).toEqual(["It is 2,640 metres long from end to end"]);
    expect(await wordsOf(api, id, claims.moved)).toEqual(["ferry will stop for good"]);
    expect(await wordsOf(api, id, claims.unchanged)).toEqual(["About 25,000 cars a day will cross it in summer"]);
    expect(await wordsOf(api, id, claims.gone)).toEqual([""]);
    const { versions, seq } = await api.read(id);
    expect(versions).toMatchObject([{ name: "Draft 2", seq: seq - 1 }]);

    const workbench = new Workbench(page);
    for (const bench of [workbench, other]) {
      await bench.ready();
      await expect(bench.highlights(claims.changed)).toHaveText("It is 2,640 metres long from end to end");
      await expect(bench.highlights(claims.moved)).toHaveText("ferry will stop for good");
      await expect(bench.highlights(claims.gone)).toHaveCount(0);
      await expect(bench.cardHead(1)).toContainText("changed");
    }
    // The page's draft is forgotten once it is in.
    await draft.open(id);
    await expect(page.getByRole("textbox", { name: "Article" })).toHaveValue("");
  });

  test("of a claim with two places is mended place by place", async ({ page, api }) => {
    const id = await api.load(article(PARAGRAPHS));
    const claim = await api.claim(id, "The toll is 8.30 euros", "verified");
    const { doc, version } = await api.read(id);
    const spans = [spanOf(doc, "400 jobs to the valley")];
    await api.run(id, { kind: "claim.addSpans", claimId: claim, version, spans });
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(article([LENGTH, CARS, TOLL, LATER]));
    await expect(draft.counts).toHaveText("1 in doubt");
    await expect(draft.head(1)).toContainText("One of its places is gone");
    await draft.head(1).click();
    await expect(draft.claim(1).getByText("Place 2:")).toBeVisible();
    await draft.select("on the same day");
    await draft.claim(1).getByRole("button", { name: "Attach to selection" }).last().click();
    await draft.putIn();
    expect((await wordsOf(api, id, claim)).toSorted()).toEqual(["The toll is 8.30 euros", "on the same day"]);
  });

  test("asks to look at words that stand in another sentence", async ({ page, api }) => {
    const id = await api.load(article(PARAGRAPHS));
    await api.claim(id, "400 jobs", "verified");
    await api.claim(id, "The toll is 8.30 euros", "verified");
    const draft = new DraftPage(page);
    await draft.open(id);
    const mine = "Unions warned that closing the mine would cost 400 jobs in the region.";
    await draft.compare(article([LENGTH, CARS, TOLL, mine]));
    await expect(draft.counts).toHaveText("1 in doubt · 1 unchanged");
    await expect(draft.head(1)).toContainText("The sentence around it says something else");
    await expect(draft.head(1)).toContainText("unchanged");
  });

  test("shows the sentence of a claim whose own words stand while it says the contrary now", async ({ page, api }) => {
    const id = await api.load(article(PARAGRAPHS));
    await api.claim(id, "400 jobs", "verified");
    await api.claim(id, "8.30 euros", "verified");
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(article([LENGTH, CARS, TOLL, JOBS.replace("would bring", "would not bring")]));
    await expect(draft.counts).toHaveText("1 in a changed sentence · 1 unchanged");
    expect(await draft.groups()).toEqual(["In a changed sentence: 1", "Unchanged · 1: "]);
    await expect(draft.head(1).locator("ins")).toHaveText("not");
  });

  test("keeps what was decided when the text changes meanwhile", async ({ page, api, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const { id, claims } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    await draft.head(4).click();
    await draft.select("ferry will stop");
    await draft.claim(4).getByRole("button", { name: "Attach to selection" }).click();
    await expect(draft.claim(4)).toContainText("changed, by you");

    const { doc, version } = await api.read(id);
    const { from, to } = spanOf(doc, "2,460");
    const slice = { content: [{ type: "text", text: "2,500" }] };
    const steps = [{ stepType: "replace", from, to, slice }];
    await api.run(id, { kind: "article.edit", version, steps });
    await expect(page.getByText("Ana Ruiz has changed the text meanwhile.")).toBeVisible();
    await page.getByRole("button", { name: "Put in this draft" }).click();
    await expect(page.getByText(/compared again. 1 decision of yours is kept/)).toBeVisible();
    await expect(draft.claim(4)).toContainText("changed, by you");
    await expect(draft.claim(1).locator("del")).toHaveText(" 2,500");
    await draft.putIn();
    expect(await wordsOf(api, id, claims.gone)).toEqual(["ferry will stop"]);
    expect(await wordsOf(api, id, claims.changed)).toEqual(["It is 2,640 metres long from end to end"]);
  });

  test("has the next name when somebody else has put one in meanwhile", async ({ page, api, openAs, newsroom }) => {
    const { id } = await checked(api);
    const [ours, theirs] = [new DraftPage(page), new DraftPage(await openAs(newsroom.checker))];
    for (const draft of [ours, theirs]) await draft.open(id);
    await theirs.compare(article([LENGTH, CARS, TOLL.replace("8.30", "8.40"), JOBS]));
    await theirs.putIn();
    const name = page.getByRole("textbox", { name: "Name of this version" });
    await ours.compare(article([LENGTH, CARS, TOLL, JOBS, LATER]));
    await expect(name).toHaveValue("Draft 3");
    await theirs.open(id);
    await theirs.compare(article([LENGTH, CARS, TOLL.replace("8.30", "8.50"), JOBS]));
    await theirs.putIn();
    await page.getByRole("button", { name: "Compare again" }).click();
    await expect(name).toHaveValue("Draft 4");
  });

  test("does not undo where somebody has put a claim meanwhile", async ({ page, api, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const { id, claims } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    const { doc, version, spans } = await api.read(id);
    const spanId = spans.find(({ claimId }) => claimId === claims.unchanged)?.id ?? "";
    const span = { ...spanOf(doc, "25,000 cars a day"), id: spanId };
    await api.run(id, { kind: "claim.changeSpan", claimId: claims.unchanged, version, span });
    await expect(page.getByText("Ana Ruiz has changed claims meanwhile.")).toBeVisible();
    await page.getByRole("button", { name: "Put in this draft" }).click();
    await expect(page.getByText(/compared again/)).toBeVisible();
    await draft.putIn();
    expect(await wordsOf(api, id, claims.unchanged)).toEqual(["25,000 cars a day"]);
  });

  test("is compared again when somebody marks a claim meanwhile", async ({ page, api }) => {
    const id = await api.load(article(PARAGRAPHS));
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    await expect(draft.counts).toHaveText("The article has no claims.");
    await api.claim(id, "The toll is 8.30 euros");
    await expect(page.getByText("Ana Ruiz has changed claims meanwhile.")).toBeVisible();
    await page.getByRole("button", { name: "Compare again" }).click();
    await expect(draft.counts).toHaveText("1 moved");
  });

  test("is compared again when a place that it names is no claim's any more", async ({ page, api, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const id = await api.load(article(PARAGRAPHS));
    const claimId = await api.claim(id, "The toll is 8.30 euros");
    const { doc, version } = await api.read(id);
    const cars = spanOf(doc, "25,000 cars");
    await api.run(id, { kind: "claim.addSpans", claimId, version, spans: [cars] });
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    await api.run(id, { kind: "claim.removeSpan", claimId, spanId: cars.id });
    await expect(page.getByText("Ana Ruiz has changed claims meanwhile.")).toBeVisible();
    await page.getByRole("button", { name: "Put in this draft" }).click();
    await expect(page.getByText(/compared again/)).toBeVisible();
    await draft.putIn();
    expect(await wordsOf(api, id, claimId)).toEqual(["The toll is 8.30 euros"]);
  });

  test("is put in once, though the answer was lost", async ({ page, api, faults }) => {
    faults.expect(/net::ERR_FAILED/);
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    await page.route("**/commands", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Put in this draft" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The server cannot be reached." })).toBeVisible();
    const { seq } = await api.read(id);
    await page.unroute("**/commands");
    await draft.putIn();
    expect((await api.read(id)).seq).toBe(seq);
  });

  test("may be left, and what was typed is there again", async ({ page, api, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Article" })).toHaveAttribute("aria-invalid", "true");
    await draft.compare(REVISED);
    await page.getByRole("button", { name: "Change the text" }).click();
    await expect(page.getByRole("textbox", { name: "Article" })).toHaveValue(REVISED);
    await page.getByRole("link", { name: "Back to the article" }).click();
    await new Workbench(page).ready();
    expect(await api.read(id)).toMatchObject({ version: 0, seq: 4 });
    await draft.open(id);
    await expect(page.getByRole("textbox", { name: "Article" })).toHaveValue(REVISED);

    await page
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: "Choose file" }) })
      .click();
    await page.locator("input[type=file]").setInputFiles({
      ...{ name: "picture.png", mimeType: "image/png" },
      buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    });
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.locator("input[type=file]")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("picture.png")).toBeVisible();
    await page
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: "Paste text" }) })
      .click();
    await expect(page.getByRole("textbox", { name: "Article" })).toHaveValue(REVISED);
  });

  test("may be a file with another headline, or one whose first line is text", async ({ page, api }) => {
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await page
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: "Choose file" }) })
      .click();
    const content = `# The bridge is open\n\n${PARAGRAPHS.join("\n\n")}\n\n<script>0</script>\n`;
    await page.locator("input[type=file]").setInputFiles({
      ...{ name: "second.md", mimeType: "text/markdown" },
      buffer: Buffer.from(content),
    });
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByText("1 thing of this draft was left out")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Only the headline differs" })).toBeVisible();
    await page.getByRole("button", { name: "This line belongs to the text" }).click();
    await expect(draft.text.locator("ins").filter({ hasText: "is open" })).toBeVisible();
    await page.getByRole("button", { name: "The first line is the headline after all" }).click();
    await draft.putIn();
    const { article: row, version, versions, seq } = await api.read(id);
    expect([row.headline, version]).toEqual(["The bridge is open", 0]);
    expect(versions).toMatchObject([{ name: "Draft 2", seq: seq - 1 }]);
    await draft.open(id);
    await page.getByRole("textbox", { name: "Article" }).fill(article(PARAGRAPHS, "The bridge is open"));
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Put in this draft" })).toHaveCount(0);
  });

  test("keeps the file that it was, which its version offers", async ({ page, api }) => {
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await page
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: "Choose file" }) })
      .click();
    const name = "tarn second.md";
    const bytes = Buffer.from(`# The bridge is open\r\n\r\n${PARAGRAPHS.join("\r\n\r\n")}\r\n`);
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/markdown", buffer: bytes });
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByRole("button", { name: "This line belongs to the text" }).click();
    await expect(draft.text.locator("ins").filter({ hasText: "is open" })).toBeVisible();
    await draft.putIn();
    const { seq, doc } = await api.read(id);
    expect(doc.firstChild?.textContent).toBe("The bridge is open");
    await page.goto(`/articles/${id}/versions?seq=${seq - 1}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: `Download the file ${name}` }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync(await download.path())).toEqual(bytes);
    await page.goto(`/articles/${id}/versions?seq=1`);
    await expect(page.getByRole("link", { name: "Compare with now" })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Download/ })).toHaveCount(0);
  });

  test("that begins with a changed paragraph keeps it and its claims", async ({ page, api }) => {
    const { id, claims } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare([LONGER, CARS, TOLL, JOBS].join("\n\n"));
    await expect(page.getByText("Headline", { exact: true })).toHaveCount(0);
    await expect(draft.counts).toHaveText("1 changed · 3 unchanged — 1 verdict to give again");
    await draft.putIn();
    expect(await wordsOf(api, id, claims.changed)).toEqual(["It is 2,640 metres long from end to end"]);
  });

  test("changes the headline too unless that is not wanted", async ({ page, api }) => {
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(article([LONGER, CARS, TOLL, JOBS], "The bridge is open"));
    const box = page.getByRole("checkbox", { name: "Change the headline" });
    await expect(box).toBeChecked();
    await page.getByRole("textbox", { name: "Name of this version" }).fill("To the printer");
    await draft.putIn();
    const { article: row, versions } = await api.read(id);
    expect(row.headline).toBe("The bridge is open");
    expect(versions).toMatchObject([{ name: "To the printer" }]);
    await expect(page.getByRole("heading", { name: "The bridge is open" })).toBeVisible();

    // It was one act, which is taken back as one.
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("heading", { name: HEADLINE })).toBeVisible();
    await expect(new Workbench(page).text).toContainText("2,460 metres");
    expect((await api.read(id)).article.headline).toBe(HEADLINE);
  });

  test("changes the byline too unless that is not wanted", async ({ page, api }) => {
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare([HEADLINE, "By Ann Writer", LONGER, CARS, TOLL, JOBS].join("\n\n"));
    const box = page.getByRole("checkbox", { name: "Change the byline" });
    await box.uncheck();
    await box.check();
    await draft.putIn();
    expect((await api.read(id)).article).toMatchObject({ headline: HEADLINE, byline: "Ann Writer" });
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(new Workbench(page).text).toContainText("2,460 metres");
    await new Workbench(page).isSaved();
    expect((await api.read(id)).article.byline).toBe("");
  });

  test("leaves the headline as it is when that is wanted", async ({ page, api }) => {
    const { id } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(article([LONGER, CARS, TOLL, JOBS], "The bridge is open"));
    await page.getByRole("checkbox", { name: "Change the headline" }).uncheck();
    await draft.putIn();
    const { article: row, doc } = await api.read(id);
    expect([row.headline, doc.textContent.includes("2,640")]).toEqual([HEADLINE, true]);
  });

  test("that leaves out most of the article says so, and is put in by a button that says it too", async ({
    page,
    api,
  }) => {
    const { id, claims } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare("The ferry stops.");
    const warning = page.getByRole("alert").filter({ hasText: "leaves out 4 of 4 paragraphs, and 4 claims lose" });
    await expect(warning).toBeVisible();
    await expect(page.getByText("Headline", { exact: true })).toHaveCount(0);
    await expect(draft.text.locator("p:has(del)")).toHaveText(PARAGRAPHS);
    await page.getByRole("textbox", { name: "Name of this version" }).press("Enter");
    const button = page.getByRole("button", { name: "Put in without 4 paragraphs" });
    await expect(button).toBeFocused();
    expect(await api.read(id)).toMatchObject({ version: 0 });
    await page.getByRole("button", { name: "Change the text" }).click();
    await draft.compare(article([LENGTH, TOLL, CARS]));
    await expect(warning).toHaveCount(0);
    await page.getByRole("button", { name: "Change the text" }).click();
    await draft.compare("The ferry stops.");
    await draft.head(1).click();
    await draft.select("ferry");
    await draft.claim(1).getByRole("button", { name: "Attach to selection" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "and 3 claims lose their place" })).toBeVisible();
    await button.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/articles\/[0-9a-f-]+$/);
    expect(await wordsOf(api, id, claims.changed)).toEqual(["ferry"]);
    expect((await api.read(id)).article.headline).toBe(HEADLINE);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(new Workbench(page).highlights(claims.moved)).toHaveText("The toll is 8.30 euros");
  });

  test("lets each paragraph run its own way, and headlines that share nothing stand apart", async ({ page, api }) => {
    const id = await api.load(article(PARAGRAPHS));
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(
      article([LENGTH, "الرسم 8.30 يورو.", "NATO أعلنت عن قرارها في 400 كلمة.", JOBS], "الجسر مفتوح"),
    );
    const paragraphs = draft.text.locator("p");
    const whole = (kind: string) => paragraphs.filter({ has: page.locator(kind) });
    await expect(whole("del")).toHaveText([CARS, TOLL]);
    await expect(whole("ins")).toHaveText(["الرسم 8.30 يورو.", "NATO أعلنت عن قرارها في 400 كلمة."]);
    for (const [kind, direction] of [
      ["del", "ltr"],
      ["ins", "rtl"],
    ] as const)
      for (const one of await whole(kind).all()) await expect(one).toHaveCSS("direction", direction);
    const [old, fresh] = await page
      .locator(".draft-diff > *")
      .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect()));
    expect(fresh?.top).toBeGreaterThanOrEqual(old?.bottom ?? 0);
  });

  test("may be the text as it was at a point of the log", async ({ page, api, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const { id, claims } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    await draft.putIn();
    await page.goto(`/articles/${id}/draft?seq=0`);
    await expect(page.getByRole("heading", { level: 1, name: "Restore this version" })).toBeVisible();
    await expect(draft.counts).toContainText("1 back again");
    await expect(page.getByRole("textbox", { name: "Name of this version" })).toHaveValue("Back to the text as loaded");
    await draft.putIn("Restore");
    const { doc } = await api.read(id);
    expect(doc.textBetween(0, doc.content.size, "\n\n")).toBe(PARAGRAPHS.join("\n\n"));
    expect(await wordsOf(api, id, claims.gone)).toEqual(["would bring 400 jobs to the valley"]);
    expect(await wordsOf(api, id, claims.changed)).toEqual(["It is 2,460 metres long from end to end"]);
    expect((await page.goto(`/articles/${id}/draft?seq=999`))?.status()).toBe(404);
  });

  test("is worked through with the keyboard alone", async ({ page, api }) => {
    const { id, claims } = await checked(api);
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(REVISED);
    await expect(page.getByRole("heading", { name: "What will happen" })).toBeFocused();
    await page.keyboard.press("n");
    await expect(page.getByText(/^Change 1 of \d$/)).toBeVisible();
    await page.keyboard.press("p");
    await page.keyboard.press("j");
    await expect(draft.head(4)).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("y");
    await expect(draft.claim(4)).toContainText("gone, by you");
    await page.keyboard.press("j");
    await page.keyboard.press("Delete");
    await expect(draft.claim(1)).toContainText("gone, by you");
    await page.keyboard.press("u");
    await expect(draft.claim(1)).not.toContainText("by you");
    await page.keyboard.press("j");
    await expect(draft.head(3)).toHaveAttribute("aria-expanded", "true");
    await draft.text.focus();
    await page.keyboard.press("Control+Home");
    for (const _letter of "The bridge") await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("a");
    await expect(draft.claim(3)).toContainText("changed, by you");
    await page.keyboard.press("x");
    await page.keyboard.press("Enter");
    expect(await draft.text.textContent()).toContain("The bridge over");
    await page.getByRole("textbox", { name: "Name of this version" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/articles\/[0-9a-f-]+$/);
    expect(await wordsOf(api, id, claims.moved)).toEqual(["The bridge"]);
  });

  test("folds long stretches that are the same, and opens them where a claim is", async ({ page, api }) => {
    const long = Array.from(
      { length: 40 },
      (_, index) => `Paragraph number ${index + 1} says nothing that will change.`,
    );
    const id = await api.load(article([...PARAGRAPHS, ...long]));
    const claim = await api.claim(id, "Paragraph number 20");
    const draft = new DraftPage(page);
    await draft.open(id);
    await draft.compare(article([LONGER, CARS, TOLL, JOBS, ...long]));
    await expect(draft.text.getByRole("button", { name: /unchanged paragraphs/ })).toBeVisible();
    await expect(draft.text).not.toContainText("Paragraph number 20 ");
    await draft.claims.getByRole("button", { name: "Unchanged · 1" }).click();
    await draft.head(1).click();
    await expect(draft.text.locator(`[data-claim="${claim}"]`)).toBeInViewport();
  });
});

const LOOKS = [
  { name: "light", options: { locale: "en-GB" } },
  { name: "dark, in Spanish", options: { locale: "es-ES", colorScheme: "dark" } },
  { name: "on a phone", options: { locale: "en-GB", viewport: { width: 390, height: 844 }, hasTouch: true } },
] as const;

async function findsNothing(page: Page, state: string): Promise<void> {
  await axeFindsNothing(page, state);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect.soft(content, state).toBeLessThanOrEqual(window ?? 0);
}

for (const { name, options } of LOOKS) {
  test(`axe finds nothing on the page of a new draft: ${name}`, async ({ openAs, newsroom, api }) => {
    const { id } = await checked(api);
    const page = await openAs(newsroom.owner, options);
    const spanish = options.locale === "es-ES";
    const word = (english: string, other: string) => (spanish ? other : english);
    await page.goto(`/articles/${id}/draft`);
    await findsNothing(page, "empty");
    await page.getByRole("button", { name: word("Compare", "Comparar"), exact: true }).click();
    await expect(page.locator("[aria-invalid=true]")).toBeVisible();
    await findsNothing(page, "with an error");
    await page
      .getByRole("textbox")
      .first()
      .fill(article([LONGER, TOLL, CARS, LATER], "Another headline"));
    await page.getByRole("button", { name: word("Compare", "Comparar"), exact: true }).click();
    await expect(page.locator(".draft-counts")).toContainText(word("1 in doubt", "1 por revisar"));
    await findsNothing(page, "compared");
    await page.locator(".draft-fate-head").first().click();
    await findsNothing(page, "with an open claim");
    if (!("hasTouch" in options)) return;
    await page.getByRole("button", { name: "Show in the text" }).click();
    await expect(page.locator(".draft-text")).toBeVisible();
    await findsNothing(page, "the text on a phone");
    await page.locator(".draft-foot").getByRole("button", { name: "Accept" }).click();
    await page
      .locator("label")
      .filter({ has: page.getByRole("radio", { name: "Claims" }) })
      .click();
    await expect(page.locator(".draft-fate").first()).toContainText("gone, by you");
  });
}
