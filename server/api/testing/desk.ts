import { expect } from "vitest";
import { newId } from "#domain/ids.ts";
import { addUser, createToken } from "../../accounts.ts";
import { examine } from "../../doctor.ts";
import { CHECKER, OWNER, openTestStetWithOwner, type TestStet } from "../../testing.ts";

/** An answer of the API. A test knows its shape, and checks what it reads of it. */
type Answer = { status: number; body: Awaited<ReturnType<Response["json"]>> };

/** A server with two members, and what tests do with its articles. */
export interface TestDesk extends TestStet {
  /** The owner's token, in whose name everything is done that names nobody else. */
  token: string;
  /** The checker's. */
  otherToken: string;
  /** Makes a call, with a body when there is one, and reads the JSON that it answers. */
  ask(path: string, json?: unknown, as?: string): Promise<Answer>;
  /** Loads a text and answers the article's id. */
  load(content: string): Promise<string>;
  /** Sends one command under a new id. */
  send(articleId: string, command: object, as?: string): Promise<Answer & { commandId: string }>;
  /** Closes it; before that, whatever was done, the log must give the rows, the places and the bodies that are stored. */
  endSoundly(): Promise<void>;
}

/** Opens one, with a new database of its own. */
export async function openTestDesk(): Promise<TestDesk> {
  const stet = await openTestStetWithOwner();
  const { database } = stet.handle;
  await addUser(database, { ...CHECKER, role: "checker" });
  const token = await createToken(database, OWNER.email, "owner");
  const otherToken = await createToken(database, CHECKER.email, "checker");

  async function ask(path: string, json?: unknown, as = token): Promise<Answer> {
    const response = await stet.call(path, { token: as, json });
    return { status: response.status, body: await response.json() };
  }
  async function load(content: string): Promise<string> {
    const { status, body } = await ask("/api/articles", { format: "text", content });
    expect(status).toBe(201);
    return body.id;
  }
  async function send(articleId: string, command: object, as = token) {
    const commandId = newId();
    return { ...(await ask(`/api/articles/${articleId}/commands`, { id: commandId, ...command }, as)), commandId };
  }
  async function endSoundly(): Promise<void> {
    expect((await examine(stet.handle, { deep: true })).findings).toEqual([]);
    await stet[Symbol.asyncDispose]();
  }
  return { ...stet, token, otherToken, ask, load, send, endSoundly };
}

/** What begins a discussion of an article, without the command's id. */
export function discussion(body: string, claimId: string | null = null) {
  return { kind: "thread.start", threadId: newId(), commentId: newId(), claimId, body };
}
