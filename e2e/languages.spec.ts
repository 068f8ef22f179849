import type { Page } from "@playwright/test";
import en from "#components/messages/en.json" with { type: "json" };
import es from "#components/messages/es.json" with { type: "json" };
import { newId } from "#domain/ids.ts";
import { spanOf } from "./article-api.ts";
import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { PORT_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

type Tree = { readonly [key: string]: string | Tree };

/** The dotted paths of all messages: what a page shows where a message is missing. */
function paths(tree: Tree, prefix = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : paths(value, `${prefix}${key}.`),
  );
}

const KEYS = paths(en).filter((path) => path.includes("."));

/** Everything that a page says: its text, and what its attributes say. */
async function said(page: Page): Promise<string> {
  return page.evaluate(() => {
    const words = [document.title];
    for (const element of document.querySelectorAll("body *:not(script, style)")) {
      for (const child of element.childNodes) if (child instanceof Text) words.push(child.data);
      for (const name of ["aria-label", "title", "placeholder", "data-tooltip", "alt"])
        words.push(element.getAttribute(name) ?? "");
    }
    return words.filter((one) => one.trim() !== "").join("\n");
  });
}

async function showsNoKeys(page: Page): Promise<void> {
  const words = await said(page);
  const single = new Set(words.split(/\s/));
  expect(KEYS.filter((key) => single.has(key))).toEqual([]);
  expect(words).not.toMatch(/MISSING_MESSAGE|\{count|\{name|\{number/);
}

test("the language is changed on the page and remembered", async ({ page, workbench, api }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Language and appearance" }).click();
  await page.getByRole("menuitemradio", { name: "Español" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByRole("heading", { level: 1, name: es.articles.heading })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: es.articles.heading })).toBeVisible();
  await workbench.open(await api.load(PORT_ARTICLE));
  await expect(page.getByRole("list", { name: es.workbench.claims, exact: true })).toBeAttached();
});

test("a browser that asks for Spanish is answered in Spanish", async ({ openAs }) => {
  const page = await openAs(null, { locale: "es-MX" });
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1, name: es.signIn.heading })).toBeVisible();
});

for (const { locale, words } of [
  { locale: "en-GB", words: en },
  { locale: "es-ES", words: es },
]) {
  test(`every page and panel speaks ${locale} from its messages`, async ({ openAs, newsroom, api, faults }) => {
    test.slow();
    faults.expect(REFUSED_ANSWER);
    const nobody = await openAs(null, { locale });
    await nobody.goto("/sign-in");
    await expect(nobody.getByRole("heading", { level: 1, name: words.signIn.heading })).toBeVisible();
    await showsNoKeys(nobody);

    const page = await openAs(newsroom.owner, { locale });
    const id = await api.load(PORT_ARTICLE);
    const claim = await api.claim(id, "84 millones de euros", "verified");
    await api.cite(id, claim, "Cuentas", "https://puerto.example/cuentas");
    await api.discuss(id, claim, "¿Con IVA?");
    await api.claim(id, "12 metros", "disputed");
    for (const [path, heading] of [
      ["/", words.articles.heading],
      ["/articles/new", words.newArticle.heading],
      ["/no/such/page", words.pages.notFoundTitle],
      [`/articles/${id}/report`, words.report.heading],
      [`/articles/${id}/draft`, words.drafts.heading],
      [`/articles/${id}/draft?seq=0`, words.drafts.headingRestore],
      [`/articles/${id}/versions?seq=2`, words.versions.heading],
      [`/articles/${id}/versions?from=0&to=2`, words.versions.heading],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      await showsNoKeys(page);
    }

    await page.goto(`/articles/${id}#claim-1`);
    await expect(page.getByRole("list", { name: words.workbench.claims, exact: true })).toBeVisible();
    await showsNoKeys(page);
    await page.keyboard.press("c");
    await expect(page.getByRole("form", { name: words.workbench.citations.add })).toBeVisible();
    await showsNoKeys(page);
    await page.keyboard.press("Escape");
    await page.getByText(words.workbench.history.title, { exact: true }).click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: words.workbench.help.title })).toBeVisible();
    await showsNoKeys(page);
  });
}

for (const { locale, words } of [
  { locale: "en-GB", words: en },
  { locale: "es-ES", words: es },
]) {
  test(`a card with all faults at once is cut nowhere in ${locale}: wide, narrow or on a phone`, async ({
    openAs,
    newsroom,
    api,
  }) => {
    const id = await api.load(PORT_ARTICLE);
    const quote = "84 millones";
    const claimId = await api.claim(id, quote, "verified");
    await api.discuss(id, claimId, "¿Con IVA?");
    const { doc, version } = await api.read(id);
    const { id: _id, ...place } = spanOf(doc, quote);
    const slice = { content: [{ type: "text", text: "5" }] };
    await api.run(
      id,
      {
        ...{ kind: "correction.propose", correctionId: newId(), claimId, version, place },
        ...{ replacement: "85 millones", reason: "Sí.", sourceId: null },
      },
      {
        ...{ kind: "article.edit", version },
        steps: [{ stepType: "replace", from: place.from + 1, to: place.from + 2, slice }],
      },
    );
    const desk = new Workbench(await openAs(newsroom.owner, { locale }));
    const { flags } = words.workbench;
    for (const [width, hash] of [
      [1_440, ""],
      [1_100, ""],
      [1_100, "#claim-1"],
      [390, "#claim-1"],
    ] as const) {
      await desk.page.setViewportSize({ width, height: 800 });
      await desk.page.goto("/");
      await desk.page.goto(`/articles/${id}${hash}`);
      const head = desk.page.locator("[data-card-head]");
      await expect(head).toHaveAttribute("aria-expanded", String(hash !== ""));
      for (const flag of [flags.changed, flags.noSource]) await expect(head).toContainText(flag);
      expect(await head.evaluate(cutParts), `${width} ${hash}`).toEqual([]);
    }
  });
}

/** What of a card's first line is not there in whole. */
function cutParts(head: Element): (string | null)[] {
  const frame = head.getBoundingClientRect();
  return [...head.querySelectorAll(".card-verdict, .card-flag, .card-comments, .card-who")]
    .filter((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      const isInside = left >= frame.left && right <= frame.right && top >= frame.top - 1 && bottom <= frame.bottom + 1;
      return !isInside || part.scrollWidth > part.clientWidth;
    })
    .map((part) => part.textContent);
}

test("the report is written in the language one asks for", async ({ page, api }) => {
  const id = await api.load(PORT_ARTICLE);
  await api.claim(id, "84 millones de euros", "verified");
  await page.goto(`/articles/${id}/report`);
  await page.getByRole("link", { name: "Spanish" }).click();
  const preview = page.frameLocator("iframe[title='Preview of the report']");
  await expect(preview.getByText("Informe de verificación").first()).toBeVisible();
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const stream = await (await started).createReadStream();
  let report = "";
  for await (const part of stream) report += String(part);
  expect(report).toContain('<html lang="es"');
  expect(report).toContain("Verificada");
});

test("the article keeps its own language whatever the page speaks", async ({ workbench, api }) => {
  const id = await api.load(PORT_ARTICLE);
  await workbench.open(id);
  await expect(workbench.languageOfText).toHaveAttribute("lang", "es");
  await expect(workbench.page.locator("html")).toHaveAttribute("lang", "en");
});

test("a Spanish reader is told the language of the text in Spanish, on its page as in the list", async ({
  openAs,
  newsroom,
  api,
}) => {
  const id = await api.load("The toll is 8.30 euros.", { headline: "The toll", language: "en" });
  await api.claim(id, "8.30 euros");
  const page = await openAs(newsroom.owner, { locale: "es-ES" });
  await page.goto("/");
  const row = page.getByRole("listitem").filter({ hasText: "The toll" });
  await expect(row).toContainText("inglés");
  await expect(row).toContainText("1 por hacer");
  await row.getByRole("link", { name: "The toll" }).click();
  await expect(page.locator(".workbench-headline")).toContainText("inglés");
  await expect(page.locator(".workbench-headline [lang=es]")).toHaveText("inglés");
});

test("a headline that is read from the right begins at the text's edge, and has a phone's line for itself", async ({
  page,
  workbench,
  api,
}) => {
  const headline = "הגשר נפתח היום לאחר תשע שנים של עבודה קשה ויקרה";
  await workbench.open(
    await api.load("הגשר נפתח היום. זה משפט ארוך יותר.", { headline, language: "he", byline: "דנה" }),
  );
  const edges = () =>
    page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      const [head, text] = [box("main h1"), box(".workbench-text > *")];
      return { head: [head?.left, head?.right], text: [text?.left, text?.right] };
    });
  const wide = await edges();
  expect(wide.head[1]).toBe(wide.text[1]);
  await page.setViewportSize({ width: 390, height: 844 });
  const { head, text } = await edges();
  expect(head).toEqual(text);
});
