import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";

const RICH = `
  <html><head><style>p { color: red }</style><title>x</title></head><body>
  <h1>La cosecha de aceituna se adelanta</h1>
  <p>Por <b>Elena Marín</b></p>
  <p onclick="__xss('onclick')">La cosecha <strong>empieza</strong> el <em>12 de octubre</em>,
    según <a href="https://aceite.example/informe">el informe</a> y <a href="javascript:__xss('link')">una nota</a>.</p>
  <h2>Menos lluvia</h2>
  <ul><li>Jaén: 230 litros</li><li>Córdoba: 310 litros</li></ul>
  <blockquote><p>«Nunca lo habíamos visto»</p></blockquote>
  <script>__xss("script")</script>
  <img src="https://tracker.example/pixel.gif" width="1" height="1" alt="Un olivo" onerror="__xss('img')">
  <iframe src="https://tracker.example/"></iframe>
  <p>La campaña dará 1,2 millones de toneladas.</p></body></html>`;

/** Pastes into whatever has the focus, as a browser does. */
async function paste(page: Page, { html, text }: { html?: string; text: string }): Promise<void> {
  await page.evaluate(
    ([rich, plain]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      if (rich !== undefined) data.setData("text/html", rich);
      (document.activeElement ?? document.body).dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [html, text] as const,
  );
}

/** Drops a file on the page. */
async function drop(page: Page, name: string, content: Uint8Array, type = ""): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ bytes, fileName, mediaType }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], fileName, { type: mediaType }));
      return data;
    },
    { bytes: [...content], fileName: name, mediaType: type },
  );
  const main = page.getByRole("main");
  for (const kind of ["dragenter", "dragover", "drop"]) await main.dispatchEvent(kind, { dataTransfer: transfer });
}

test("a rich paste keeps what carries meaning, drops what is dangerous, and says what it left out", async ({
  page,
  workbench,
  api,
}) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("tracker.example")) outside.push(request.url());
  });
  await page.goto("/articles/new");
  await page.getByRole("textbox", { name: "Article" }).focus();
  await paste(page, { html: RICH, text: "La cosecha de aceituna se adelanta" });
  const preview = page.getByRole("textbox", { name: "The article as it was pasted" });
  await expect(preview).toContainText("La campaña dará 1,2 millones");
  await page.getByRole("button", { name: "Load article" }).click();

  await expect(page.getByRole("heading", { name: "Loaded, with some parts left out" })).toBeVisible();
  for (const kind of [/1 image/, /\d scripts?/, /1 embedded item/, /1 link that cannot be followed safely/])
    await expect(page.getByRole("main").getByText(kind)).toBeVisible();
  await page.getByRole("button", { name: "Open the article" }).click();

  await workbench.ready();
  await expect(page.getByRole("heading", { level: 1, name: "La cosecha de aceituna se adelanta" })).toBeVisible();
  const text = workbench.text;
  await expect(text.locator("h1, h2, h3").filter({ hasText: "Menos lluvia" })).toBeVisible();
  await expect(text.locator("li")).toHaveText(["Jaén: 230 litros", "Córdoba: 310 litros"]);
  await expect(text.locator("blockquote")).toHaveText("«Nunca lo habíamos visto»");
  await expect(text.locator("strong", { hasText: "empieza" })).toBeVisible();
  await expect(text.locator("em", { hasText: "12 de octubre" })).toBeVisible();
  await expect(text.locator("a")).toHaveCount(1);
  await expect(text.locator("a")).toHaveAttribute("href", "https://aceite.example/informe");
  await expect(text.locator("img, script, iframe, style, [onclick]")).toHaveCount(0);
  await expect(text).toContainText("una nota");

  const note = page.getByRole("complementary", { name: "Left out by the import" });
  await expect(note).toContainText(/\d scripts?/);
  await note.getByRole("button", { name: "See what" }).click();
  const dialog = page.getByRole("dialog", { name: "Left out by the import" });
  await expect(dialog).toContainText("Un olivo");
  const download = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Download the original" }).click();
  expect(await readFile(await (await download).path(), "utf8"), "byte for byte").toBe(RICH);
  expect(outside, "nothing is fetched from what was pasted").toEqual([]);
  const id = /articles\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "";
  expect((await api.read(id)).article.language).toBe("es");
});

test("a text pasted anywhere on the list becomes the draft of an article", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Articles", exact: true })).toBeVisible();
  await page.getByRole("main").click({ position: { x: 5, y: 5 } });
  await paste(page, { text: "A headline of its own\n\nA paragraph with 12 facts." });
  await expect(page).toHaveURL("/articles/new");
  await expect(page.getByRole("textbox", { name: "Article" })).toHaveValue(/12 facts/);
});

for (const { name, file, content, expected } of [
  {
    name: "UTF-8",
    file: "utf8.txt",
    content: Buffer.from("El año más lluvioso\n\nCayeron 400 litros: «récord»."),
    expected: "Cayeron 400 litros: «récord».",
  },
  {
    name: "UTF-16",
    file: "utf16.txt",
    content: Buffer.from("\uFEFFEl año más lluvioso\n\nCayeron 400 litros: «récord».", "utf16le"),
    expected: "Cayeron 400 litros: «récord».",
  },
  {
    name: "Latin-1",
    file: "latin1.txt",
    content: Buffer.from("El año más lluvioso\n\nCayeron 400 litros: «récord».", "latin1"),
    expected: "Cayeron 400 litros: «récord».",
  },
  {
    name: "Markdown",
    file: "nota.md",
    content: Buffer.from("# El año más lluvioso\n\nCayeron **400 litros**: «récord».\n"),
    expected: "Cayeron 400 litros: «récord».",
  },
  {
    name: "HTML",
    file: "nota.html",
    content: Buffer.from("<h1>El año más lluvioso</h1><p>Cayeron <b>400 litros</b>: «récord».</p>"),
    expected: "Cayeron 400 litros: «récord».",
  },
]) {
  test(`a file in ${name} that is dropped on the list arrives as it was written`, async ({ page, workbench }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Articles", exact: true })).toBeVisible();
    await drop(page, file, content);
    await workbench.ready();
    await expect(page.getByRole("heading", { level: 1, name: "El año más lluvioso" })).toBeVisible();
    await expect(workbench.text.locator("p")).toHaveText([expected]);
  });
}

for (const { name, file, content, sentence } of [
  { name: "an empty file", file: "empty.txt", content: Buffer.alloc(0), sentence: /There is no text in this/ },
  {
    name: "a file with white space only",
    file: "blank.txt",
    content: Buffer.from(" \n\n\t "),
    sentence: /There is no text in this/,
  },
  {
    name: "a picture called .txt",
    file: "picture.txt",
    content: Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
    sentence: /cannot be read as text|cannot be loaded/,
  },
  {
    name: "a PDF",
    file: "report.pdf",
    content: Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n\0\0\0\0", "latin1"),
    sentence: /cannot be read as text|cannot be loaded/,
  },
]) {
  test(`${name} gets a sentence and loads nothing`, async ({ page, faults }) => {
    faults.expect(REFUSED_ANSWER);
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Articles", exact: true })).toBeVisible();
    await drop(page, file, content);
    const alert = page.getByRole("alert").filter({ hasText: file });
    await expect(alert).toContainText(sentence);
    await page.goto("/articles/new");
    await page.locator("label", { hasText: "Choose file" }).click();
    await page.locator("input[type=file]").setInputFiles({ name: file, mimeType: "", buffer: content });
    await page.getByRole("button", { name: "Load article" }).click();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText(file), "the file stays chosen").toBeVisible();
    await expect(page, "no article was opened").toHaveURL("/articles/new");
  });
}

test("a file over 10 MB gets a sentence at once", async ({ page }) => {
  await page.goto("/articles/new");
  await page.locator("label", { hasText: "Choose file" }).click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "book.txt", mimeType: "text/plain", buffer: Buffer.alloc(10 * 1024 * 1024 + 1, "word ") });
  await page.getByRole("button", { name: "Load article" }).click();
  await expect(page.getByText(/larger than 10 MB|too large/)).toBeVisible();
});

test("headline, byline and language can be given instead of guessed", async ({ page, workbench, api }) => {
  await page.goto("/articles/new");
  await page.getByRole("textbox", { name: "Article" }).fill("First line\n\nIt rained 40 litres.");
  await page.getByLabel(/^Headline/).fill("Rain at last");
  await page.getByLabel(/^Byline/).fill("Nora Quist");
  await page.getByRole("textbox", { name: /^Language/ }).fill("en-GB");
  await page.getByRole("button", { name: "Load article" }).click();
  await workbench.ready();
  await expect(page.getByRole("heading", { level: 1, name: "Rain at last" })).toBeVisible();
  await expect(page.getByText("Nora Quist")).toBeVisible();
  const id = /articles\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? "";
  const { article } = await api.read(id);
  expect([article.headline, article.byline, article.language]).toEqual(["Rain at last", "Nora Quist", "en-GB"]);
});

test("a load that fails for want of a server keeps the text, and works when tried again", async ({
  page,
  faults,
  workbench,
}) => {
  faults.expect(/Failed to load resource/);
  await page.goto("/articles/new");
  await page.route("**/api/articles", (route) => route.abort("connectionrefused"), { times: 1 });
  await page.getByRole("textbox", { name: "Article" }).fill("A long article\n\nTyped for an hour.");
  await page.getByRole("button", { name: "Load article" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Article" })).toHaveValue(/Typed for an hour/);
  await page.getByRole("button", { name: "Load article" }).click();
  await workbench.ready();
  await page.goto("/articles/new");
  await expect(page.getByRole("textbox", { name: "Article" }), "the draft is done").toHaveValue("");
});
