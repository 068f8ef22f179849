import { drizzle } from "drizzle-orm/sqlite-proxy";
import { expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { type Stance, VERDICTS } from "#domain/review/model.ts";
import type { Reader } from "../database.ts";
import { citations, claims, comments, sources, threads } from "../schema/review.ts";
import { aClaim, addTestArticle, openTestDatabase } from "../testing.ts";
import { listArticles } from "./article-list.ts";
import { saveClaimState } from "./claim-states.ts";

it("counts standing claims by verdict, those that changed or are gone, what is unfinished, and comments", async () => {
  await using database = await openTestDatabase();
  const quiet = await addTestArticle(database, { createdAt: 1 });
  const articleId = await addTestArticle(database, { createdAt: 2 });
  const made = { articleId, createdBy: "ana", createdAt: 1 };
  const cited = aClaim(articleId, { number: 1 });
  const changed = aClaim(articleId, { number: 5, verdict: "disputed" });
  const removed = aClaim(articleId, { number: 6, removedAt: 5 });
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
        changed,
        removed,
      ]);
    for (const { id } of [changed, removed])
      await saveClaimState(tx, { claimId: id, stale: true, orphaned: false, rule: 1 });
    for (const { id } of [cited, removed])
      await saveClaimState(tx, { claimId: id, stale: false, orphaned: true, rule: 2 });
    await tx.insert(sources).values(source);
    for (const id of [newId(), newId()])
      await tx.insert(citations).values({ ...made, ...citation, id, claimId: cited.id, sourceId: source.id });
    const against = { ...citation, id: newId(), stance: "contradicts" as const };
    await tx.insert(citations).values({ ...made, ...against, claimId: changed.id, sourceId: source.id });
    await tx.insert(threads).values(thread);
    await tx.insert(comments).values([comment(null), comment(null), comment(9)]);
  });
  const { articles, next } = await database.read((db) => listArticles(db, {}));
  expect(next).toBeNull();
  expect(articles).toMatchObject([
    {
      id: articleId,
      claims: { verified: 1, disputed: 2, "needs-source": 1 },
      stale: { verified: 0, disputed: 1, "needs-source": 0 },
      ...{ orphaned: 1, unfinished: 3, comments: 2 },
    },
    {
      id: quiet,
      claims: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])),
      stale: { verified: 0, disputed: 0, "needs-source": 0 },
      ...{ orphaned: 0, unfinished: 0, comments: 0 },
    },
  ]);
});

it("counts a verdict as unfinished until a source of the stance that carries it is there", async () => {
  await using database = await openTestDatabase();
  const articleId = await addTestArticle(database);
  const made = { articleId, createdBy: "ana", createdAt: 1 };
  const claim = aClaim(articleId);
  const sourceId = newId();
  const cite = (stance: Stance) =>
    database.write(async (tx) => {
      const citation = { stance, locatorLabel: "page", locator: "", passage: "", accessed: "", note: "" } as const;
      await tx.insert(citations).values({ ...made, ...citation, id: newId(), claimId: claim.id, sourceId });
    });
  await database.write(async (tx) => {
    await tx.insert(claims).values(claim);
    const csl = { id: sourceId, type: "report" as const };
    await tx.insert(sources).values({ ...made, id: sourceId, type: "primary", csl });
  });
  const unfinished = async () => (await database.read((db) => listArticles(db, {}))).articles[0]?.unfinished;
  await cite("contradicts");
  expect(await unfinished()).toBe(1);
  await cite("supports");
  expect(await unfinished()).toBe(0);
});

it("asks once, and reaches claims, their states, citations and comments by index only", async () => {
  await using database = await openTestDatabase();
  const asked: { text: string; parameters: unknown[] }[] = [];
  const listening = drizzle(async (text, parameters) => {
    asked.push({ text, parameters });
    return { rows: [] };
  });
  const send: Reader["send"] = async () => ({ rows: [] });
  await listArticles(Object.assign(listening, { send, prepared: () => fail() }), { query: "" });
  expect(asked).toHaveLength(1);
  const [{ text = "", parameters = [] } = {}] = asked;
  const { rows } = await database.read((db) => db.send(`explain query plan ${text}`, parameters, "all"));
  const steps = rows.map((row) => String((row as unknown[])[3]));
  expect(steps.filter((step) => /^SEARCH claim_states /.test(step))).toHaveLength(1);
  expect(steps.filter((step) => /^SCAN (claims|claim_states|citations|comments)\b/.test(step))).toEqual([]);
});

function fail(): never {
  throw new Error("The list prepares nothing");
}

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
