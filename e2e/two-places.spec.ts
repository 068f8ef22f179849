import { spanOf } from "./article-api.ts";
import { expect, test } from "./fixtures.ts";

const GRANT = `The grant for the harbour

The harbour gets 4.2 million euros this year. Work begins in spring.

The council voted for 4.2 million euros in the end.`;

test("a claim that is given another place is as it was, and then says where it changed", async ({
  page,
  workbench,
  api,
}) => {
  const id = await api.load(GRANT);
  const claimId = await api.claim(id, "4.2 million euros", "verified");
  await workbench.open(id);
  const { doc, version } = await api.read(id);
  await api.run(id, { kind: "claim.addSpans", claimId, version, spans: [spanOf(doc, "4.2 million euros", 1)] });
  await expect(workbench.highlights(claimId)).toHaveCount(2);
  await expect(workbench.cardHead(1)).not.toContainText("changed");

  const { from, to } = spanOf(doc, "4.2");
  const slice = { content: [{ type: "text", text: "4.7" }] };
  await api.run(id, { kind: "article.edit", version, steps: [{ stepType: "replace", from, to, slice }] });
  await expect(workbench.cardHead(1)).toContainText("changed");
  await workbench.openClaim(1);
  const judged = workbench.openCard.locator(".card-judged");
  await expect(judged.locator("del")).toHaveText("4.2");
  await expect(judged.locator("ins")).toHaveText("4.7");
  await expect(judged).toContainText("million euros … 4.2 million euros");
  await page.reload();
  await workbench.ready();
  await workbench.openClaim(1);
  await expect(judged.locator("del")).toHaveText("4.2");
});
