import { describe, expect, it } from "vitest";
import { articleIds } from "#db/queries/articles.ts";
import { reviewProgress } from "#domain/review/progress.ts";
import { createOwner } from "./accounts.ts";
import type { Actor } from "./actor.ts";
import { openArticle } from "./articles.ts";
import { createArticle } from "./create-article.ts";
import { examine } from "./doctor.ts";
import type { StetHandle } from "./handle.ts";
import { authorize } from "./permissions.ts";
import { ensureSample } from "./sample.ts";
import { SAMPLE_ES } from "./sample-es.ts";
import { OWNER, openTestStet } from "./testing.ts";

async function ownerOf(handle: StetHandle): Promise<Actor> {
  const owner = await createOwner(handle.database, OWNER);
  return { ...owner, via: "session", sessionId: "first" };
}

describe.each(["en", "es"] as const)("the sample article in %s", (locale) => {
  it("is short and half-checked, with every verdict, a nested claim, sources and discussions", async () => {
    await using stet = await openTestStet();
    const actor = await ownerOf(stet.handle);
    const articleId = (await ensureSample(stet.handle, actor, locale)) ?? "";
    const { rows, doc } = await openArticle(stet.handle, authorize(actor, "article.read", { articleId }));
    const words = doc.textBetween(0, doc.content.size, " ").split(/\s+/).length;
    expect(words).toBeGreaterThan(250);
    expect(words).toBeLessThan(350);
    expect(rows.article).toMatchObject({ language: locale, createdBy: actor.id });
    const state = { stale: new Set<string>(), orphaned: new Set<string>() };
    expect(reviewProgress(rows.claims, rows.citations, state)).toMatchObject({
      total: 8,
      verdicts: { verified: 4, disputed: 2, "needs-source": 2 },
      noSource: 1,
      unfinished: 3,
    });
    expect(rows.spans).toHaveLength(9);
    const nested = rows.spans.filter((inner) =>
      rows.spans.some((outer) => outer.id !== inner.id && outer.from <= inner.from && inner.to <= outer.to),
    );
    expect(nested).toHaveLength(1);
    expect(rows.sources).toHaveLength(4);
    expect(rows.citations.every((citation) => citation.locator !== "")).toBe(true);
    expect(rows.threads.map((thread) => thread.resolvedAt !== null).sort()).toEqual([false, true]);
    expect(rows.comments).toHaveLength(3);
    expect((await examine(stet.handle, { deep: true })).findings).toEqual([]);
  });
});

it("comes once, and never to a newsroom that has articles of its own", async () => {
  await using stet = await openTestStet();
  const actor = await ownerOf(stet.handle);
  const first = await ensureSample(stet.handle, actor);
  expect(await ensureSample(stet.handle, actor, "es")).toBe(first);
  await createArticle(stet.handle, authorize(actor, "article.create", null), { format: "text", content: "A\n\nB" });
  expect(await ensureSample(stet.handle, actor)).toBeNull();
  expect(await stet.handle.database.read(articleIds)).toHaveLength(2);
});

it("is finished the next time when it was cut short", async () => {
  await using stet = await openTestStet();
  const actor = await ownerOf(stet.handle);
  const { id } = await createArticle(stet.handle, authorize(actor, "article.create", null), {
    format: "markdown",
    content: SAMPLE_ES.body,
    headline: SAMPLE_ES.headline,
    fileName: "stet-sample.md",
  });
  expect(await ensureSample(stet.handle, actor, "en")).toBe(id);
  const { rows } = await openArticle(stet.handle, authorize(actor, "article.read", { articleId: id }));
  expect(rows.claims).toHaveLength(8);
});
