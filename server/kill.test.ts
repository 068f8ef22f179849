import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Node } from "prosemirror-model";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { eventsAfter } from "#db/queries/events.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { ArticleText } from "#domain/article/text.ts";
import { newId } from "#domain/ids.ts";
import type { Command } from "#domain/review/commands.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { createOwner, createToken } from "./accounts.ts";
import type { Actor } from "./actor.ts";
import { openArticle } from "./articles.ts";
import { type ChildServer, freePort, startServer } from "./cli/testing/child.ts";
import { createArticle } from "./create-article.ts";
import { createHandle } from "./create-handle.ts";
import { examine } from "./doctor.ts";
import type { StetHandle } from "./handle.ts";
import { authorize } from "./permissions.ts";
import { readSettings } from "./settings.ts";
import { OWNER } from "./testing.ts";

const ROUNDS = 50;
const WRITERS = 4;
/** Servers that are loaded and wait for their turn, for loading takes longer than a round. */
const AHEAD = 2;
const QUOTE = "twenty-four years";

vi.setConfig({ testTimeout: 900_000, hookTimeout: 60_000 });

const directory = mkdtempSync(join(tmpdir(), "stet-killed-"));
const waiting: ChildServer[] = [];
let owner: Actor;
let token: string;
let articleId: string;

/** One call: the commands of one transaction, and what was answered, if anything was. */
interface Sent {
  commands: Command[];
  answer: ReviewEvent[] | null;
}

beforeAll(async () => {
  await inNewsroom(async (handle) => {
    owner = { ...(await createOwner(handle.database, OWNER)), via: "token", sessionId: "test" };
    const permit = authorize(owner, "article.create", null);
    const content = `The beginning.\n\nThe first visit in ${QUOTE}, it was said.`;
    articleId = (await createArticle(handle, permit, { format: "text", headline: "Killed", content })).id;
    token = await createToken(handle.database, OWNER.email, "writers");
  });
});
afterAll(async () => {
  await Promise.all(waiting.map((server) => server.kill()));
  rmSync(directory, { recursive: true, force: true });
});

async function inNewsroom<T>(work: (handle: StetHandle) => Promise<T>): Promise<T> {
  const database = await openDatabase({ directory, lock: true });
  try {
    return await work(createHandle(readSettings({ STET_DATA_DIR: directory }), database));
  } finally {
    await database.close();
  }
}

async function call(url: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${url}/api/articles/${articleId}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refused(JSON.stringify(answer));
  return answer;
}

/** The server answered, and said no. Everything else that goes wrong is its sudden death. */
class Refused extends Error {}

async function send(url: string, sent: Sent): Promise<void> {
  sent.answer = ((await call(url, "/commands", sent.commands)) as { events: ReviewEvent[] }).events;
}

/** What a writer does next: type a word that stands nowhere else, mark and judge a claim and discuss it, or comment. */
function nextCommands(turn: number, word: string, version: number, place: { from: number; to: number }): Command[] {
  const [id, claimId, threadId] = [newId(), newId(), newId()];
  switch (turn % 3) {
    case 0: {
      const slice = { content: [{ type: "text", text: `${word} ` }] };
      return [{ id, kind: "article.edit", version, steps: [{ stepType: "replace", from: 1, to: 1, slice }] }];
    }
    case 1: {
      const spans = [{ id: newId(), ...place, quote: QUOTE }];
      return [
        { id, kind: "claim.create", claimId, version, spans, verdict: "verified" },
        { id: newId(), kind: "thread.start", threadId, commentId: newId(), claimId, body: word },
      ];
    }
    default:
      return [{ id, kind: "thread.start", threadId, commentId: newId(), claimId: null, body: word }];
  }
}

/** Several writers at once, each first sending again what it got no answer to, until the server is gone. */
async function writeUntilKilled(url: string, round: number, history: Sent[], onAnswer: () => void): Promise<void> {
  const unanswered = history.filter((sent) => sent.answer === null);
  const opened = (await call(url, "")) as { doc: unknown; version: number };
  const text = new ArticleText(Node.fromJSON(articleSchema, opened.doc));
  const at = text.text.indexOf(QUOTE);
  const place = { from: text.positionAt(at), to: text.positionAt(at + QUOTE.length) };
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      try {
        for (const [index, sent] of unanswered.entries()) if (index % WRITERS === writer) await send(url, sent);
        for (let turn = writer; ; turn++) {
          const commands = nextCommands(turn, `w${round}-${writer}-${turn}-`, opened.version, place);
          const sent: Sent = { commands, answer: null };
          history.push(sent);
          await send(url, sent);
          onAnswer();
        }
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
    }),
  );
}

it("loses and doubles nothing that was answered, however often the server is killed", async () => {
  const port = await freePort();
  const history: Sent[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    while (waiting.length <= AHEAD && round + waiting.length < ROUNDS) waiting.push(startServer(directory, port));
    const server = waiting[0];
    if (server === undefined) throw new Error("No server is waiting");
    await server.open();
    // By answers and not by the clock, so that a busy machine tries as much as an idle one.
    let left = Math.ceil(Math.random() * 30);
    await writeUntilKilled(server.url, round, history, () => {
      left -= 1;
      if (left === 0) void sleep(Math.random() * 5).then(server.kill);
    });
    await server.kill();
    expect(left).toBeLessThanOrEqual(0);
    waiting.shift();
  }

  const answered = history.filter((sent) => sent.answer !== null);
  expect(answered.length).toBeGreaterThanOrEqual(ROUNDS);
  await inNewsroom(async (handle) => {
    const { database } = handle;
    const log: ReviewEvent[] = [];
    for (let page = await database.read((db) => eventsAfter(db, articleId, 0, 500)); page.length > 0; ) {
      log.push(...page);
      page = await database.read((db) => eventsAfter(db, articleId, log.length, 500));
    }
    const byId = new Map(log.map((event) => [event.id, event]));
    expect(byId.size).toBe(log.length);
    expect(log.map((event) => event.seq)).toEqual(log.map((_, index) => index + 1));
    for (const { answer } of answered) for (const event of answer ?? []) expect(byId.get(event.id)).toEqual(event);
    // A call is all there or not at all, also when nobody heard the answer.
    for (const { commands } of history) {
      const there = commands.filter((command) => byId.has(command.id)).length;
      expect([0, commands.length]).toContain(there);
    }
    const known = new Set(history.flatMap(({ commands }) => commands.map((command) => command.id)));
    expect(log.filter((event) => !known.has(event.id))).toEqual([]);

    const { doc } = await openArticle(handle, authorize(owner, "article.read", { articleId }));
    const words = new ArticleText(doc).text.split(/\s+/).filter((word) => /^w\d/.test(word));
    const edits = history.filter(({ commands }) => commands[0]?.kind === "article.edit" && byId.has(commands[0].id));
    expect(new Set(words).size).toBe(words.length);
    expect(words).toHaveLength(edits.length);
    expect(await examine(handle, { deep: true })).toMatchObject({ findings: [], events: log.length });
  });
});
