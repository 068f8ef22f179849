import type { ArticleApi } from "./article-api.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

async function threeClaims(api: ArticleApi): Promise<string> {
  const id = await api.load(BRIDGE_ARTICLE);
  const first = await api.claim(id, "nine years of work", "verified");
  await api.cite(id, first, "Site diary", "https://tarn.example/diary");
  const second = await api.claim(id, "25,000 cars a day", "disputed");
  await api.discuss(id, second, "Counted in August only?");
  await api.claim(id, "900 jobs");
  return id;
}

test("the list is narrowed by verdict and by words, and J and K follow it", async ({ page, workbench, api }) => {
  await workbench.open(await threeClaims(api));
  const list = page.getByRole("list", { name: "Claims in the text" });
  const search = page.getByRole("searchbox", { name: "Search claims" });
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Disputed (1)" });
  await expect(list.getByRole("listitem")).toContainText(["25,000 cars a day"]);
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "All claims (3)" });
  for (const [words, quote] of [
    ["AUGUST counted", "25,000 cars a day"],
    ["diary", "nine years of work"],
    ["jobs", "900 jobs"],
    ["#2", "25,000 cars a day"],
  ] as const) {
    await search.fill(words);
    await expect(list.getByRole("listitem"), words).toHaveCount(1);
    await expect(list.getByRole("listitem")).toContainText(quote);
  }
  await search.fill("nothing like it");
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(3);

  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "To do (2)" });
  await workbench.text.focus();
  await page.keyboard.press("j");
  await expect(workbench.cardHead(2)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("j");
  await expect(workbench.cardHead(3)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(workbench.cardHead(2), "claim 1 is not in the list").toHaveAttribute("aria-expanded", "true");
});

for (const width of [1_440, 1_200, 390]) {
  test(`the key / leads into the search in a window ${width} pixels wide`, async ({ page, workbench, api }) => {
    await page.setViewportSize({ width, height: 800 });
    await workbench.open(await threeClaims(api));
    await workbench.text.focus();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search claims" })).toBeFocused();
    await page.keyboard.type("diary");
    await expect(page.getByRole("list", { name: "Claims in the text" }).getByRole("listitem")).toHaveCount(1);
  });
}

test("the bar counts, and each count narrows the list to what it counts", async ({ page, workbench, api }) => {
  await workbench.open(await threeClaims(api));
  for (const name of ["3 claims", "1 verified", "1 disputed", "1 needs a source", "2 to do"])
    await expect(workbench.counts.getByRole("button", { name })).toBeVisible();
  await workbench.counts.getByRole("button", { name: "2 to do" }).click();
  await expect(page.getByRole("list", { name: "Claims in the text" }).getByRole("listitem")).toHaveCount(2);
  await workbench.openClaim(3);
  await workbench.choice(workbench.openCard.getByRole("radiogroup", { name: "Verdict" }), "verified").click();
  await expect(workbench.counts.getByRole("button", { name: "2 verified" })).toBeVisible();
  await expect(workbench.counts.getByRole("button", { name: "2 to do" }), "it has no source yet").toBeVisible();
});

test("a permalink opens its claim, and turning to a claim writes its permalink", async ({ page, workbench, api }) => {
  const id = await threeClaims(api);
  await workbench.open(id, "#claim-2");
  await expect(workbench.cardHead(2)).toHaveAttribute("aria-expanded", "true");
  await expect(workbench.highlighted("disputed")).toBeInViewport();
  await workbench.openClaim(3);
  await expect(page).toHaveURL(`/articles/${id}#claim-3`);
  await page.evaluate(() => {
    location.hash = "#claim-1";
  });
  await expect(workbench.cardHead(1)).toHaveAttribute("aria-expanded", "true");
});

test("a permalink outlives the sign-in", async ({ openAs, newsroom, api }) => {
  const id = await threeClaims(api);
  const page = await openAs(null);
  await page.goto(`/articles/${id}#claim-2`);
  await page.getByLabel("E-mail").fill(newsroom.checker.email);
  await page.getByLabel("Password", { exact: true }).fill(newsroom.checker.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: /^Claim 2/ })).toHaveAttribute("aria-expanded", "true");
});

test("a permalink to a claim that is not there opens the article", async ({ workbench, api }) => {
  const id = await threeClaims(api);
  await workbench.open(id, "#claim-99");
  await expect(workbench.claims.getByRole("listitem")).toHaveCount(3);
  await expect(workbench.openCard).toHaveCount(0);
});

test("the articles are found by words of headline and byline, from everywhere", async ({ page, api }) => {
  const mark = crypto.randomUUID();
  await api.load(BRIDGE_ARTICLE, { headline: `Bridge ${mark}`, byline: `Writer ${mark}` });
  await page.goto("/articles/new");
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search articles" }).fill(`writer ${mark}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(1);
  await expect(page.getByRole("heading", { name: `Bridge ${mark}` })).toBeVisible();
  await page.goto(`/?query=${mark}-not`);
  await expect(page.getByText("No article has these words")).toBeVisible();
});

test("an address that names no claim says so", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE), "#claim-99");
  await expect(page.getByRole("status").filter({ hasText: "There is no claim 99 in this article." })).toBeAttached();
});

test("a narrowed list begins at its top, or at the open claim", async ({ page, workbench, api }) => {
  const quotes = Array.from({ length: 40 }, (_, index) => `Pier ${index + 1} stands.`);
  const id = await api.load(`Forty piers\n\n${quotes.join("\n\n")}`);
  for (const [index, quote] of quotes.entries()) await api.claim(id, quote, index % 2 ? "verified" : "disputed");
  await workbench.open(id);
  const scroller = page.locator(".index-scroller");
  const show = page.getByRole("combobox", { name: "Show" });
  const list = page.getByRole("list", { name: "Claims in the text" });
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await show.selectOption({ label: "Disputed (20)" });
  await expect(list.getByText("Pier 1 stands.")).toBeInViewport();
  await show.selectOption({ label: "All claims (40)" });
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await list.getByText("Pier 40 stands.").click();
  await show.selectOption({ label: "Verified (20)" });
  await expect(list.getByText("Pier 40 stands."), "the open claim is in it").toBeInViewport();
});
