import { newId } from "#domain/ids.ts";
import { spanOf } from "./article-api.ts";
import { axeFindsNothing } from "./axe.ts";
import { NO_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { addMember, idOf, type Member, type Newsroom } from "./newsroom.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

const EVA = { name: "Eva Sanz", email: "eva@example.org", password: "una tercera frase que se recuerda" };

/** Sign-ins are limited and newsrooms shared, so a newsroom gets its third member once. */
const thirds = new WeakMap<Newsroom["server"], Promise<Member>>();
function third({ server }: Newsroom): Promise<Member> {
  const known = thirds.get(server) ?? addMember(server, EVA);
  thirds.set(server, known);
  return known;
}

/** Where each word of the text is painted, to the tenth of a pixel. */
function layoutOf({ text }: Workbench): Promise<number[][]> {
  return text.evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const words = new Map<string, number[]>();
    let before = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const data = node.nodeValue ?? "";
      for (let at = 0; at < data.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, top } = range.getBoundingClientRect();
        words.set(`${before.length + at}`, [Math.round(left * 10) / 10, Math.round(top * 10) / 10]);
      }
      before += data;
    }
    return [...words.values()];
  });
}

test("one sees who else is there, where their caret stands, and at which claim they look", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "25,000 cars a day");
  await ana.open(id);
  const others = ana.page.locator("[data-presence], [data-caret], .others");
  await expect(others, "who is alone sees nothing of it").toHaveCount(0);

  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  const [anaId, luisId] = [await idOf(ana.page), await idOf(luis.page)];
  await expect(ana.inBar(luisId)).toHaveCount(1);
  await expect(luis.inBar(anaId)).toHaveCount(1);
  await expect(ana.inBar(anaId), "nobody sees themselves").toHaveCount(0);
  await expect(ana.page.getByRole("button", { name: "Also here: Luis Peña" })).toBeVisible();
  await expect(ana.caretOf(luisId), "a caret that was put nowhere is nowhere").toHaveCount(0);

  const layout = await layoutOf(ana);
  await luis.text.focus();
  await luis.walkTo("nine years of work");
  await expect.poll(async () => (await ana.wordsAround(luisId))?.[1]).toMatch(/^nine years of work/);
  expect(await layoutOf(ana), "a caret moves no letter").toEqual(layout);
  await expect(ana.text, "nor is a name in the text").not.toContainText("Luis");

  await luis.press("cars a day");
  await expect.poll(async () => (await ana.wordsAround(luisId))?.[1]).toMatch(/^cars a day/);
  await expect(ana.highlights(), "a caret within a claim does not cut it in two").toHaveText("25,000 cars a day");
  const head = ana.cardHead(1);
  await expect(head.locator(`[data-presence="${luisId}"]`)).toBeVisible();
  await expect(head).toContainText("Luis Peña is looking at this");
  await expect(ana.page.locator(`.index-row [data-presence="${luisId}"]`)).toBeVisible();
  await expect(luis.cardHead(1), "one's own look is not told to oneself").not.toContainText("looking");
  await luis.cardHead(1).click();
  await expect(head).not.toContainText("looking");
});

test("pressing a name goes to their claim, or else to their caret", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const filler = Array.from({ length: 40 }, (_, line) => `Line ${line} says nothing at all.`).join("\n\n");
  const id = await api.load(`${BRIDGE_ARTICLE}\n\n${filler}\n\nThe last words.`);
  await api.claim(id, "400 jobs");
  await ana.open(id);
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  const luisId = await idOf(luis.page);
  await luis.text.focus();
  await luis.page.keyboard.press("Control+End");
  await expect(ana.caretOf(luisId)).toHaveCount(1);
  await expect(ana.caretOf(luisId)).not.toBeInViewport();
  const bar = ana.page.getByRole("button", { name: "Also here: Luis Peña" });
  await bar.click();
  await ana.page.getByRole("menuitem", { name: "Luis Peña In the article" }).click();
  await expect(ana.page.getByText("The last words.")).toBeInViewport();

  await luis.page.keyboard.press("k");
  await expect(luis.cardHead(1)).toHaveAttribute("aria-expanded", "true");
  await bar.click();
  await ana.page.getByRole("menuitem", { name: "Luis Peña At claim 1" }).click();
  await expect(ana.cardHead(1)).toHaveAttribute("aria-expanded", "true");
  await expect(ana.highlights()).toBeInViewport();
  await luis.cardHead(1).click();
  await luis.setMode("Edit");
  await bar.click();
  await expect(ana.page.getByRole("menuitem", { name: "Luis Peña Editing the text" })).toBeVisible();
});

test("a caret stays at its words while a third person types before it", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await ana.open(id);
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  const eva = new Workbench(await openAs(await third(newsroom)));
  await eva.open(id);
  const [luisId, evaId] = [await idOf(luis.page), await idOf(eva.page)];
  await expect(ana.inBar(evaId)).toHaveCount(1);
  await expect(ana.inBar(luisId)).toHaveCount(1);

  await luis.text.focus();
  await luis.selectByKeys("25,000 cars");
  await expect.poll(() => ana.tintedWords()).toEqual(["25,000 cars"]);
  await eva.setMode("Edit");
  await eva.text.focus();
  await eva.walkTo("About");
  await eva.page.keyboard.type("As was said, ", { delay: 20 });
  await expect(ana.text).toContainText("As was said, About");
  await expect.poll(() => ana.tintedWords()).toEqual(["25,000 cars"]);
  await expect.poll(() => eva.tintedWords()).toEqual(["25,000 cars"]);
  await expect.poll(() => luis.selectedText()).toBe("25,000 cars");
  await expect.poll(() => ana.wordsAround(evaId)).toEqual(["As was said, ", expect.stringMatching(/^About/)]);
  await expect.poll(async () => (await ana.wordsAround(luisId))?.[0]).toBe("As was said, About 25,000 cars");

  // Whoever comes now never saw the steps that Luis's place was carried over.
  await ana.page.reload();
  await ana.ready();
  await expect.poll(() => ana.tintedWords()).toEqual(["25,000 cars"]);
});

test("one types at and across another's caret as if it were not there", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  await luis.text.focus();
  await luis.walkTo("nine years");
  await ana.open(id);
  const luisId = await idOf(luis.page);
  await ana.setMode("Edit");
  await expect(ana.caretOf(luisId)).toHaveCount(1);
  await ana.text.focus();
  await ana.walkTo("years of work");
  await ana.page.keyboard.type("long ");
  await ana.walkTo("nine long years");
  await ana.page.keyboard.type("some ");
  await expect(ana.text).toContainText("after some nine long years of work");
  await expect
    .poll(() => ana.wordsAround(luisId))
    .toEqual([expect.stringMatching(/after $/), expect.stringMatching(/^some nine/)]);
  await ana.page.keyboard.press("Delete");
  await ana.page.keyboard.press("Backspace");
  await ana.page.keyboard.press("Backspace");
  await ana.isSaved();
  await expect(luis.text).toContainText("after somine long years of work");
  await ana.page.keyboard.press("Control+End");
  await ana.page.keyboard.type("!");
  await expect(luis.text).toContainText("900 jobs.!");
});

test("whoever leaves is gone, whoever reloads is there once, and two tabs are one name", async ({
  workbench: ana,
  newsroom,
  openAs,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "400 jobs");
  await ana.open(id);
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id, "#claim-1");
  const luisId = await idOf(luis.page);
  await expect(ana.cardHead(1)).toContainText("Luis Peña is looking at this");
  const second = new Workbench(await luis.page.context().newPage());
  await second.open(id);
  await second.text.focus();
  await second.walkTo("About");
  await expect(ana.caretOf(luisId)).toHaveCount(1);
  await expect(ana.inBar(luisId)).toHaveCount(1);
  await expect(ana.cardHead(1), "the other tab still looks at it").toContainText("Luis Peña is looking at this");

  await second.page.reload();
  await second.ready();
  await expect(ana.caretOf(luisId)).toHaveCount(0);
  await expect(ana.inBar(luisId)).toHaveCount(1);
  await luis.page.goto("/");
  await expect(ana.cardHead(1)).not.toContainText("looking");
  await expect(ana.inBar(luisId), "one tab is left").toHaveCount(1);
  await second.page.getByRole("link", { name: /^Stet/ }).click();
  await expect(ana.page.locator("[data-presence], .others")).toHaveCount(0);
});

test("the bar holds its lines in windows of every width", async ({ newsroom, openAs, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await api.claim(id, "400 jobs");
  const ana = new Workbench(await openAs(newsroom.owner, { locale: "es-ES" }));
  await ana.page.goto(`/articles/${id}`);
  await ana.ready();
  const luis = new Workbench(await openAs(newsroom.checker));
  await luis.open(id);
  const eva = new Workbench(await openAs(await third(newsroom)));
  await eva.open(id);
  await expect(ana.page.getByRole("button", { name: "También aquí: Eva Sanz y Luis Peña" })).toBeVisible();
  for (const width of [1440, 1240, 1239, 1100, 1021, 1020, 761, 760, 390, 360, 320]) {
    await ana.page.setViewportSize({ width, height: 800 });
    const sizes = () =>
      ana.page.locator(".workbench-bar").evaluate((bar) => {
        const whole = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        const height = Number.parseFloat(getComputedStyle(bar).getPropertyValue("--bar")) * whole;
        return {
          over: Math.max(0, bar.scrollWidth - innerWidth),
          higher: Math.max(0, bar.getBoundingClientRect().height - height - 1),
        };
      });
    await expect.poll(sizes, `${width} pixels`).toEqual({ over: 0, higher: 0 });
  }
});

test("no number in a phone's bar is cut, however many claims there are and whoever is there", async ({
  page,
  workbench,
  newsroom,
  openAs,
  api,
}) => {
  const sentences = Array.from({ length: 200 }, (_, index) => `Pier ${1_000 + index} stands`);
  const id = await api.load(`${sentences.join(". ")}.`, { headline: "Piers" });
  const { doc, version } = await api.read(id);
  const claims = sentences.map((quote, index) => ({
    ...{ kind: "claim.create" as const, claimId: newId(), version, spans: [spanOf(doc, quote)] },
    verdict: index < 30 ? ("verified" as const) : ("needs-source" as const),
  }));
  await api.run(id, ...claims);
  await workbench.open(id);
  await new Workbench(await openAs(newsroom.checker)).open(id);
  await expect(page.getByRole("button", { name: "Also here: Luis Peña" })).toBeVisible();
  /** How many numbers are shown, or null when one of them is not in sight as a whole. */
  const shownWhole = () =>
    page.locator(".workbench-count").evaluateAll((counts) => {
      const drawn = counts.filter((one) => one.getClientRects().length > 0);
      const isWhole = drawn.every((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const ends = [left + 1, right - 1].map((x) => document.elementFromPoint(x, (top + bottom) / 2));
        return ends.every((end) => end !== null && one.contains(end));
      });
      return isWhole ? drawn.length : null;
    });
  const look = async (count: number) => {
    for (const width of [390, 360, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await expect.poll(shownWhole, `${width} pixels`).toBe(count);
    }
  };
  await look(4);
  await api.redraft(id, `${sentences.slice(120).join(". ")}.`);
  await look(5);
});

test.describe("when the server comes and goes", () => {
  test.use({ ownServer: true });

  test("those who are there are there again after it", async ({ workbench: ana, newsroom, openAs, api, faults }) => {
    faults.expect(NO_ANSWER);
    const id = await api.load(BRIDGE_ARTICLE);
    await ana.open(id);
    const luis = new Workbench(await openAs(newsroom.checker));
    await luis.open(id);
    const luisId = await idOf(luis.page);
    await luis.text.focus();
    await luis.walkTo("nine years");
    await expect(ana.caretOf(luisId)).toHaveCount(1);
    await newsroom.server.stop();
    await expect(ana.inBar(luisId), "nobody knows any more where they are").toHaveCount(0);
    await expect(ana.caretOf(luisId)).toHaveCount(0);
    await newsroom.server.start();
    await expect(ana.inBar(luisId)).toHaveCount(1);
    await expect.poll(async () => (await ana.wordsAround(luisId))?.[1]).toMatch(/^nine years/);
  });

  test("whoever signs out is gone", async ({ workbench: ana, newsroom, openAs, api }) => {
    const id = await api.load(BRIDGE_ARTICLE);
    await ana.open(id);
    const luis = new Workbench(await openAs(newsroom.checker));
    await luis.open(id);
    const luisId = await idOf(luis.page);
    await expect(ana.inBar(luisId)).toHaveCount(1);
    await luis.page.request.post("/api/auth/sign-out", { data: {}, headers: { origin: newsroom.server.origin } });
    await expect(ana.inBar(luisId)).toHaveCount(0);
  });
});

for (const { name, options } of [
  { name: "light, in English", options: { locale: "en-GB", colorScheme: "light" } },
  {
    name: "on a phone, dark, in Spanish",
    options: { locale: "es-ES", colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true },
  },
] as const) {
  test(`axe finds nothing where others are: ${name}`, async ({ newsroom, openAs, api }) => {
    const spanish = options.locale === "es-ES";
    const id = await api.load(BRIDGE_ARTICLE);
    await api.claim(id, "400 jobs");
    const page = await openAs(newsroom.owner, options);
    const ana = new Workbench(page);
    await page.goto(`/articles/${id}#claim-1`);
    await ana.ready();
    const luis = new Workbench(await openAs(newsroom.checker));
    const eva = new Workbench(await openAs(await third(newsroom)));
    for (const one of [luis, eva]) {
      await one.open(id, "#claim-1");
      await one.text.focus();
      await one.selectByKeys("nine years of work");
    }
    await expect(ana.caretOf(await idOf(luis.page))).toHaveCount(1);
    await expect(ana.caretOf(await idOf(eva.page))).toHaveCount(1);
    const looking = spanish ? "Eva Sanz y Luis Peña están mirando esto" : "Eva Sanz and Luis Peña are looking at this";
    await expect(page.locator("[data-card='1']")).toContainText(looking);
    const bar = page.getByRole("button", {
      name: spanish ? "También aquí: Eva Sanz y Luis Peña" : "Also here: Eva Sanz and Luis Peña",
    });
    await expect(bar).toBeVisible();
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content, "nothing sticks out").toBeLessThanOrEqual(window ?? 0);
    const bars = await page.locator(".workbench-bar").evaluate((one) => [one.scrollHeight, one.clientHeight]);
    expect(bars[0]).toBe(bars[1]);
    for (const state of ["closed", "open"]) {
      if (state === "open") await bar.click();
      await axeFindsNothing(page, `menu ${state}`);
    }
    await expect(
      page.getByRole("menuitem", { name: spanish ? "Luis Peña En la afirmación 1" : "Luis Peña At claim 1" }),
    ).toBeVisible();
  });
}
