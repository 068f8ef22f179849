import { expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import type { Command, CommandOf } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Change } from "#domain/review/model.ts";
import { addTestArticle, addTestUser, openTestDatabase } from "../testing.ts";
import {
  countUsers,
  insertToken,
  revokeToken,
  tokenByHash,
  tokensOfUser,
  touchToken,
  userByEmail,
} from "./accounts.ts";
import { articleRowAndHead, storedArticle } from "./articles.ts";
import { checkpointAt, saveCheckpoint } from "./checkpoints.ts";
import {
  changesUpTo,
  editsAfter,
  eventById,
  eventsAfter,
  eventsOfClaim,
  insertEvent,
  lastChange,
  logOutline,
} from "./events.ts";
import { evidenceOf, insertEvidence } from "./evidence.ts";

function anEvent(articleId: string, seq: number, version: number, claimId: string | null): ReviewEvent {
  const id = newId();
  const command: Command =
    claimId === null
      ? { id, kind: "article.edit", version: version - 1, steps: [{ stepType: "replace", from: seq }] }
      : { id, kind: "claim.remove", claimId };
  return {
    articleId,
    seq,
    id,
    kind: command.kind,
    claimId,
    actorId: "ana",
    actorName: "Ana",
    at: 5,
    version,
    command,
    changes: [],
  };
}

it("gives the log back as it was written: by id, by page, by claim, and its edits", async () => {
  await using database = await openTestDatabase();
  const articleId = await addTestArticle(database);
  const claimId = newId();
  const events = [
    anEvent(articleId, 1, 1, null),
    anEvent(articleId, 2, 1, claimId),
    anEvent(articleId, 3, 2, null),
    anEvent(articleId, 4, 2, newId()),
  ];
  await database.write(async (tx) => {
    for (const event of events) await insertEvent(tx, event, `print ${event.seq}`);
  });
  await database.read(async (db) => {
    expect(await eventById(db, events[1]?.id ?? "")).toEqual({ event: events[1], fingerprint: "print 2" });
    expect(await eventById(db, newId())).toBeUndefined();
    expect(await eventsAfter(db, articleId, 0, 100)).toEqual(events);
    expect(await eventsAfter(db, articleId, 1, 2)).toEqual(events.slice(1, 3));
    expect(await eventsOfClaim(db, articleId, claimId)).toEqual([events[1]]);
    expect(await editsAfter(db, articleId, 0)).toMatchObject([
      { seq: 1, version: 1, steps: [{ from: 1 }] },
      { seq: 3, version: 2, actorId: "ana", steps: [{ from: 3 }] },
    ]);
    expect(await editsAfter(db, articleId, 1)).toHaveLength(1);
  });
  const again = { ...anEvent(articleId, 5, 2, null), id: events[0]?.id ?? "" };
  await expect(database.write((tx) => insertEvent(tx, again, ""))).rejects.toMatchObject({ code: "duplicate_id" });
});

it("knows the last event that changed more than names of versions, and how many did", async () => {
  await using database = await openTestDatabase();
  const articleId = await addTestArticle(database);
  const row = { id: newId(), articleId, name: "draft 2", seq: 0, createdBy: "ana", createdAt: 1 };
  const named: Change[] = [{ table: "versions", id: row.id, before: null, after: row }];
  const log: [Command["kind"], version: number, Change[]][] = [
    ["version.name", 0, named],
    ["claim.remove", 0, [{ table: "claims", id: newId(), before: null, after: null } as Change]],
    ["event.undo", 0, named],
    ["article.edit", 1, []],
    ["article.edit", 1, []],
    ["version.rename", 1, []],
  ];
  const after: number[][] = [];
  for (const [index, [kind, version, changes]] of log.entries()) {
    const event = { ...anEvent(articleId, index + 1, version, null), kind, changes };
    await database.write((tx) => insertEvent(tx, event, ""));
    after.push(
      await database.read(async (db) => [
        await lastChange(db, articleId),
        await changesUpTo(db, articleId, index + 1),
        (await logOutline(db, articleId)).filter(({ changesRows }) => changesRows).length,
      ]),
    );
  }
  expect(after).toEqual([
    [0, 0, 0],
    [2, 1, 1],
    [2, 1, 1],
    [4, 2, 1],
    [4, 2, 1],
    [4, 2, 1],
  ]);
  const upTo = await database.read(async (db) => [
    await changesUpTo(db, articleId, 3),
    await lastChange(db, articleId, 3),
  ]);
  expect(upTo).toEqual([1, 2]);
});

it("tells of a new draft what it went back to and since when that was, and of an undo what it takes back", async () => {
  await using database = await openTestDatabase();
  const articleId = await addTestArticle(database);
  const draft: CommandOf<"article.redraft"> = {
    ...{ id: newId(), kind: "article.redraft", version: 0, steps: [], places: [] },
  };
  const commands: Command[] = [draft, { ...draft, id: newId(), restores: 1 }, { ...draft, id: newId(), restores: 0 }];
  const undo: Command = { id: newId(), kind: "event.undo", eventId: draft.id };
  for (const [index, command] of [...commands, undo].entries()) {
    const event = { ...anEvent(articleId, index + 1, index + 1, null), id: command.id, kind: command.kind, command };
    await database.write((tx) => insertEvent(tx, event, ""));
  }
  const told = (await database.read((db) => logOutline(db, articleId))).map(({ act }) => [act?.undoes, act?.restores]);
  expect(told).toEqual([
    [null, null],
    [null, { seq: 1, at: expect.any(Number) }],
    [null, { seq: 0, at: null }],
    [draft.id, null],
  ]);
});

it("keeps an article's particulars and finds the body for a version", async () => {
  await using database = await openTestDatabase();
  const omissions = [{ kind: "image" as const, excerpt: "map.png", count: 2 }];
  const articleId = await addTestArticle(database, { omissions, originalName: "kim.docx", version: 3, seq: 1 });
  await database.write((tx) => saveCheckpoint(tx, { articleId, version: 2, doc: { two: 2 } }));
  await database.read(async (db) => {
    expect(await storedArticle(db, articleId)).toMatchObject({ omissions, originalName: "kim.docx", version: 3 });
    expect(await articleRowAndHead(db, articleId)).toMatchObject({ id: articleId, version: 3, seq: 1 });
    expect(await storedArticle(db, newId())).toBeUndefined();
    expect(await checkpointAt(db, articleId, 9)).toMatchObject({ version: 2, doc: { two: 2 } });
    expect(await checkpointAt(db, articleId, 1)).toMatchObject({ version: 0 });
  });
});

it("knows users and their tokens until these are revoked", async () => {
  await using database = await openTestDatabase();
  expect(await database.read(countUsers)).toBe(0);
  const ana = await addTestUser(database);
  expect(await database.read((db) => userByEmail(db, "ANA@example.org"))).toMatchObject({ ...ana, role: "member" });
  const token = {
    id: newId(),
    userId: "ana",
    name: "desk",
    hash: "h",
    createdAt: 1,
    lastUsedAt: null,
    revokedAt: null,
  };
  await database.write((tx) => insertToken(tx, token));
  await database.write((tx) => touchToken(tx, token.id, 9));
  expect(await database.read((db) => tokenByHash(db, "h"))).toMatchObject({ token: { lastUsedAt: 9 }, user: ana });
  expect(await database.write((tx) => revokeToken(tx, token.id, 10))).toBe(true);
  expect(await database.write((tx) => revokeToken(tx, token.id, 11))).toBe(false);
  expect(await database.read((db) => tokenByHash(db, "h"))).toBeUndefined();
  expect(await database.read((db) => tokensOfUser(db, "ana"))).toMatchObject([{ revokedAt: 10 }]);
});

it("finds the evidence of an article", async () => {
  await using database = await openTestDatabase();
  const articleId = await addTestArticle(database);
  const row = {
    id: newId(),
    articleId,
    sha256: "ab12",
    mediaType: "text/html",
    bytes: 5_000_000_000,
    origin: "https://example.org/",
    name: "Page",
    createdBy: "ana",
    createdAt: 1,
  };
  await database.write((tx) => insertEvidence(tx, row));
  expect(await database.read((db) => evidenceOf(db, articleId))).toEqual([row]);
  expect(await database.read((db) => evidenceOf(db, newId()))).toEqual([]);
});
