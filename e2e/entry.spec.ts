import type { Page } from "@playwright/test";
import { REFUSED_ANSWER } from "./faults.ts";
import { expect, test } from "./fixtures.ts";
import { CHECKER, OWNER } from "./newsroom.ts";
import { BRIDGE_ARTICLE, BRIDGE_HEADLINE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

test.describe("the first visitor", () => {
  test("is led to the setup, becomes the owner and lands in an article that is half-checked", async ({
    beginStet,
    openAs,
  }) => {
    const server = await beginStet();
    const page = await openAs(null, { baseURL: server.origin });
    await page.goto("/articles/new");
    await expect(page).toHaveURL("/setup");
    await page.getByLabel("Your name").fill(OWNER.name);
    await page.getByLabel("E-mail").fill(OWNER.email);
    await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
    await page.getByRole("button", { name: "Create the account" }).click();
    await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
    const workbench = new Workbench(page);
    await workbench.ready();
    for (const verdict of ["verified", "disputed", "needs-source"] as const)
      await expect(workbench.highlighted(verdict).first()).toBeVisible();

    await page.goto("/setup");
    await expect(page, "the setup is over").toHaveURL("/");
    await expect(page.getByRole("button", { name: `Account of ${OWNER.name}` })).toBeVisible();
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(1);
  });

  test("is told at the field what is wrong, and what was typed stays", async ({ beginStet, openAs }) => {
    const server = await beginStet();
    const page = await openAs(null, { baseURL: server.origin });
    await page.goto("/setup");
    await page.getByLabel("E-mail").fill("ana.example.org");
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Create the account" }).click();
    await expect(page.getByLabel("Your name")).toHaveAccessibleDescription(/Write your name/);
    await expect(page.getByLabel("Your name")).toBeFocused();
    await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/whole e-mail address/);
    await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(/5 more characters/);
    await expect(page.getByLabel("E-mail")).toHaveValue("ana.example.org");
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("short");
  });

  test("wins or loses the race for the owner's account as a whole", async ({ beginStet, openAs, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const server = await beginStet();
    const pages = await Promise.all([0, 1].map(() => openAs(null, { baseURL: server.origin })));
    for (const [index, page] of pages.entries()) {
      await page.goto("/setup");
      await page.getByLabel("Your name").fill(`Visitor ${index}`);
      await page.getByLabel("E-mail").fill(`visitor${index}@example.org`);
      await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
    }
    await Promise.all(pages.map((page) => page.getByRole("button", { name: "Create the account" }).click()));
    const won = (page: Page) => new Workbench(page).text;
    const lost = (page: Page) => page.getByRole("alert").filter({ hasText: "has been set up already" });
    for (const page of pages) await expect(won(page).or(lost(page))).toBeVisible();
    const outcomes = await Promise.all(pages.map((page) => won(page).isVisible()));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
  });
});

test.describe("someone signed out", () => {
  for (const path of ["/", "/articles/new", "/?query=puente"]) {
    test(`who opens ${path} signs in and arrives there`, async ({ openAs }) => {
      const page = await openAs(null);
      await page.goto(path);
      await expect(page).toHaveURL(/\/sign-in/);
      await page.getByLabel("E-mail").fill(CHECKER.email);
      await page.getByLabel("Password", { exact: true }).fill(CHECKER.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).toHaveURL(path);
    });
  }

  test("is led from the pages of an article to the sign-in, and learns nothing of it", async ({ openAs, api }) => {
    const id = await api.load(BRIDGE_ARTICLE);
    const page = await openAs(null);
    for (const path of [`/articles/${id}`, `/articles/${id}/report`]) {
      const answer = await page.goto(path);
      await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
      expect(await answer?.text()).not.toContain(BRIDGE_HEADLINE);
    }
  });

  test("is told in one sentence that address and password do not go together", async ({ openAs, faults }) => {
    faults.expect(REFUSED_ANSWER);
    const page = await openAs(null);
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(OWNER.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "do not go together" })).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(OWNER.email);
  });

  test("is not led away to another site after signing in", async ({ openAs, newsroom }) => {
    const page = await openAs(newsroom.checker);
    await page.goto("/sign-in?next=//evil.example/");
    await expect(page).toHaveURL("/");
  });
});

test("whoever signs out is out, also behind the back button", async ({ beginStet, newsroom, openAs }) => {
  const server = await beginStet();
  const page = await openAs(null, { baseURL: server.origin });
  await page.goto("/setup");
  await page.getByLabel("Your name").fill(newsroom.owner.name);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Create the account" }).click();
  await new Workbench(page).ready();
  await page.goto("/");
  await page.getByRole("button", { name: `Account of ${OWNER.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the workbench says who is signed in and lets them out", async ({ page, workbench, newsroom, api, openAs }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  await workbench.open(id);
  await page.getByRole("button", { name: `Account of ${newsroom.owner.name}` }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  const phone = await openAs(newsroom.checker, {
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
  });
  await new Workbench(phone).open(id);
  await expect(phone.getByRole("button", { name: `Account of ${newsroom.checker.name}` })).toBeInViewport({ ratio: 1 });
  await expect(phone.getByText(/press a button beside the selection/), "a finger has no keys").toBeVisible();
});
