import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

const PENCIL = "Change headline, byline and language";

test("headline, byline and language can be set in the workbench, and others see it at once", async ({
  page,
  workbench,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  const luis = await openAs(newsroom.checker);
  await new Workbench(luis).open(id);

  await page.getByRole("button", { name: PENCIL }).click();
  const dialog = page.getByRole("dialog", { name: "Headline, byline and language" });
  await expect(dialog.getByLabel("Headline")).toBeFocused();
  await dialog.getByLabel("Headline").fill(" ");
  await dialog.getByLabel(/^Language/).fill("Spanish!");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByLabel("Headline")).toBeFocused();
  await expect(dialog.getByText("Write a headline.")).toBeVisible();
  await expect(dialog.getByText(/^This is no language code/)).toBeVisible();
  await expect(dialog.getByLabel(/^Language/), "what was typed stays").toHaveValue("Spanish!");

  await dialog.getByLabel("Headline").fill("The bridge, at last");
  await dialog.getByLabel(/^Byline/).fill("Mar Soler");
  await dialog.getByLabel(/^Language/).fill("en-gb");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: PENCIL }), "the focus returns").toBeFocused();
  for (const seen of [page, luis]) {
    await expect(seen.getByRole("heading", { level: 1, name: "The bridge, at last" })).toBeVisible();
    await expect(seen.getByRole("main")).toContainText("Mar Soler");
    await expect(seen.getByRole("main")).toContainText("British English");
    await expect(seen).toHaveTitle("The bridge, at last · Stet");
  }
  await workbench.isSaved();
  const { article } = await api.read(id);
  expect(article).toMatchObject({ headline: "The bridge, at last", byline: "Mar Soler", language: "en-GB" });
});

test("what is typed there outlives Escape, and Cancel drops it", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(BRIDGE_ARTICLE));
  const pencil = page.getByRole("button", { name: PENCIL });
  const byline = page.getByRole("dialog").getByLabel(/^Byline/);
  await pencil.click();
  await byline.fill("Half a name");
  await page.keyboard.press("Escape");
  await pencil.click();
  await expect(byline).toHaveValue("Half a name");
  await page.getByRole("button", { name: "Cancel" }).click();
  await pencil.click();
  await expect(byline).toHaveValue("");
});
