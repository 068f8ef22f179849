import { newId } from "#domain/ids.ts";
import { type Act, type ArticleApi, spanOf } from "./article-api.ts";
import { expect, test } from "./fixtures.ts";
import type { Workbench } from "./workbench.ts";

const VERDICTS = ["verified", "disputed", "needs-source"] as const;

/** 2,000 words of usual length in 20 paragraphs, with a claim every ten words. */
async function crowdedArticle(api: ArticleApi): Promise<string> {
  const paragraphs = Array.from({ length: 20 }, (_, block) =>
    Array.from(
      { length: 10 },
      (_, part) => `Fact ${block}x${part} counts ${block * 10 + part} inhabitants, according to municipal statistics`,
    ).join(". "),
  );
  const id = await api.load(`A crowded article\n\n${paragraphs.join("\n\n")}`);
  const { doc, version } = await api.read(id);
  const acts = Array.from(
    { length: 200 },
    (_, index): Act => ({
      kind: "claim.create",
      claimId: newId(),
      version,
      verdict: VERDICTS[index % 3] ?? "verified",
      spans: [spanOf(doc, `Fact ${Math.floor(index / 10)}x${index % 10} counts`)],
    }),
  );
  await api.run(id, ...acts);
  return id;
}

type Box = { number: number; top: number; bottom: number; left: number; right: number };

/** The cards that are in sight, from top to bottom. */
function cards(workbench: Workbench): Promise<Box[]> {
  return workbench.claims.evaluate((list) =>
    [...list.querySelectorAll("li")]
      .map((item) => {
        const { top, bottom, left, right } = item.getBoundingClientRect();
        return { number: Number(item.dataset["card"]), top, bottom, left, right };
      })
      // Claims far from what is seen stand as mere words outside of the window.
      .filter(({ top, bottom, right }) => bottom > 0 && top < innerHeight && bottom > top && right > 0)
      .sort((one, other) => one.top - other.top),
  );
}

async function cardsStandApart(workbench: Workbench, when: string): Promise<void> {
  await expect
    .poll(async () => {
      const boxes = await cards(workbench);
      const covering = boxes.filter((box, index) => index > 0 && box.top < (boxes[index - 1]?.bottom ?? 0) - 0.5);
      const inOrder = boxes.every(({ number }, index) => index === 0 || number > (boxes[index - 1]?.number ?? 0));
      return { some: boxes.length > 0, covering: covering.map(({ number }) => number), inOrder };
    }, when)
    .toEqual({ some: true, covering: [], inOrder: true });
}

test("with 200 claims the cards stand apart, and the open one stands level with its words", async ({
  page,
  workbench,
  api,
}) => {
  test.slow();
  await workbench.open(await crowdedArticle(api));
  await expect(workbench.claims.getByRole("listitem")).toHaveCount(200);
  await expect(workbench.highlights()).toHaveCount(200);
  await cardsStandApart(workbench, "at the beginning");

  for (const number of [1, 57, 120, 200]) {
    await page.evaluate((wanted) => {
      location.hash = `#claim-${wanted}`;
    }, number);
    await expect(workbench.cardHead(number)).toHaveAttribute("aria-expanded", "true");
    const mark = workbench.page.locator("mark.claim-active").first();
    await expect(mark).toBeInViewport();
    await expect
      .poll(async () => {
        const words = await mark.boundingBox();
        const card = await workbench.openCard.boundingBox();
        return words && card ? Math.abs(card.y - words.y) : Number.POSITIVE_INFINITY;
      }, `card ${number} is level with its words, within a line`)
      .toBeLessThan(32);
    await cardsStandApart(workbench, `with claim ${number} open`);
  }

  await page.mouse.wheel(0, -2_000);
  await cardsStandApart(workbench, "after scrolling");
  await page.setViewportSize({ width: 1_200, height: 700 });
  await cardsStandApart(workbench, "in a smaller window");
});

test("a card that grows pushes the others away", async ({ page, workbench, api }) => {
  await workbench.open(await crowdedArticle(api), "#claim-3");
  await page.keyboard.press("c");
  await expect(workbench.citationForm).toBeVisible();
  await cardsStandApart(workbench, "with a form open");
  await workbench.commentBox.fill("A line\nand a line\nand a line\nand a line\nand a line");
  await cardsStandApart(workbench, "with a long comment begun");
});

test("claims nested three deep can be told apart and read", async ({ workbench, api }) => {
  const id = await api.load("Nests\n\nThe council said on Monday that the mayor had promised 600 jobs by the spring.");
  await api.claim(id, "The council said on Monday that the mayor had promised 600 jobs by the spring", "verified");
  await api.claim(id, "the mayor had promised 600 jobs", "disputed");
  await api.claim(id, "600 jobs", "needs-source");
  await workbench.open(id);
  const looks = await workbench.text.evaluate((root) => {
    const innermost = [...root.querySelectorAll("mark")].findLast((mark) => mark.textContent === "600 jobs");
    const marks: Element[] = [];
    for (let one = innermost ?? null; one && root.contains(one); one = one.parentElement)
      if (one.matches("mark")) marks.push(one);
    return marks.map((mark) => {
      const style = getComputedStyle(mark);
      return { line: style.textDecorationStyle, offset: style.textUnderlineOffset, colour: style.textDecorationColor };
    });
  });
  expect(looks).toHaveLength(3);
  for (const trait of ["line", "offset", "colour"] as const)
    expect(new Set(looks.map((look) => look[trait])).size, `each has its own ${trait}`).toBe(3);
});
