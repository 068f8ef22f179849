import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { CHECKER } from "./newsroom.ts";
import { PORT_ARTICLE, PORT_HEADLINE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

/** Further than this nothing should be from where one is. */
const MOST_TABS = 60;

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < MOST_TABS; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `Tab did not lead there in ${MOST_TABS} presses`).toBeFocused();
}

test("the main job by keyboard alone, from the sign-in to the report", async ({ openAs, api }) => {
  const id = await api.load(PORT_ARTICLE);
  const page = await openAs(null);
  const workbench = new Workbench(page);

  await test.step("sign in", async () => {
    await page.goto(`/articles/${id}`);
    await tabTo(page, page.getByLabel("E-mail"));
    await page.keyboard.type(CHECKER.email);
    await tabTo(page, page.getByLabel("Password", { exact: true }));
    await page.keyboard.type(CHECKER.password);
    await page.keyboard.press("Enter");
    await workbench.ready();
  });

  await test.step("reach the text and mark three claims", async () => {
    await tabTo(page, workbench.text);
    await workbench.selectByKeys("84 millones de euros");
    await page.keyboard.press("v");
    await expect(workbench.highlighted("verified")).toHaveText("84 millones de euros");
    await expect(workbench.text, "the focus stays in the text").toBeFocused();
    await workbench.selectByKeys("12 metros");
    await page.keyboard.press("d");
    await expect(workbench.highlighted("disputed")).toHaveText("12 metros");
    await workbench.selectByKeys("1.150 personas");
    await page.keyboard.press("n");
    await expect(workbench.highlighted("needs-source")).toHaveText("1.150 personas");
    await expect(workbench.cardHead(3)).toHaveAttribute("aria-expanded", "true");
  });

  await test.step("go from claim to claim with K and J", async () => {
    await page.keyboard.press("k");
    await expect(workbench.cardHead(2)).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("k");
    await expect(workbench.cardHead(1)).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("j");
    await expect(workbench.cardHead(2)).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("k");
  });

  await test.step("cite with C", async () => {
    await page.keyboard.press("c");
    const form = workbench.citationForm;
    await expect(form).toBeVisible();
    await tabTo(page, form.getByLabel("Address (URL)"));
    await page.keyboard.type("https://puerto.example/cuentas");
    await tabTo(page, form.getByLabel(/^Title/));
    await page.keyboard.type("Cuentas de la obra");
    await tabTo(page, form.getByLabel("Where in it"));
    await page.keyboard.press("p");
    await tabTo(page, form.getByLabel(/^Number/));
    await page.keyboard.type("12");
    await tabTo(page, form.getByLabel(/^Quoted passage/));
    await page.keyboard.type("Total: 84 millones");
    await tabTo(page, form.getByRole("button", { name: "Add", exact: true }));
    await page.keyboard.press("Enter");
    await expect(form).toBeHidden();
    await expect(workbench.openCard.getByRole("article", { name: /Cuentas de la obra/ })).toContainText(
      "Total: 84 millones",
    );
  });

  await test.step("comment with M", async () => {
    await page.keyboard.press("Escape");
    await expect(workbench.text).toBeFocused();
    await page.keyboard.press("m");
    await expect(workbench.commentBox).toBeFocused();
    await page.keyboard.type("¿Con IVA o sin IVA?");
    await page.keyboard.press("Control+Enter");
    await expect(workbench.openCard.getByText("¿Con IVA o sin IVA?")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(workbench.text).toBeFocused();
  });

  await test.step("read the keys with ?", async () => {
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "Keys" });
    await expect(help).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(workbench.text, "closing the help leads back").toBeFocused();
  });

  await test.step("search with /", async () => {
    await page.keyboard.press("/");
    const search = page.getByRole("searchbox", { name: "Search claims" });
    await expect(search).toBeFocused();
    await page.keyboard.type("personas");
    const list = page.getByRole("list", { name: "Claims in the text" });
    await expect(list.getByRole("listitem")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(workbench.text).toBeFocused();
    await page.keyboard.press("j");
    await expect(workbench.cardHead(3), "J follows the narrowed list").toHaveAttribute("aria-expanded", "true");
  });

  await test.step("reach the report", async () => {
    await workbench.isSaved();
    await tabTo(page, page.getByRole("link", { name: "Report" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/articles/${id}/report`);
    await expect(page.getByRole("main")).toContainText(PORT_HEADLINE);
    await tabTo(page, page.getByRole("link", { name: "Download" }));
  });
});

test("the toolbar at the selection is reached by Tab and walked by the arrow keys", async ({
  page,
  workbench,
  api,
}) => {
  await workbench.open(await api.load(PORT_ARTICLE));
  await workbench.text.focus();
  await workbench.selectByKeys("300 metros");
  await tabTo(page, workbench.toolbar.getByRole("button", { name: "verified" }));
  await page.keyboard.press("ArrowRight");
  await expect(workbench.toolbar.getByRole("button", { name: "disputed" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(workbench.highlighted("disputed")).toHaveText("300 metros");
});

test("the modes have keys, and only Edit takes letters", async ({ page, workbench, api }) => {
  await workbench.open(await api.load(PORT_ARTICLE));
  const modes = page.getByRole("radiogroup", { name: "How to work on the text" });
  await workbench.text.focus();
  await page.keyboard.press("2");
  await expect(modes.getByRole("radio", { name: "Edit" })).toBeChecked();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("12 v");
  await expect(workbench.text).toContainText("12 vEl puerto de Arenal");
  await page.keyboard.press("Escape");
  await expect(modes.getByRole("radio", { name: "Check" })).toBeChecked();
  await page.keyboard.press("3");
  await expect(modes.getByRole("radio", { name: "Read" })).toBeChecked();
  await expect(page.getByRole("article", { name: PORT_HEADLINE })).toBeVisible();
  await page.keyboard.press("1");
  await expect(modes.getByRole("radio", { name: "Check" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: PORT_HEADLINE })).toBeVisible();
});
