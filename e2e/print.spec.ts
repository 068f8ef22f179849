import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

test("on paper the article comes with its claims, one below the other, and nothing to press", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const jobs = await api.claim(id, "400 jobs", "verified");
  await api.claim(id, "25,000 cars a day", "disputed");
  await api.claim(id, "8.30 euros", "needs-source");
  await api.cite(id, jobs, "Budget", "https://example.org/budget");
  await api.discuss(id, jobs, "Who says so?");
  const changed = BRIDGE_ARTICLE.replace("400 jobs", "450 jobs");
  await api.redraft(id, changed.replace("About 25,000 cars a day will cross it in summer. ", ""));
  await workbench.open(id);
  await workbench.openClaim(1);
  const card = page.getByRole("list", { name: "Claims", exact: true }).getByRole("listitem");
  const onScreen = await card.allInnerTexts();

  await page.emulateMedia({ media: "print" });
  await expect(card).toHaveText([
    "3 · needs source · Ana Ruiz“8.30 euros”",
    /^1 · verified · Ana Ruiz · changed“450 jobs”The verdict was given on: “400 jobs”supports: .*Ana Ruiz: Who says so\?$/,
    "2 · disputed · Ana Ruiz · gone · no source yet“25,000 cars a day”",
  ]);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeHidden();
  const boxes = await card.evaluateAll((cards) => cards.map((one) => one.getBoundingClientRect()));
  const text = await workbench.text.boundingBox();
  let above = (text?.y ?? 0) + (text?.height ?? 0);
  for (const { top, bottom } of boxes) {
    expect(top - above, "each stands right below what is above it").toBeGreaterThanOrEqual(0);
    expect(top - above).toBeLessThan(60);
    above = bottom;
  }

  await page.emulateMedia({ media: "screen" });
  await expect.poll(() => card.allInnerTexts()).toEqual(onScreen);
});
