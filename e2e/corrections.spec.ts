import type { Locator } from "@playwright/test";
import { ArticleApi } from "./article-api.ts";
import { axeFindsNothing } from "./axe.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

const TOLL = "The toll is 8.30 euros";

/** Opens the form with its key and proposes other words. */
async function propose(workbench: Workbench, words: string, reason: string): Promise<void> {
  const form = await ask(workbench, words, reason);
  await expect(form).toHaveCount(0);
}

/** Opens the form with its key, fills it in and sends it off. */
async function ask(workbench: Workbench, words: string, reason: string): Promise<Locator> {
  await workbench.text.focus();
  await workbench.page.keyboard.press("r");
  const form = workbench.openCard.getByRole("form", { name: "Propose a correction" });
  await form.getByLabel("It should say").fill(words);
  await form.getByLabel("Why").fill(reason);
  await workbench.page.keyboard.press("Control+Enter");
  return form;
}

test("a correction is shown in the text without changing it, and changes it when an editor accepts", async ({
  page,
  workbench,
  api,
  openAs,
  newsroom,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "8.30 euros", "verified");
  await api.cite(id, claimId, "Toll table", "https://tarn.example/toll");
  await workbench.open(id);
  const editor = new Workbench(await openAs(newsroom.checker));
  await editor.open(id);

  await workbench.openClaim(1);
  await propose(workbench, "8.90 euros", "The table of May says so.");
  await workbench.isSaved();
  for (const desk of [workbench, editor]) {
    await expect(desk.text.locator("ins[data-correction]")).toHaveText("8.90 euros");
    await expect(desk.text.locator("del[data-correction]")).toHaveText("8.30 euros");
    await expect(desk.cardHead(1)).toContainText("correction proposed");
  }
  expect((await api.read(id)).doc.textContent).toContain(TOLL);

  await editor.openClaim(1);
  const proposal = editor.openCard.getByRole("article", { name: "Correction of “8.30 euros” to “8.90 euros”" });
  await expect(proposal).toContainText("The table of May says so.");
  await proposal.getByRole("button", { name: "Accept" }).click();
  for (const desk of [workbench, editor]) {
    await expect(desk.highlights(claimId)).toHaveText("8.90 euros");
    await expect(desk.text.locator("[data-correction]")).toHaveCount(0);
    await expect(desk.cardHead(1)).toContainText("changed");
  }
  await expect(editor.openCard).toContainText("Its words were corrected since this verdict. Judge it again:");
  await editor.text.focus();
  await editor.page.keyboard.press("v");
  await expect(editor.cardHead(1)).not.toContainText("changed");
  await editor.isSaved();
  const { corrections } = await api.read(id);
  expect(corrections).toMatchObject([
    { status: "accepted", quote: "8.30 euros", replacement: "8.90 euros", reason: "The table of May says so." },
  ]);
  await page.reload();
  await workbench.ready();
  await workbench.openClaim(1);
  await expect(workbench.openCard.locator("[data-status=accepted]")).toContainText("Corrected by");
});

test("a correction is declined with a word, or withdrawn by who proposed it", async ({ workbench, api, newsroom }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros");
  await workbench.open(id);
  await workbench.openClaim(1);
  await propose(workbench, "9 euros", "Rounded.");
  const proposal = workbench.openCard.locator("[data-correction][data-status=open]");
  await proposal.getByRole("button", { name: "Decline" }).click();
  await workbench.openCard.getByRole("form", { name: "Decline" }).getByRole("button", { name: "Decline" }).click();
  await expect(workbench.openCard.getByText("Say in a word why not")).toBeVisible();
  await workbench.openCard.getByLabel("Why not?").fill("Exact figures only.");
  await workbench.openCard.getByRole("form", { name: "Decline" }).getByRole("button", { name: "Decline" }).click();
  await expect(workbench.openCard.locator("[data-status=declined]")).toContainText("Exact figures only.");
  await expect(workbench.highlights()).toHaveText("8.30 euros");

  await propose(workbench, "8.3 euros", "Shorter.");
  await workbench.openCard.getByRole("button", { name: "Withdraw" }).click();
  await expect(workbench.text.locator("[data-correction]")).toHaveCount(0);
  await workbench.isSaved();
  const { corrections, doc } = await new ArticleApi(newsroom.server, newsroom.checker).read(id);
  expect(corrections.map(({ status }) => status).sort()).toEqual(["declined", "withdrawn"]);
  expect(doc.textContent).toContain(TOLL);
});

test("a correction whose words have changed meanwhile, or that meets another, is decided on what is seen", async ({
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "400 jobs");
  await api.claim(id, "bring 400 jobs");
  await workbench.open(id);
  await workbench.openClaim(1);
  await propose(workbench, "450 jobs", "Newer count.");
  await workbench.openClaim(2);
  await propose(workbench, "bring 500 jobs", "The mayor's count.");
  const proposal = workbench.openCard.locator("[data-correction][data-status=open]");
  await expect(proposal).toContainText("Another proposal is for some of the same words.");
  // The words are struck once, and each proposal says whose it is: that of the open card is strong, the other faint.
  const { text } = workbench;
  const proposed = text.locator("ins[data-correction]");
  const struck = text.locator("del[data-correction]");
  expect((await struck.allTextContents()).join("")).toBe("bring 400 jobs");
  await expect(text.locator("del.correction-faint")).toHaveCount(0);
  await expect(proposed).toHaveText(["bring 500 jobs", "450 jobs"]);
  const faint = () => proposed.evaluateAll((all) => all.map((one) => one.matches(".correction-faint")));
  expect(await proposed.evaluateAll((all) => all.map((one) => one.getAttribute("data-number")))).toEqual(["2", "1"]);
  expect(await faint()).toEqual([false, true]);
  await proposed.filter({ hasText: "450" }).click();
  await expect(workbench.cardHead(1)).toHaveAttribute("aria-expanded", "true");
  await expect.poll(faint).toEqual([true, false]);
  await expect(text.locator("del.correction-faint"), "what is not its own").toHaveText("bring ");
  expect((await struck.allTextContents()).join("")).toBe("bring 400 jobs");
  await workbench.openClaim(2);
  await proposal.getByRole("button", { name: "Accept" }).click();
  await expect(workbench.text).toContainText("bring 500 jobs");

  await workbench.openClaim(1);
  await expect(proposal).toContainText("The text has changed since this was proposed. It says now: “500 jobs”");
  await expect(text.locator(".correction-outdated"), "nothing is struck any more").toHaveText("500 jobs");
  await expect(text.locator("del, ins")).toHaveCount(0);
  await proposal.getByRole("button", { name: "Replace the words that stand there now" }).click();
  await expect(workbench.text.locator("[data-correction]")).toHaveCount(0);
  await workbench.isSaved();
  expect((await api.read(id)).doc.textContent).toContain("bring 450 jobs. A year ago");
});

test("a proposal is drawn as outdated as soon as its words are others, and as itself when they are back", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros");
  await api.claim(id, "400 jobs");
  await workbench.open(id);
  await workbench.openClaim(1);
  await propose(workbench, "8.90 euros", "The table of May says so.");
  const { text } = workbench;
  const outdated = text.locator(".correction-outdated");
  await expect(text.locator("ins")).toHaveText("8.90 euros");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("30 euros");
  await page.keyboard.type("1");
  await expect(outdated).toHaveText("8.130 euros");
  await expect(text.locator("del, ins")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(text.locator("ins")).toHaveText("8.90 euros");
  await expect(outdated).toHaveCount(0);
  await page.keyboard.press("Control+Shift+z");
  await workbench.openClaim(2);
  await text.locator(".correction-outdated-sign").click();
  await expect(workbench.cardHead(1), "its sign leads to its card").toHaveAttribute("aria-expanded", "true");
  await axeFindsNothing(page, "an outdated proposal");

  const filter = page.getByRole("combobox", { name: "Show" });
  const rows = page.getByRole("list", { name: "Claims in the text" }).getByRole("listitem");
  await expect(filter.getByRole("option", { name: "Correction proposed (1)" })).toBeAttached();
  await filter.selectOption("Correction proposed (1)");
  await expect(rows).toHaveCount(1);
  await workbench.openCard.getByRole("button", { name: "Withdraw" }).click();
  await expect(filter.getByRole("option", { name: "Correction proposed (0)" })).toBeAttached();
  await expect(rows).toHaveCount(0);
});

test("who proposes a correction for a claim without a source is led to cite one, and what was typed stays", async ({
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.text.focus();
  await workbench.page.keyboard.press("r");
  const form = workbench.openCard.getByRole("form", { name: "Propose a correction" });
  await form.getByLabel("It should say").fill("8.90 euros");
  await expect(form).toContainText("To show it by a source, cite one first.");
  await form.getByRole("button", { name: "Cite a source" }).click();
  const address = workbench.citationForm.getByLabel("Address (URL)");
  await expect(address).toBeFocused();
  await address.fill("https://tarn.example/toll");
  await workbench.citationForm.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByLabel("Source that shows it")).toBeVisible();
  await expect(form.getByLabel("It should say")).toHaveValue("8.90 euros");
  await expect(form).not.toContainText("cite one first");
});

test("what is typed for a correction is kept, and its faults are said at the fields", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros");
  await workbench.open(id);
  await workbench.openClaim(1);
  await workbench.text.focus();
  await page.keyboard.press("r");
  const form = workbench.openCard.getByRole("form", { name: "Propose a correction" });
  await expect(form.getByLabel("It should say")).toBeFocused();
  await form.getByLabel("Why").fill("Because");
  await form.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(form.getByText("These are the words that stand there already.")).toBeVisible();
  await form.getByLabel("It should say").fill("9 euros");
  await form.getByLabel("Why").fill("");
  await form.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(form.getByText("Say why, so that the editor can decide.")).toBeVisible();
  await form.getByLabel("Why").fill("Half a reason");
  await page.reload();
  await workbench.ready();
  await workbench.openClaim(1);
  await workbench.openCard.getByRole("button", { name: "Propose a correction" }).click();
  await expect(form.getByLabel("It should say")).toHaveValue("9 euros");
  await expect(form.getByLabel("Why")).toHaveValue("Half a reason");
  await axeFindsNothing(page, "the form of a correction");
});

test("an accepted correction is undone as one's last act, and the proposal is open again", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "8.30 euros", "verified");
  await workbench.open(id);
  await workbench.openClaim(1);
  await propose(workbench, "8.90 euros", "So.");
  await workbench.openCard.getByRole("button", { name: "Accept" }).click();
  await expect(workbench.highlights(claimId)).toHaveText("8.90 euros");
  await workbench.text.focus();
  await page.keyboard.press("Control+z");
  await expect(workbench.highlights(claimId)).toHaveText("8.30 euros");
  await expect(workbench.text.locator("ins[data-correction]")).toHaveText("8.90 euros");
  await expect(workbench.cardHead(1)).not.toContainText("changed");
  await page.keyboard.press("Control+z");
  await expect(workbench.text.locator("[data-correction]")).toHaveCount(0);
  await workbench.isSaved();
});

test("a change in the sentence beside a claim is a softer hint than one of its words", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros", "verified");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("The toll");
  await page.keyboard.type("From May ");
  await expect(workbench.cardHead(1)).toContainText("sentence changed");
  await expect(workbench.cardHead(1)).toHaveCount(1);
  await workbench.openClaim(1);
  await expect(workbench.openCard).toContainText("The sentence around it has changed since this verdict:");
  await workbench.openCard.getByRole("button", { name: "Still true" }).click();
  await expect(workbench.cardHead(1)).not.toContainText("sentence changed");
  await workbench.isSaved();
  await page.reload();
  await workbench.ready();
  await expect(workbench.cardHead(1)).not.toContainText("sentence changed");
});

test("a correction that is nothing but spaces is not taken, and one that is nothing takes the words out", async ({
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "8.30 euros");
  await workbench.open(id);
  await workbench.openClaim(1);
  const form = await ask(workbench, "  ", "Unknown.");
  await expect(form.getByText("These are only spaces. Leave it empty to take the words out.")).toBeVisible();
  await expect(form.getByLabel("It should say")).toBeFocused();
  await form.getByLabel("It should say").fill("");
  await workbench.page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await workbench.isSaved();
  expect((await api.read(id)).corrections).toMatchObject([{ quote: "8.30 euros", replacement: "" }]);
});

test("of a figure that has grown the highlight, the form and the correction are about all of it", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "400 jobs", "verified");
  await workbench.open(id);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("400 jobs");
  await page.keyboard.type("1");
  await expect(workbench.highlights(claimId)).toHaveText("1400 jobs");
  await expect(workbench.highlights(claimId)).toHaveAttribute("data-stale", "");
  await page.keyboard.type("2");
  await expect(workbench.highlights(claimId)).toHaveText("12400 jobs");
  await page.keyboard.press("Backspace");
  await expect(workbench.highlights(claimId)).toHaveText("1400 jobs");
  await workbench.isSaved();
  await workbench.setMode("Check");
  await workbench.openClaim(1);
  await workbench.text.focus();
  await page.keyboard.press("r");
  const form = workbench.openCard.getByRole("form", { name: "Propose a correction" });
  await expect(form.getByLabel("It should say")).toHaveValue("1400 jobs");
  await form.getByLabel("It should say").fill("1500 jobs");
  await form.getByLabel("Why").fill("The plan says so.");
  await page.keyboard.press("Control+Enter");
  await workbench.openCard.getByRole("button", { name: "Accept" }).click();
  await expect(workbench.text).toContainText("would bring 1500 jobs.");
  await expect(workbench.highlights(claimId)).toHaveText("1500 jobs");
});

test("a figure that nobody has judged is highlighted whole at every key, and its proposal is accepted for all of it", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claimId = await api.claim(id, "400 jobs");
  await workbench.open(id);
  await workbench.openClaim(1);
  await propose(workbench, "500 jobs", "The mayor's count.");
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await workbench.walkTo("400 jobs");
  await page.keyboard.type("1");
  await expect(workbench.highlights(claimId)).toHaveText("1400 jobs");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("2");
  await expect(workbench.highlights(claimId)).toHaveText("21400 jobs");
  await page.keyboard.type("-");
  await page.keyboard.press("ArrowLeft");
  await expect(workbench.highlights(claimId)).toHaveText("2-1400 jobs");
  await page.keyboard.press("Backspace");
  await expect(workbench.highlights(claimId)).toHaveText("-1400 jobs");
  await expect(workbench.text.locator(".correction-outdated")).toHaveText("-1400 jobs");
  await workbench.isSaved();
  await workbench.setMode("Check");
  await workbench.openClaim(1);
  await expect(workbench.openCard).toContainText("-1400 jobs");
  await workbench.openCard.getByRole("button", { name: "Replace the words that stand there now" }).click();
  await expect(workbench.text).toContainText("would bring 500 jobs.");
  await expect(workbench.highlights(claimId)).toHaveText("500 jobs");
});
