import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { newId } from "#domain/ids.ts";
import type { ArticleApi } from "./article-api.ts";
import { axeFindsNothing } from "./axe.ts";
import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { PORT_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

async function checkedArticle(api: ArticleApi): Promise<string> {
  const id = await api.load(PORT_ARTICLE);
  const first = await api.claim(id, "84 millones de euros", "verified");
  await api.cite(id, first, "Cuentas de la obra", "https://puerto.example/cuentas");
  const thread = await api.discuss(id, first, "¿Con IVA?");
  await api.run(id, { kind: "comment.add", commentId: newId(), threadId: thread, body: "Sin IVA." });
  const done = await api.discuss(id, first, "¿Quién lo dijo?");
  await api.run(id, { kind: "thread.resolve", threadId: done });
  await api.claim(id, "12 metros", "disputed");
  await api.claim(id, "la bocana se ha estrechado 12 metros");
  await api.discuss(id, null, "¿Quién tituló?");
  return id;
}

const LOOKS = [
  { name: "light, in English", options: { locale: "en-GB", colorScheme: "light" } },
  { name: "dark, in Spanish", options: { locale: "es-ES", colorScheme: "dark" } },
  {
    name: "on a phone",
    options: { locale: "en-GB", colorScheme: "light", viewport: { width: 390, height: 844 }, hasTouch: true },
  },
  {
    name: "on a phone, dark, in Spanish",
    options: { locale: "es-ES", colorScheme: "dark", viewport: { width: 390, height: 844 }, hasTouch: true },
  },
] as const;

for (const { name, options } of LOOKS) {
  const spanish = options.locale.startsWith("es");
  const word = (english: string, other: string) => (spanish ? other : english);

  test(`axe finds nothing before the sign-in: ${name}`, async ({ beginStet, openAs, newsroom }) => {
    const server = await beginStet();
    const first = await openAs(null, { ...options, baseURL: server.origin });
    await first.goto("/setup");
    await axeFindsNothing(first, "setup");
    await first.getByRole("button", { name: word("Create the account", "Crear la cuenta") }).click();
    await expect(first.locator("[aria-invalid=true]").first()).toBeVisible();
    await axeFindsNothing(first, "setup with errors");

    const page = await openAs(null, options);
    await page.goto("/sign-in");
    await axeFindsNothing(page, "sign-in");
    await page.locator("form button[type=submit]").click();
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
    await axeFindsNothing(page, "sign-in with errors");
    expect(newsroom.server.origin).not.toBe(server.origin);
  });

  test(`axe finds nothing on the desk: ${name}`, async ({ openAs, newsroom, api, faults }) => {
    test.slow();
    faults.expect(REFUSED_ANSWER);
    const id = await checkedArticle(api);
    const page = await openAs(newsroom.owner, options);
    await page.goto("/");
    await axeFindsNothing(page, "list");
    await page.goto(`/?query=${newId()}`);
    await axeFindsNothing(page, "list without a result");
    await page.goto("/articles/new");
    await axeFindsNothing(page, "new article");
    await page.locator("form button[type=submit]").click();
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
    await axeFindsNothing(page, "new article with errors");
    await page.getByRole("textbox").first().focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/html", "<h1>Un título</h1><p>Un texto <b>con</b> énfasis.</p><script>0</script><img alt=x>");
      data.setData("text/plain", "Un título");
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(page.getByRole("textbox").first()).toContainText("Un texto");
    await axeFindsNothing(page, "new article with a rich paste");
    await page.locator("form button[type=submit]").click();
    await expect(page.locator("#loaded-title")).toBeVisible();
    await axeFindsNothing(page, "omissions after the import");
    await page.goto(`/articles/${id}/report`);
    await axeFindsNothing(page, "report");
    await page.goto(`/articles/${id}/report?format=markdown`);
    await axeFindsNothing(page, "report as text");
    await page.goto(`/articles/${id}/versions`);
    await axeFindsNothing(page, "versions");
    await page.goto(`/articles/${id}/versions?seq=2`);
    await axeFindsNothing(page, "a version");
    await page.goto(`/articles/${id}/versions?from=0&to=2`);
    await axeFindsNothing(page, "versions compared");
    await page.goto("/no/such/page");
    await axeFindsNothing(page, "no such page");
  });

  // It has four times as many states as the other pages together: the two looks that differ in everything will do.
  if (name !== "light, in English" && name !== "on a phone, dark, in Spanish") continue;
  test(`axe finds nothing on the workbench: ${name}`, async ({ openAs, newsroom, api }) => {
    test.slow();
    const page = await openAs(newsroom.owner, options);
    const workbench = new Workbench(page);
    const empty = await api.load("<h1>Vacío</h1><p>Sin afirmaciones.</p><img alt=x><script>0</script>", {
      format: "html",
    });
    await page.goto(`/articles/${empty}`);
    await workbench.ready();
    await axeFindsNothing(page, "without claims, with omissions");
    await page.locator(".omissions-more").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await axeFindsNothing(page, "omissions dialog");

    const id = await checkedArticle(api);
    await page.goto(`/articles/${id}`);
    await workbench.ready();
    await axeFindsNothing(page, "with claims");
    await workbench.selectByScript("300 metros");
    await expect(page.getByRole("toolbar")).toBeVisible();
    await axeFindsNothing(page, "with a selection");
    await page.keyboard.press("Escape");
    await page.evaluate(() => {
      location.hash = "#claim-1";
    });
    await expect(page.locator("[aria-expanded=true]").first()).toBeVisible();
    await axeFindsNothing(page, "with an open card");
    await page.keyboard.press("c");
    await expect(page.getByRole("form")).toBeVisible();
    await axeFindsNothing(page, "with the citation form");
    await page.getByRole("form").getByRole("button").last().click();
    await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
    await axeFindsNothing(page, "with errors in the citation form");
    await workbench.choice(page.getByRole("form"), word("By hand", "A mano")).click();
    await axeFindsNothing(page, "with the whole citation form");
    await page.locator("details summary").last().click();
    await expect(page.locator(".history")).toBeVisible();
    await axeFindsNothing(page, "with the history");
    await page.keyboard.press("Escape");
    const modes = page.getByRole("radiogroup", { name: word("How to work on the text", "Cómo trabajar en el texto") });
    for (const mode of [word("Edit", "Editar"), word("Read", "Leer"), word("Check", "Verificar")]) {
      await workbench.choice(modes, mode).click();
      await expect(modes.getByRole("radio", { name: mode })).toBeChecked();
      await axeFindsNothing(page, mode);
    }
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await axeFindsNothing(page, "help");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeVisible();
    await axeFindsNothing(page, "index");
    await page.keyboard.press("Escape");
    await page
      .locator("header")
      .getByRole("button", { name: word("Discussion of the article", "Discusión del artículo") })
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await axeFindsNothing(page, "article discussion");
  });
}

test("axe finds nothing in the exported report", async ({ openAs, api, newsroom }, testInfo) => {
  const id = await checkedArticle(api);
  for (const [colorScheme, language] of [
    ["light", "en"],
    ["dark", "es"],
  ] as const) {
    const page = await openAs(newsroom.owner, { colorScheme });
    const answer = await page.request.get(`/api/articles/${id}/report?format=html&locale=${language}`);
    const file = testInfo.outputPath(`report-${language}.html`);
    await writeFile(file, await answer.text());
    await page.goto(pathToFileURL(file).href);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await axeFindsNothing(page, `${language}, ${colorScheme}`);
  }
});

test("axe finds nothing on a desk without articles", async ({ beginStet, openAs }) => {
  const server = await beginStet();
  const page = await openAs(null, { baseURL: server.origin });
  await page.request.post("/api/setup", {
    data: { name: "Ana", email: "ana@example.org", password: "una frase que se recuerda" },
    headers: { origin: server.origin },
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No articles yet" })).toBeVisible();
  await axeFindsNothing(page, "empty list");
});

test("nothing sticks out at the side of a narrow window", async ({ openAs, newsroom, api, faults }) => {
  faults.expect(REFUSED_ANSWER);
  const id = await checkedArticle(api);
  const page = await openAs(newsroom.owner, { viewport: { width: 320, height: 640 } });
  for (const path of [
    "/",
    "/articles/new",
    `/articles/${id}#claim-1`,
    `/articles/${id}/report`,
    `/articles/${id}/draft`,
    `/articles/${id}/versions?seq=2`,
    "/no/such/page",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("main")).toBeVisible();
    if (path.includes("#")) await new Workbench(page).ready();
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect.soft(content, path).toBeLessThanOrEqual(window ?? 0);
  }
});
