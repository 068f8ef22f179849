import { expect, test } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";

const ALWAYS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

test("every answer carries the security headers, pages with a nonce that is never the same", async ({
  api,
  page,
  openAs,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const nobody = await openAs(null);
  const nonces: string[] = [];
  for (const [visitor, path] of [
    [page, "/"],
    [page, "/articles/new"],
    [page, `/articles/${id}`],
    [page, `/articles/${id}/report`],
    [page, "/no/such/page"],
    [page, `/articles/${id.replace(/^......../, "00000000")}`],
    [page, "/articles/no-id"],
    [nobody, "/sign-in"],
    [nobody, `/articles/${id}`],
    [page, "/icon.svg"],
    [page, "/robots.txt"],
    [page, "/api/health"],
    [page, "/api/articles"],
    [page, `/api/articles/${id}`],
    [page, `/api/articles/${id}/report`],
    [page, `/api/articles/${id}/original`],
    [nobody, `/api/articles/${id}`],
    [page, "/api/no/such/call"],
  ] as const) {
    const answer = await visitor.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    for (const [name, value] of Object.entries(ALWAYS)) expect(headers[name], `${name} of ${path}`).toBe(value);
    expect(headers["permissions-policy"], path).toContain("camera=()");
    expect(headers["x-powered-by"], path).toBeUndefined();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe-inline");
    expect(policy, path).not.toContain("unsafe-eval");
    if (path.startsWith("/api/")) expect(policy, path).toContain("sandbox");
    else nonces.push(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "none");
    if (!path.endsWith(".svg")) expect(headers["cache-control"], path).toMatch(/no-store/);
  }
  expect(new Set(nonces).size).toBe(nonces.length);
  expect(nonces).not.toContain("none");
});

test("every script of a page carries the nonce of its policy", async ({ page, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  for (const path of ["/", `/articles/${id}`, "/articles/new", "/no/such/page"]) {
    const answer = await page.request.get(path);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
    const tags = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(tags.length, path).toBeGreaterThan(0);
    for (const tag of tags) expect(tag, path).toContain(`nonce="${nonce}"`);
  }
});

test("a page asks nobody but its own server for anything", async ({ page, workbench, api, baseURL }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== baseURL && protocol.startsWith("http")) elsewhere.push(request.url());
  });
  const id = await api.load(BRIDGE_ARTICLE);
  const claim = await api.claim(id, "nine years of work", "verified");
  await api.cite(id, claim, "Site diary", "https://tarn.example/diary");
  await workbench.open(id, "#claim-1");
  await page.goto("/");
  await page.goto(`/articles/${id}/report`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(elsewhere).toEqual([]);
});

test("links to sources lead out safely", async ({ workbench, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const claim = await api.claim(id, "nine years of work", "verified");
  await api.cite(id, claim, "Site diary", "https://tarn.example/diary");
  await workbench.open(id, "#claim-1");
  const link = workbench.openCard.getByRole("link", { name: /Site diary/ });
  await expect(link).toHaveAttribute("rel", /noopener.*noreferrer/);
});
