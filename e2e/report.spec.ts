import type { ArticleApi } from "./article-api.ts";
import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE, BRIDGE_HEADLINE } from "./texts.ts";

async function checkedArticle(api: ArticleApi): Promise<string> {
  const id = await api.load(BRIDGE_ARTICLE);
  const first = await api.claim(id, "nine years of work");
  await api.cite(id, first, "Site diary", "https://tarn.example/diary");
  await api.run(id, { kind: "claim.setVerdict", claimId: first, verdict: "verified" });
  await api.discuss(id, first, "Ten, surely?");
  await api.claim(id, "25,000 cars a day", "disputed");
  return id;
}

for (const format of ["html", "markdown", "web-annotation"] as const) {
  test(`the report as ${format} has every claim, and is the same twice but for the time of export`, async ({
    page,
    api,
  }) => {
    const id = await checkedArticle(api);
    const read = async (more: string) =>
      (await page.request.get(`/api/articles/${id}/report?format=${format}${more}`)).text();
    const report = await read("&at=1772000000000");
    expect(await read("&at=1772000000000")).toBe(report);
    expect(await read("&at=1772000000001")).not.toBe(report);
    for (const words of ["nine years of work", "25,000 cars a day", "Site diary", "https://tarn.example/diary"])
      expect(report).toContain(words);
    expect(report).toContain("Ana Ruiz");
  });
}

test("the page shows each format before it is downloaded", async ({ page, api }) => {
  const id = await checkedArticle(api);
  await page.goto(`/articles/${id}/report`);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText(BRIDGE_HEADLINE);
  await page.getByRole("link", { name: "Markdown" }).click();
  await expect(page.getByRole("region", { name: "Preview of the report" })).toContainText("nine years of work");
  await page.getByRole("link", { name: "Web Annotation" }).click();
  await expect(page.getByRole("region", { name: "Preview of the report" })).toContainText("TextQuoteSelector");
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await started).suggestedFilename()).toMatch(/\.jsonld$/);
  await page.getByRole("link", { name: "Back to the article" }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${id}`));
});

test("the report marks the claims in the article and links each place with its claim", async ({ page, api }) => {
  const id = await checkedArticle(api);
  await page.goto(`/articles/${id}/report`);
  const report = page.frameLocator("iframe");
  await expect(report.locator("mark").filter({ hasText: "nine years of work" })).toBeVisible();
  await expect(report.getByRole("article", { name: /Claim 1/ })).toContainText("Changed from");
  await expect(report.getByRole("article", { name: /Claim 1/ })).toContainText("Ten, surely?");
  await expect(report.getByRole("article", { name: /Claim 2/ })).toContainText("No source yet");
});
