import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

test("in Edit no button shows a letter that would be typed over the selection", async ({ page, workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  const hint = page.getByText("Select a passage in the text");
  await expect(hint).toContainText("press V, D or N");
  await workbench.setMode("Edit");
  await expect(hint).toContainText("press a button beside the selection");
  await workbench.drag("25,000 cars a day");
  await workbench.toolbar.getByRole("button", { name: "verified" }).click();
  await expect(workbench.highlighted("verified")).toHaveText("25,000 cars a day");
  await workbench.drag("400 jobs");
  const buttons = workbench.toolbar.getByRole("button");
  await expect(buttons).toHaveText([/verified/, /disputed/, /needs source/, "Add to claim 1", /claim 1/]);
  const caps = page.locator("kbd:visible, [aria-keyshortcuts]:visible");
  await expect(caps).toHaveCount(0);
  await expect(page.locator("[data-tooltip$=')']"), "nor does a tooltip").toHaveCount(0);
  await workbench.setMode("Check");
  await expect(workbench.toolbar.locator("kbd")).toHaveText(["V", "D", "N", "A"]);
  await expect(workbench.openCard.locator("kbd")).toHaveText(["C", "R"]);
});
