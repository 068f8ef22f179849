import { expect, it, vi } from "vitest";
import type { Writer } from "./database.ts";
import { articleIds, articleRow, bumpArticle, headOfArticle, insertArticle } from "./queries/articles.ts";
import { addTestArticle, addTestUser, anArticle, openTestDatabase } from "./testing.ts";

it("answers what the work answers, and reads see it then", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  expect(await database.write((tx) => bumpArticle(tx, id, 3, 5))).toBe(1);
  expect(await database.read((db) => headOfArticle(db, id))).toEqual({ id, version: 3, seq: 1 });
});

it("undoes one failed work of a group and keeps its neighbours", async () => {
  await using database = await openTestDatabase();
  await addTestUser(database);
  const [one, two, three] = [anArticle(), anArticle(), anArticle()];
  const results = await Promise.allSettled([
    database.write((tx) => insertArticle(tx, one)),
    database.write(async (tx) => {
      await insertArticle(tx, two);
      throw new Error("No.");
    }),
    database.write((tx) => insertArticle(tx, three)),
  ]);
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(results[1]).toMatchObject({ reason: { message: "No." } });
  expect(await database.read(articleIds)).toEqual([one.id, three.id].toSorted());
});

it("undoes one failed statement's work without its wrapper's copy of the texts", async () => {
  await using database = await openTestDatabase();
  await addTestUser(database);
  const article = anArticle();
  await database.write((tx) => insertArticle(tx, article));
  await expect(database.write((tx) => insertArticle(tx, article))).rejects.toMatchObject({
    name: "AppError",
    code: "duplicate_id",
    cause: { code: "SQLITE_CONSTRAINT_PRIMARYKEY", message: expect.not.stringContaining("Kim") },
  });
});

it("shares one commit among works that wait, and answers none before it", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const log: string[] = [];
  const seenByReader: (number | undefined)[] = [];
  const work = (name: string) =>
    database
      .write(async (tx) => {
        log.push(`work ${name}`);
        tx.afterCommit(() => log.push(`stored ${name}`));
        await bumpArticle(tx, id, 0, 0);
        seenByReader.push((await database.read((db) => headOfArticle(db, id)))?.seq);
      })
      .then(() => log.push(`answered ${name}`));
  await Promise.all([work("a"), work("b")]);
  expect(log).toEqual(["work a", "work b", "stored a", "stored b", "answered a", "answered b"]);
  expect(seenByReader).toEqual([0, 0]);
});

it("tells a work that it was undone before the next begins", async () => {
  await using database = await openTestDatabase();
  const log: string[] = [];
  const failing = database.write(async (tx) => {
    tx.afterCommit(() => log.push("stored"));
    tx.afterRollback(() => log.push("undone first"));
    tx.afterRollback(() => log.push("undone second"));
    throw new Error("No.");
  });
  const next = database.write(async () => log.push("next"));
  await Promise.allSettled([failing, next]);
  expect(log).toEqual(["undone second", "undone first", "next"]);
});

it("numbers 50 writers at once without a gap, in the order they asked", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const numbers = await Promise.all(
    Array.from({ length: 200 }, () => database.write((tx) => bumpArticle(tx, id, 0, 0))),
  );
  expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

it("gives a read one moment, whatever is stored meanwhile", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  await database.read(async (db) => {
    const before = await headOfArticle(db, id);
    await database.write((tx) => bumpArticle(tx, id, 9, 0));
    expect(await headOfArticle(db, id)).toEqual(before);
  });
  expect(await database.read((db) => headOfArticle(db, id))).toMatchObject({ version: 9 });
});

it("answers more reads at once than it has connections, and reads inside reads", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const reads = Array.from({ length: 20 }, () =>
    database.read((db) => headOfArticle(db, id).then(() => database.read((inner) => headOfArticle(inner, id)))),
  );
  expect(new Set((await Promise.all(reads)).map((head) => head?.id))).toEqual(new Set([id]));
});

it("refuses a write inside a write instead of waiting for itself", async () => {
  await using database = await openTestDatabase();
  await expect(database.write(() => database.write(async () => {}))).rejects.toThrow("inside a write");
  await expect(database.write(async () => "still works")).resolves.toBe("still works");
});

it("takes writes from hooks", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  const second = Promise.withResolvers<number>();
  await database.write(async (tx) => {
    tx.afterCommit(() => second.resolve(database.write((later) => bumpArticle(later, id, 0, 0))));
  });
  expect(await second.promise).toBe(1);
});

it("gives up a work that hangs, undoes it, and lets none of its later queries through", async () => {
  await using database = await openTestDatabase();
  const id = await addTestArticle(database);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const stuck = Promise.withResolvers<void>();
  const late = Promise.withResolvers<unknown>();
  let hanging: Promise<unknown>;
  let next: Promise<unknown>;
  try {
    hanging = database.write(async (tx) => {
      await bumpArticle(tx, id, 7, 0);
      await stuck.promise;
      late.resolve(await bumpArticle(tx, id, 8, 0).catch((error: unknown) => error));
    });
    next = database.write(async (tx) => {
      stuck.resolve();
      await late.promise;
      return bumpArticle(tx, id, 1, 0);
    });
    const refused = expect(hanging).rejects.toMatchObject({ code: "storage_busy" });
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
  } finally {
    vi.useRealTimers();
  }
  expect(await next).toBe(1);
  expect(await late.promise).toMatchObject({ cause: { message: expect.stringContaining("after it had ended") } });
  expect(await database.read((db) => headOfArticle(db, id))).toEqual({ id, version: 1, seq: 1 });
});

it("refuses queries through a tx that was kept", async () => {
  await using database = await openTestDatabase();
  let kept: Writer | undefined;
  await database.write(async (tx) => {
    kept = tx;
  });
  if (kept === undefined) throw new Error("The work did not run.");
  await expect(articleRow(kept, "any")).rejects.toThrow();
});

it("finishes what was asked before it closes, and takes nothing after", async () => {
  const database = await openTestDatabase();
  const id = await addTestArticle(database);
  const asked = database.write((tx) => bumpArticle(tx, id, 0, 0));
  const closing = database[Symbol.asyncDispose]();
  expect(await asked).toBe(1);
  await closing;
  await expect(database.write(async () => {})).rejects.toMatchObject({ code: "storage_busy" });
  await expect(database.read(async () => {})).rejects.toMatchObject({ code: "storage_busy" });
});
