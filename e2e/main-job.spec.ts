import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { OWNER } from "./newsroom.ts";
import { PORT_ARTICLE, PORT_HEADLINE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

const REAL_ARTICLE = join(
  dirname(fileURLToPath(import.meta.url)),
  "..",
  "..",
  "shared",
  "articles",
  "kim-putin-alianza.es.txt",
);

type Piece = {
  name: string;
  fileName: string;
  content: () => string;
  headline: string;
  verified: string;
  disputed: string;
  /** Why it cannot be tried here, if so. */
  missing?: string;
};

const PIECES: readonly Piece[] = [
  {
    name: "our own Spanish article",
    fileName: "puerto-de-arenal.txt",
    content: () => PORT_ARTICLE,
    headline: PORT_HEADLINE,
    verified: "por primera vez en 24 años",
    disputed: "el tráfico de mercancías crecerá un 40 %",
  },
  {
    name: "the real article",
    fileName: "kim-putin-alianza.es.txt",
    content: () => readFileSync(REAL_ARTICLE, "utf8"),
    headline: "Kim y Putin Oficializan Alianza Anti-EE.UU. con Acuerdo de Asistencia Militar Mutua",
    verified: "primera visita a Pionyang en 24 años",
    disputed: "cláusulas de asistencia militar mutua",
    ...(existsSync(REAL_ARTICLE) ? {} : { missing: "shared/articles is not beside the repository" }),
  },
];

const SOURCE = {
  url: "https://tass.example/politica/1804",
  title: "Comunicado conjunto",
  locator: "4",
  passage: "Fue la primera vez desde el año 2000.",
};

for (const piece of PIECES) {
  test(`the main job by mouse on ${piece.name}`, async ({ beginStet, openAs }) => {
    test.skip(piece.missing !== undefined, piece.missing);
    const server = await beginStet();
    const page = await openAs(null, { baseURL: server.origin });
    let workbench = new Workbench(page);

    await test.step("create the owner account", async () => {
      await page.goto("/");
      await page.getByLabel("Your name").fill(OWNER.name);
      await page.getByLabel("E-mail").fill(OWNER.email);
      await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
      await page.getByRole("button", { name: "Create the account" }).click();
      await workbench.ready();
      await expect(workbench.counts, "the first visitor lands in an article that is half-checked").not.toContainText(
        "no claims",
      );
      await page.getByRole("link", { name: "All articles" }).click();
    });

    await test.step("load the article by the form", async () => {
      await page.getByRole("link", { name: "New article" }).click();
      await page.locator("label", { hasText: "Choose file" }).click();
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: piece.fileName, mimeType: "text/plain", buffer: Buffer.from(piece.content()) });
      await page.getByRole("button", { name: "Load article" }).click();
      await expect(page.getByRole("heading", { level: 1, name: piece.headline })).toBeVisible();
      await workbench.ready();
      await expect(workbench.text).toHaveAccessibleName(piece.headline);
      await expect(workbench.text.locator("p")).toHaveCount(8);
      await expect(workbench.languageOfText).toHaveAttribute("lang", "es");
    });

    await test.step("highlight and tag", async () => {
      await workbench.drag(piece.verified);
      await page.keyboard.press("v");
      await expect(workbench.highlighted("verified")).toHaveText(piece.verified);
      await expect(workbench.cardHead(1)).toHaveAttribute("aria-expanded", "true");
      await expect(workbench.openCard.getByRole("blockquote").first()).toHaveText(piece.verified);
      await expect(workbench.cardHead(1), "a verified claim without a source says so").toContainText("no source yet");
    });

    await test.step("cite a source by its address", async () => {
      await workbench.openCard.getByRole("button", { name: "Add source" }).click();
      const form = workbench.citationForm;
      await form.getByLabel("Address (URL)").fill(SOURCE.url);
      await form.getByLabel(/^Title/).fill(SOURCE.title);
      await workbench.choice(form, "primary").click();
      await form.getByLabel("Where in it").selectOption("paragraph");
      await form.getByLabel(/^Number/).fill(SOURCE.locator);
      await form.getByLabel(/^Quoted passage/).fill(SOURCE.passage);
      await form.getByRole("button", { name: "Add", exact: true }).click();
      await isCited(workbench);
      await expect(workbench.cardHead(1)).not.toContainText("no source yet");
    });

    await test.step("tag another claim", async () => {
      await workbench.drag(piece.disputed);
      await page.keyboard.press("d");
      await expect(workbench.highlighted("disputed")).toHaveText(piece.disputed);
      await workbench.isSaved();
    });

    const address = page.url().replace(/#.*$/, "");
    const browser = page.context().browser();
    const storageState = await page.context().storageState();
    await page.context().close();
    expect(browser).not.toBeNull();

    const again = await openAs(null, { baseURL: server.origin, storageState });
    workbench = new Workbench(again);
    await test.step("close the browser and find everything there", async () => {
      await again.goto(address);
      await workbench.ready();
      await expect(workbench.highlighted("verified")).toHaveText(piece.verified);
      await expect(workbench.highlighted("disputed")).toHaveText(piece.disputed);
      await expect(workbench.counts.getByRole("button", { name: "2 claims" })).toBeVisible();
      await expect(workbench.counts.getByRole("button", { name: "1 verified" })).toBeVisible();
      await expect(workbench.counts.getByRole("button", { name: "1 disputed" })).toBeVisible();
      await expect(workbench.counts.getByRole("button", { name: "1 to do" })).toBeVisible();
      await workbench.openClaim(1);
      await isCited(workbench);
    });

    await test.step("look at the report and download it", async () => {
      await again.getByRole("link", { name: "Report" }).click();
      await expect(again.getByRole("heading", { level: 1 })).toContainText("report");
      const preview = again.frameLocator("iframe[title='Preview of the report']");
      await expect(preview.getByRole("heading", { level: 1 })).toHaveText(piece.headline);
      await expect(preview.getByRole("blockquote").filter({ hasText: piece.verified }).first()).toBeVisible();
      const report = await download(again, again.getByRole("link", { name: "Download" }));
      for (const words of [piece.headline, piece.verified, piece.disputed, SOURCE.url, SOURCE.title, SOURCE.passage])
        expect(report).toContain(words);
      expect(report).toContain(OWNER.name);
      expect(report).toMatch(/class="locator">[^<]*4/);
      expect(report).not.toContain("<script");
    });
  });
}

async function isCited(workbench: Workbench): Promise<void> {
  const citation = workbench.openCard.getByRole("article", { name: new RegExp(SOURCE.title) });
  await expect(citation).toContainText("supports");
  await expect(citation).toContainText("primary");
  await expect(citation).toContainText(SOURCE.passage);
  await expect(citation).toContainText(/(¶|para\w*\.?)\s*4/);
  await expect(citation.getByRole("link")).toHaveAttribute("href", SOURCE.url);
}

async function download(page: Page, link: Locator): Promise<string> {
  const started = page.waitForEvent("download");
  await link.click();
  return readFile(await (await started).path(), "utf8");
}
