import { type APIRequestContext, type BrowserContext, expect, type Page, request } from "@playwright/test";
import { StetProcess } from "./stet-process.ts";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

export const OWNER = { name: "Ana Ruiz", email: "ana@example.org", password: "una frase que se recuerda" };
export const CHECKER = { name: "Luis Peña", email: "luis@example.org", password: "otra frase que se recuerda" };

/** Within a test, a context that does not say otherwise is the owner's. */
const NOBODY = { cookies: [], origins: [] };

export type Credentials = typeof OWNER;

/** Someone with an account, signed in: for browsers the storage, for calls the cookie. */
export interface Member extends Credentials {
  storageState: StorageState;
}

/** A Stet with an owner and a checker. */
export interface Newsroom extends AsyncDisposable {
  server: StetProcess;
  owner: Member;
  checker: Member;
}

/** Somebody with an account as a checker, signed in. */
export async function addMember(server: StetProcess, credentials: Credentials): Promise<Member> {
  const { email, name, password } = credentials;
  await server.command(["user", "add", "--email", email, "--name", name, "--role", "checker"], `${password}\n`);
  return { ...credentials, storageState: await signedInState(server, credentials) };
}

/**
 * Founds a newsroom, the owner as the first visitor makes the account, the checker by the command line, and stops it.
 * Others begin as copies of it, with the same people signed in.
 */
export async function foundNewsroom(): Promise<Newsroom> {
  const server = await StetProcess.begin();
  try {
    const owner = await stateAfter(server, (call) => call.post("/api/setup", { data: OWNER }));
    const checker = await addMember(server, CHECKER);
    await server.stop();
    return newsroomOf(server, { ...OWNER, storageState: owner }, checker);
  } catch (error) {
    await server[Symbol.asyncDispose]();
    throw error;
  }
}

/** Starts a newsroom of its own that begins as another one which has stopped. */
export async function openNewsroom({ server, owner, checker }: Newsroom): Promise<Newsroom> {
  return newsroomOf(await StetProcess.begin(server), owner, checker);
}

function newsroomOf(server: StetProcess, owner: Member, checker: Member): Newsroom {
  return { server, owner, checker, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** Who somebody is, as the server says to their own page. */
export async function idOf(page: Page): Promise<string> {
  const { id } = await (await page.request.get("/api/me")).json();
  return id;
}

/** What a browser holds after someone signed in. Sign-ins are limited, so tests share what one worker made. */
function signedInState(server: StetProcess, { email, password }: Credentials): Promise<StorageState> {
  return stateAfter(server, (call) => call.post("/api/auth/sign-in/email", { data: { email, password } }));
}

type Ask = (call: APIRequestContext) => ReturnType<APIRequestContext["post"]>;

async function stateAfter({ origin }: StetProcess, ask: Ask): Promise<StorageState> {
  const call = await request.newContext({ baseURL: origin, storageState: NOBODY });
  const answer = await ask(call);
  expect(answer.ok(), await answer.text()).toBe(true);
  const state = await call.storageState();
  await call.dispose();
  return state;
}
