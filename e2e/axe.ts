import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Fails the test, without ending it, when axe finds a violation on the page as it stands; what is still coming in gets there
 * first. It tells of violations alone, runs in the page itself and is put there once: its usual way, with a second page and
 * every element that is in order, takes four times as long for the same findings.
 *
 * @param state what the page shows, for the message
 */
export async function axeFindsNothing(page: Page, state: string): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  await expect(page).toHaveTitle(/\S/);
  const isThere = await page.evaluate(() => "axe" in globalThis);
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ";" } : {}) });
  // Scripts may not run in the preview of a report, so axe would wait for an answer from there; the report has a test
  // of its own.
  const { violations } = await axe
    .exclude("iframe")
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}: ${failureSummary ?? ""}`),
  );
  expect.soft(found, state).toEqual([]);
}
