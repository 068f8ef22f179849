import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { newId } from "#domain/ids.ts";
import { spanOf } from "./article-api.ts";
import { expect, test } from "./fixtures.ts";
import { HOSTILE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

/** An article whose every field is hostile text. */
const BODY = HOSTILE.map((payload) => `Before ${payload.trim()} after.`).join("\n\n");

test("hostile text in every field of an article runs nowhere, in the app or in its report", async ({
  page,
  workbench,
  api,
  faults,
  browser,
}) => {
  test.slow();
  const id = await api.load(BODY, { headline: HOSTILE[0], byline: HOSTILE[2], language: "en" });
  const { doc, version } = await api.read(id);
  for (const payload of HOSTILE) {
    const claimId = newId();
    const sourceId = newId();
    const threadId = newId();
    await api.run(
      id,
      { kind: "claim.create", claimId, version, verdict: "verified", spans: [spanOf(doc, `Before ${payload.trim()}`)] },
      {
        kind: "citation.add",
        citationId: newId(),
        claimId,
        sourceId,
        source: {
          id: sourceId,
          type: "primary",
          csl: {
            id: sourceId,
            type: "book",
            title: payload,
            author: [{ family: payload, given: payload }, { literal: payload }],
            publisher: payload,
            "container-title": payload,
            DOI: payload,
            page: payload.slice(0, 99),
            volume: payload.slice(0, 99),
          },
        },
        stance: "supports",
        locatorLabel: "page",
        locator: payload.slice(0, 99),
        passage: payload,
        accessed: "",
        note: payload,
      },
      { kind: "thread.start", threadId, commentId: newId(), claimId, body: payload },
      { kind: "comment.add", threadId, commentId: newId(), body: payload },
      { kind: "thread.start", threadId: newId(), commentId: newId(), claimId: null, body: payload },
    );
  }

  await page.goto(`/?query=${encodeURIComponent(HOSTILE[0])}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(HOSTILE[0]);
  await workbench.open(id);
  for (const [index, payload] of HOSTILE.entries()) {
    await workbench.openClaim(index + 1);
    await expect(workbench.openCard.getByRole("article").filter({ hasText: payload.trim() }).first()).toBeVisible();
    await workbench.openCard.getByText("History", { exact: true }).click();
    await expect(workbench.openCard.getByText(/marked it as verified/)).toBeVisible();
  }
  await page.getByRole("button", { name: /^Discussion of the article/ }).click();
  await expect(page.getByRole("dialog").getByRole("article")).toHaveCount(HOSTILE.length);

  for (const format of ["html", "markdown", "web-annotation"]) {
    await page.goto(`/articles/${id}/report?format=${format}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  const report = await (await page.request.get(`/api/articles/${id}/report?format=html`)).text();
  const folder = await mkdtemp(join(tmpdir(), "stet-report-"));
  const file = join(folder, "report.html");
  await writeFile(file, report);
  const offline = await browser.newContext({ offline: true });
  await faults.watch(offline);
  const reader = await offline.newPage();
  await reader.goto(pathToFileURL(file).href);
  await expect(reader.getByRole("heading", { level: 1 })).toContainText(HOSTILE[0]);
  for (const payload of HOSTILE) await expect(reader.getByText(payload.trim()).first()).toBeAttached();
  expect(await reader.locator("script, iframe, object, embed, form, input, svg, math, img").count()).toBe(0);
  const inHandlers = await reader.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith("on")),
    ),
  );
  expect(inHandlers).toEqual([]);
  const schemes = await reader.evaluate(() => [...new Set([...document.links].map((link) => link.protocol))].sort());
  for (const scheme of schemes) expect(["file:", "http:", "https:"]).toContain(scheme);
  await offline.close();
  await rm(folder, { recursive: true });
});

test("hostile text typed into every field of the page stays text", async ({ page, workbench, api }) => {
  const id = await api.load("A plain article\n\nWith one claim in it.");
  await api.claim(id, "one claim", "disputed");
  await workbench.open(id, "#claim-1");
  const payload = HOSTILE.join(" ");
  await workbench.comment(payload.replace("\u2028", " "));
  await workbench.openCard.getByRole("button", { name: "Add source" }).click();
  const form = workbench.citationForm;
  await workbench.choice(form, "By hand").click();
  for (const field of [/^Title/, /^Authors/, /^Published in/, /^Publisher/, /^Quoted passage/, /^Note/])
    await form.getByLabel(field).fill(HOSTILE[1]);
  await form.getByLabel(/^Number/).fill(HOSTILE[1]);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(workbench.openCard.getByText(HOSTILE[1]).first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Search claims" }).fill(HOSTILE[1]);
  await expect(page.getByRole("list", { name: "Claims in the text" }).getByRole("listitem")).toHaveCount(1);
  await workbench.setMode("Edit");
  await workbench.text.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText(HOSTILE[1]);
  await expect(workbench.text).toContainText(HOSTILE[1]);
  await workbench.isSaved();
});

test("a name made of hostile text is shown as it is written", async ({ openAs, newsroom, api }) => {
  const name = `${HOSTILE[1]} & <b>Zoë</b>`;
  const password = "una tercera frase que se recuerda";
  const email = `zoe-${newId()}@example.org`;
  await newsroom.server.command(
    ["user", "add", "--email", email, "--name", name, "--role", "checker"],
    `${password}\n`,
  );
  const id = await api.load("A plain article\n\nWith one claim in it.");
  const page = await openAs(null);
  await page.goto(`/articles/${id}`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  const workbench = new Workbench(page);
  await workbench.ready();
  await workbench.mark("one claim", "v");
  await workbench.openClaim(1);
  await workbench.comment("Mine");
  await expect(workbench.openCard.getByRole("article", { name: `Comment by ${name}` })).toBeVisible();
  await workbench.isSaved();
  await page.goto("/");
  await expect(page.getByRole("button", { name: `Account of ${name}` })).toBeVisible();
});
