import { expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { VERDICTS } from "#domain/review/model.ts";
import { citations, claims, comments, sources, threads } from "../schema/review.ts";
import { aClaim, addTestArticle, openTestDatabase } from "../testing.ts";
import { listArticles } from "./article-list.ts";

it("counts standing claims by verdict, what is unfinished, and comments", async () => {
  await using database = await openTestDatabase();
  const quiet = await addTestArticle(database, { createdAt: 1 });
  const articleId = await addTestArticle(database, { createdAt: 2 });
  const made = { articleId, createdBy: "ana", createdAt: 1 };
  const cited = aClaim(articleId, { number: 1 });
  const source = { ...made, id: newId(), type: "primary" as const, csl: { id: "s", type: "report" as const } };
  const citation = {
    stance: "supports",
    locatorLabel: "page",
    locator: "",
    passage: "",
    accessed: "",
    note: "",
  } as const;
  const thread = { ...made, id: newId(), claimId: null, resolvedBy: null, resolvedAt: null };
  const comment = (deletedAt: number | null) => ({
    ...made,
    id: newId(),
    threadId: thread.id,
    body: "",
    editedAt: null,
    deletedAt,
  });
  await database.write(async (tx) => {
    await tx
      .insert(claims)
      .values([
        cited,
        aClaim(articleId, { number: 2, verdict: "disputed" }),
        aClaim(articleId, { number: 3, verdict: "needs-source" }),
        aClaim(articleId, { number: 4, verdict: "needs-source", removedAt: 5 }),
      ]);
    await tx.insert(sources).values(source);
    for (const id of [newId(), newId()])
      await tx.insert(citations).values({ ...made, ...citation, id, claimId: cited.id, sourceId: source.id });
    await tx.insert(threads).values(thread);
    await tx.insert(comments).values([comment(null), comment(null), comment(9)]);
  });
  const { articles, next } = await database.read((db) => listArticles(db, {}));
  expect(next).toBeNull();
  expect(articles).toMatchObject([
    { id: articleId, claims: { verified: 1, disputed: 1, "needs-source": 1 }, unfinished: 2, comments: 2 },
    { id: quiet, claims: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])), unfinished: 0, comments: 0 },
  ]);
});

it("pages from the newest to the oldest without a gap or a repeat", async () => {
  await using database = await openTestDatabase();
  for (let number = 0; number < 7; number++)
    await addTestArticle(database, { headline: `${number}`, createdAt: Math.floor(number / 3) });
  const all = (await database.read((db) => listArticles(db, {}))).articles.map((article) => article.id);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await database.read((db) => listArticles(db, { cursor, limit: 2 }));
    paged.push(...page.articles.map((article) => article.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(all);
  expect(new Set(paged).size).toBe(7);
});

it.each([
  ["PERON", ["Perón vuelve"]],
  ["  perón ", ["Perón vuelve"]],
  ["luis", ["100 % sure_"]],
  ["%", ["100 % sure_"]],
  ["e_", ["100 % sure_"]],
  ["\\", []],
  ["", ["100 % sure_", "Perón vuelve"]],
])("finds %j in headline or byline", async (query, expected) => {
  await using database = await openTestDatabase();
  await addTestArticle(database, { headline: "Perón vuelve", byline: "Ana", createdAt: 1 });
  await addTestArticle(database, { headline: "100 % sure_", byline: "By LUIS", createdAt: 2 });
  const { articles } = await database.read((db) => listArticles(db, { query }));
  expect(articles.map((article) => article.headline)).toEqual(expected);
});

it("refuses a cursor that is none", async () => {
  await using database = await openTestDatabase();
  await expect(database.read((db) => listArticles(db, { cursor: "1' or 1" }))).rejects.toMatchObject({
    code: "invalid_input",
  });
});
