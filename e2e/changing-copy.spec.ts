import type { Page } from "@playwright/test";
import { ArticleApi } from "./article-api.ts";
import { NO_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

/** As long as a person takes from cutting to pasting, in milliseconds: others hear of the one before the other. */
const HUMAN = 500;

async function editing(workbench: Workbench): Promise<void> {
  await workbench.setMode("Edit");
  await workbench.text.focus();
}

/** Selects the paragraph that begins with words, by the keyboard. */
async function selectParagraph(workbench: Workbench, beginning: string): Promise<void> {
  await workbench.walkTo(beginning);
  await workbench.page.keyboard.press("Home");
  await workbench.page.keyboard.press("Shift+Control+ArrowDown");
}

const pause = (page: Page) => page.waitForTimeout(HUMAN);

test.describe("a paragraph with two claims", () => {
  test("is cut, pasted lower a while later, undone, done again and reloaded: same claims, same places, for all three", async ({
    page,
    workbench,
    api,
    newsroom,
    openAs,
  }) => {
    const id = await api.load(BRIDGE_ARTICLE);
    const cars = await api.claim(id, "25,000 cars a day", "verified");
    const toll = await api.claim(id, "8.30 euros", "disputed");
    await workbench.open(id);
    const checker = new Workbench(await openAs(newsroom.checker));
    await checker.open(id);
    const desks = [workbench, checker];
    const stands = async () => {
      for (const desk of desks) {
        await expect(desk.highlights(cars)).toHaveText("25,000 cars a day");
        await expect(desk.highlights(toll)).toHaveText("8.30 euros");
        for (const number of [1, 2]) await expect(desk.cardHead(number)).not.toContainText(/gone|changed/);
      }
    };
    await editing(workbench);
    await selectParagraph(workbench, "About 25,000");
    await page.keyboard.press("Control+x");
    for (const desk of desks) {
      const gone = desk.page.getByRole("list", { name: "No longer in the text" });
      await expect(gone.getByRole("listitem")).toHaveText([/25,000 cars a day/, /8\.30 euros/]);
    }
    await pause(page);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+v");
    await stands();
    const pasted = await workbench.paragraphs();
    await pause(page);
    for (let times = 0; times < 3; times++) await page.keyboard.press("Control+z");
    await stands();
    await pause(page);
    for (let times = 0; times < 3; times++) await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => workbench.paragraphs()).toEqual(pasted);
    await stands();
    await workbench.isSaved();
    await page.reload();
    await workbench.ready();
    await stands();
    const { spans, doc } = await api.read(id);
    expect(spans.map(({ from, to }) => doc.textBetween(from, to)).sort()).toEqual(["25,000 cars a day", "8.30 euros"]);
  });

  test("is deleted: both are listed with their words, and one is attached to other text by hand", async ({
    page,
    workbench,
    api,
  }) => {
    const id = await api.load(BRIDGE_ARTICLE);
    const cars = await api.claim(id, "25,000 cars a day", "verified");
    const toll = await api.claim(id, "8.30 euros");
    await workbench.open(id);
    await editing(workbench);
    await selectParagraph(workbench, "About 25,000");
    await page.keyboard.press("Delete");
    const gone = page.getByRole("list", { name: "No longer in the text" });
    await expect(gone.getByRole("listitem")).toHaveText([/25,000 cars a day/, /8\.30 euros/]);
    await workbench.setMode("Check");
    await workbench.openClaim(1);
    await workbench.drag("400 jobs");
    await workbench.openCard.getByRole("button", { name: "Attach" }).click();
    await expect(workbench.highlights(cars)).toHaveText("400 jobs");
    await expect(workbench.cardHead(1), "the verdict was given on other words").toContainText("changed");
    await expect(gone.getByRole("listitem")).toHaveText([/8\.30 euros/]);
    await workbench.isSaved();
    await page.keyboard.press("Control+z");
    await expect(gone.getByRole("listitem")).toHaveText([/25,000 cars a day/, /8\.30 euros/]);
    await page.keyboard.press("Control+Shift+z");
    await expect(workbench.highlights(cars)).toHaveText("400 jobs");
    await workbench.isSaved();

    await editing(workbench);
    await workbench.walkTo("400 jobs");
    await page.keyboard.type("with a toll of 8.30 euros, ");
    await workbench.openClaim(2);
    await expect(workbench.openCard, "a short figure goes nowhere by itself").toContainText(
      "… bring with a toll of 8.30 euros, 400 jobs",
    );
    await workbench.openCard.getByRole("button", { name: "Attach here" }).click();
    await expect(workbench.highlights(toll)).toHaveText("8.30 euros");
    await expect(gone).toHaveCount(0);
    await workbench.isSaved();
  });

  test("is split, joined, formatted and written into: the claims hold", async ({ page, workbench, api }) => {
    const id = await api.load(BRIDGE_ARTICLE);
    const cars = await api.claim(id, "25,000 cars a day", "verified");
    const toll = await api.claim(id, "8.30 euros", "verified");
    await workbench.open(id);
    await editing(workbench);
    await workbench.walkTo("The toll");
    await page.keyboard.press("Enter");
    await pause(page);
    await page.keyboard.press("Backspace");
    await workbench.walkTo("000 cars");
    await page.keyboard.press("Enter");
    await expect(workbench.highlights(cars)).toHaveText(["25,", "000 cars a day"]);
    await page.keyboard.press("Backspace");
    await expect(workbench.highlights(cars)).toHaveText("25,000 cars a day");
    await workbench.selectByKeys("8.30 euros");
    await page.keyboard.press("Control+b");
    await expect(workbench.text.locator("strong")).toHaveText("8.30 euros");
    for (const number of [1, 2]) await expect(workbench.cardHead(number).getByText(/^(changed|gone)$/)).toHaveCount(0);
    await expect(workbench.highlights(toll)).toHaveText("8.30 euros");
    await workbench.isSaved();
    const { claims, spans, doc } = await api.read(id);
    const texts = spans.map(({ from, to }) => doc.textBetween(from, to));
    expect(texts.sort()).toEqual(claims.map(({ judgedQuote }) => judgedQuote).sort());
  });
});

test("a claim that is typed over has all that is typed in its place, and its words again when that is undone", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const cars = await api.claim(id, "25,000 cars a day", "verified");
  await workbench.open(id);
  await editing(workbench);
  await workbench.selectByKeys("25,000 cars a day");
  await page.keyboard.type("nearly 26,000 lorries a week", { delay: 60 });
  await expect(workbench.highlights(cars)).toHaveText("nearly 26,000 lorries a week");
  await expect(workbench.cardHead(1)).toContainText("changed");
  await workbench.selectByKeys("week");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("month, ", { delay: 60 });
  await expect(workbench.highlights(cars)).toHaveText("nearly 26,000 lorries a month");
  for (let times = 0; times < 3; times++) await page.keyboard.press("Control+z");
  await expect(workbench.highlights(cars)).toHaveText("25,000 cars a day");
  await expect(workbench.cardHead(1).getByText("changed")).toHaveCount(0);
  await workbench.isSaved();
});

test("one changed digit makes a verdict changed everywhere, white space and quotation marks do not, and putting it back clears it", async ({
  page,
  workbench,
  api,
  newsroom,
  openAs,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, 'which the operator calls "moderate"', "verified");
  // With a space before it, as when two people replace the same words at once.
  const toll = await api.claim(id, " 8.30 euros", "verified");
  const jobs = await api.claim(id, "400 jobs");
  await workbench.open(id);
  const checker = new Workbench(await openAs(newsroom.checker));
  await checker.open(id);
  await expect(workbench.highlights(toll), "what is not seen is not marked").toHaveJSProperty(
    "textContent",
    "8.30 euros",
  );
  await editing(workbench);
  await workbench.selectByKeys('"moderate"');
  await page.keyboard.insertText("“moderate”");
  await workbench.walkTo("operator");
  await page.keyboard.type(" ");
  await workbench.walkTo("jobs. A year");
  for (const _letter of "jobs") await page.keyboard.press("Delete");
  await workbench.walkTo("30 euros");
  await page.keyboard.press("Delete");
  await page.keyboard.type("4");
  for (const desk of [workbench, checker]) {
    await expect(desk.highlights().filter({ hasText: "8.40" })).toHaveText("8.40 euros");
    await expect(desk.cardHead(2)).toContainText("changed");
    await expect(desk.highlights(toll)).toHaveAttribute("data-stale", "");
    await expect(desk.highlights(jobs)).toHaveJSProperty("textContent", "400");
    await expect(desk.counts).toContainText("3 to do");
    await desk.counts.getByRole("button", { name: "1 changed since the verdict" }).click();
    await expect(desk.page.getByRole("combobox", { name: "Show" })).toHaveValue("changed");
    await expect(desk.page.getByRole("list", { name: "Claims in the text" }).getByRole("listitem")).toHaveText([
      /^2 ?8\.40 euros$/,
    ]);
  }
  await expect(checker.cardHead(1).getByText("changed", { exact: true })).toHaveCount(0);
  await workbench.isSaved();
  const report = await page.request.get(`/api/articles/${id}/report?format=markdown`);
  expect(await report.text()).toContain("| Text changed since the verdict | 1 |");
  const desk = await openAs(newsroom.checker);
  const listed = desk.getByRole("listitem").filter({ has: desk.locator(`a[href="/articles/${id}"]`) });
  await desk.goto("/");
  await expect(listed).toContainText("1 claim has changed since its verdict");
  await pause(page);
  await workbench.text.focus();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  for (const one of [workbench, checker]) {
    await expect(one.cardHead(2).getByText("changed", { exact: true })).toHaveCount(0);
    await expect(one.highlights(toll)).not.toHaveAttribute("data-stale");
    await expect(
      one.counts.getByRole("button", { name: "0 changed since the verdict" }),
      "still asked for",
    ).toBeVisible();
    await one.counts.getByRole("button", { name: "3 claims" }).click();
    await expect(one.counts.getByRole("button", { name: /changed/ })).toHaveCount(0);
  }
  await workbench.isSaved();
  await desk.reload();
  await expect(listed).toContainText("3 to do");
  await expect(listed).not.toContainText("since its verdict");
});

test.describe("with the server restarted in the middle", () => {
  test.use({ ownServer: true });

  test("three people end with the same article, each letter and each claim once", async ({
    api,
    newsroom,
    openAs,
    faults,
  }) => {
    faults.expect(NO_ANSWER);
    const id = await api.load(BRIDGE_ARTICLE);
    const toll = await api.claim(id, "8.30 euros", "verified");
    const desks: Workbench[] = [];
    for (const member of [newsroom.owner, newsroom.checker, newsroom.owner]) {
      const desk = new Workbench(await openAs(member));
      await desk.open(id);
      await desk.isSaved();
      desks.push(desk);
    }
    const [writer, checker, late] = desks as [Workbench, Workbench, Workbench];
    await editing(writer);
    await selectParagraph(writer, "About 25,000");
    await writer.page.keyboard.press("Control+x");
    await expect(late.cardHead(1)).toContainText("gone");
    await newsroom.server.stop("SIGKILL");
    await pause(writer.page);
    await writer.page.keyboard.press("Control+End");
    await writer.page.keyboard.press("Enter");
    await writer.page.keyboard.press("Control+v");
    await checker.mark("nine years of work", "d");
    await editing(late);
    await late.walkTo("It is 2,460");
    await late.page.keyboard.type("Look. ");
    await newsroom.server.start();
    for (const desk of desks) await expect(desk.saved).toHaveAttribute("data-phase", "saved", { timeout: 30_000 });
    const { doc, claims } = await new ArticleApi(newsroom.server, newsroom.owner).read(id);
    const text = doc.textBetween(0, doc.content.size, "\n");
    expect(text.match(/Look\. /g)).toHaveLength(1);
    expect(text.match(/About 25,000/g)).toHaveLength(1);
    expect(claims.map(({ judgedQuote }) => judgedQuote).sort()).toEqual(["8.30 euros", "nine years of work"]);
    for (const desk of desks) {
      await expect.poll(async () => (await desk.paragraphs()).join("\n").trim()).toBe(text.trim());
      await expect(desk.highlights(toll)).toHaveText("8.30 euros");
      await expect(desk.highlighted("disputed")).toHaveText("nine years of work");
    }
  });

  test("a claim that is being typed over has all that is typed in its place", async ({
    page,
    workbench,
    api,
    newsroom,
    faults,
  }) => {
    faults.expect(NO_ANSWER);
    const id = await api.load(BRIDGE_ARTICLE);
    const cars = await api.claim(id, "25,000 cars a day", "verified");
    await workbench.open(id);
    await editing(workbench);
    await workbench.selectByKeys("25,000 cars a day");
    await page.keyboard.type("nearly 26,0", { delay: 60 });
    await workbench.isSaved();
    await newsroom.server.stop("SIGKILL");
    await page.keyboard.type("00 lor", { delay: 60 });
    await newsroom.server.start();
    await expect(workbench.saved).toHaveAttribute("data-phase", "saved", { timeout: 30_000 });
    await page.keyboard.type("ries a month", { delay: 60 });
    await workbench.isSaved();
    await expect(workbench.highlights(cars)).toHaveText("nearly 26,000 lorries a month");
  });
});
