import { afterAll, describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import type { PresenceNews } from "#domain/review/presence.ts";
import { CHECKER, OWNER } from "../testing.ts";
import { discussion, openTestDesk } from "./testing/desk.ts";
import { readMessages } from "./testing/messages.ts";

const HERE = { turn: 1, caret: null, claimId: null, mode: "check" };
const AT_WORDS = { turn: 1, caret: { version: 0, anchor: 4, head: 9 }, claimId: newId(), mode: "edit" };

const stet = await openTestDesk();
const { token, otherToken, send } = stet;
afterAll(() => stet[Symbol.asyncDispose]());

const load = () => stet.load("A pact is signed.");
const put = (articleId: string, tab: string, json: unknown, as = token) =>
  stet.call(`/api/articles/${articleId}/presence/${tab}`, { method: "PUT", json, token: as });
const leave = (articleId: string, tab: string, turn: number, as = token) =>
  stet.call(`/api/articles/${articleId}/presence/${tab}?turn=${turn}`, { method: "DELETE", token: as });
const here = (articleId: string) => stet.handle.presence.whole(articleId).here;

describe("telling where one is", () => {
  it("is shown under the name of whoever calls, until they leave", async () => {
    const [id, tab, otherTab] = [await load(), newId(), newId()];
    const answer = await put(id, tab, AT_WORDS);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    await put(id, otherTab, HERE, otherToken);
    const { turn: _, ...atWords } = AT_WORDS;
    expect(here(id)).toMatchObject([
      { person: { name: OWNER.name }, tab, ...atWords },
      { person: { name: CHECKER.name }, tab: otherTab, caret: null },
    ]);
    expect((await leave(id, tab, 2)).status).toBe(204);
    expect(here(id)).toMatchObject([{ tab: otherTab }]);
  });

  it("says nothing about others, even with the name of their tab", async () => {
    const [id, tab] = [await load(), newId()];
    await put(id, tab, AT_WORDS);
    await put(id, tab, { ...HERE, turn: 7 }, otherToken);
    expect((await leave(id, tab, 8, otherToken)).status).toBe(204);
    expect(here(id)).toMatchObject([{ person: { name: OWNER.name }, claimId: AT_WORDS.claimId }]);
  });

  it("is for members", async () => {
    const path = `/api/articles/${await load()}/presence/${newId()}`;
    for (const call of [
      { method: "PUT", json: HERE },
      { method: "DELETE", json: undefined },
    ]) {
      const answer = await stet.call(path, call);
      expect([answer.status, (await answer.json()).code]).toEqual([401, "not_signed_in"]);
    }
  });

  it("is refused to other sites, and to a page of somebody who signed out meanwhile", async () => {
    const [id, tab, cookie] = [await load(), newId(), await stet.signIn()];
    const as = async (headers: Record<string, string>) =>
      (await stet.call(`/api/articles/${id}/presence/${tab}`, { method: "PUT", json: HERE, cookie, headers })).json();
    expect(await as({ "sec-fetch-site": "cross-site" })).toMatchObject({ code: "cross_origin" });
    expect(await as({ "stet-member": newId() })).toMatchObject({ code: "someone_else" });
    expect(here(id)).toEqual([]);
  });

  it("is over when one signs out", async () => {
    const [id, tab, cookie] = [await load(), newId(), await stet.signIn()];
    const path = `/api/articles/${id}/presence/${tab}`;
    expect((await stet.call(path, { method: "PUT", json: HERE, cookie })).status).toBe(204);
    await put(id, newId(), HERE, otherToken);
    expect(here(id)).toHaveLength(2);
    expect((await stet.call("/api/auth/sign-out", { json: {}, cookie })).status).toBe(200);
    expect(here(id)).toMatchObject([{ person: { name: CHECKER.name } }]);
    expect((await stet.call(path, { method: "PUT", json: { ...HERE, turn: 2 }, cookie })).status).toBe(401);
  });

  it("finds no article that is not there", async () => {
    const missing = newId();
    const answer = await put(missing, newId(), HERE);
    expect([answer.status, (await answer.json()).code]).toEqual([404, "not_found"]);
    expect(here(missing)).toEqual([]);
    expect((await leave(missing, newId(), 1)).status).toBe(204);
  });

  it.each([
    ["no turn", { ...HERE, turn: undefined }, "turn"],
    ["a turn that is no number", { ...HERE, turn: "1" }, "turn"],
    ["another's name", { ...HERE, person: { id: newId(), name: "Eva" } }, "person"],
    ["a caret without a version", { ...HERE, caret: { anchor: 1, head: 1 } }, "caret.version"],
    ["a place before the text", { ...HERE, caret: { version: 0, anchor: -1, head: 1 } }, "caret.anchor"],
    ["half a place", { ...HERE, caret: { version: 0, anchor: 1, head: 1.5 } }, "caret.head"],
    ["a place beyond all texts", { ...HERE, caret: { version: 0, anchor: 1e9, head: 1 } }, "caret.anchor"],
    ["more in the caret", { ...HERE, caret: { version: 0, anchor: 1, head: 1, name: "Eva" } }, "caret.name"],
    ["a claim that has no id", { ...HERE, claimId: "<img>" }, "claimId"],
    ["a fourth mode", { ...HERE, mode: "write" }, "mode"],
  ])("refuses %s", async (_what, json, field) => {
    const id = await load();
    const answer = await put(id, newId(), json);
    expect([answer.status, (await answer.json()).field]).toEqual([400, field]);
    expect(here(id)).toEqual([]);
  });

  it("refuses a place in a text that is not there yet", async () => {
    const [id, tab] = [await load(), newId()];
    const answer = await put(id, tab, { ...AT_WORDS, caret: { version: 1, anchor: 1, head: 1 } });
    expect(await answer.json()).toMatchObject({ status: 409, code: "version_conflict", field: "caret.version" });
    expect(here(id)).toEqual([]);
    const wrong = await stet.call(`/api/articles/${id}/presence/${tab}?turn=0x1`, { method: "DELETE", token });
    expect(await wrong.json()).toMatchObject({ code: "invalid_input", field: "turn" });
  });

  it("refuses a tab without an id, and a body that is too long", async () => {
    const id = await load();
    expect(await (await put(id, "tab", HERE)).json()).toMatchObject({ code: "invalid_input", field: "tab" });
    const long = await put(id, newId(), { ...HERE, mode: "x".repeat(5_000) });
    expect([long.status, await long.json()]).toMatchObject([413, { code: "too_large" }]);
  });

  it("has no other methods", async () => {
    const answer = await stet.call(`/api/articles/${await load()}/presence/${newId()}`, { token });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "PUT, DELETE"]);
  });

  it("is in the document that describes the API", async () => {
    const { paths } = await (await stet.call("/api/openapi.json", { token })).json();
    expect(Object.keys(paths["/api/articles/{id}/presence/{tab}"])).toEqual(["put", "delete"]);
  });
});

describe("the stream", () => {
  const read = (response: Response, count: number) => readMessages<PresenceNews & { seq?: number }>(response, count);

  /** Puts, and waits until those who listen have been told. */
  async function putAndTold(id: string, tab: string, json: unknown, as = token): Promise<void> {
    const told = new Promise<void>((resolve) => {
      const stop = stet.handle.presence.subscribe(id, () => resolve(stop()));
    });
    await put(id, tab, json, as);
    await told;
  }

  const follow = (path: string) => stet.call(path, { token, headers: { accept: "text/event-stream" } });

  it.each([
    ["of one article", (id: string) => `/api/articles/${id}/events?after=0`],
    ["of a browser", (id: string) => `/api/events?after=${id}:0`],
  ])("%s tells a newcomer of all who are there, then of what changes", async (_which, pathOf) => {
    const [id, tab, otherTab] = [await load(), newId(), newId()];
    await putAndTold(id, tab, HERE);
    const reading = read(await follow(pathOf(id)), 3);
    await expect.poll(() => stet.handle.live.open).toBeGreaterThan(0);
    await putAndTold(id, otherTab, AT_WORDS, otherToken);
    await leave(id, otherTab, 2, otherToken);
    const messages = await reading;
    expect(messages.map(({ event, id: resumable }) => [event, resumable])).toEqual(
      Array(3).fill(["presence", undefined]),
    );
    expect(messages.map(({ data }) => [data.articleId, data.whole, data.here.map((one) => one.tab)])).toEqual([
      [id, true, [tab]],
      [id, false, [otherTab]],
      [id, false, []],
    ]);
    expect(messages[2]?.data.gone).toEqual([expect.stringMatching(new RegExp(`/${otherTab}$`))]);
  });

  it("brings the log between them, with the ids that one resumes from", async () => {
    const id = await load();
    const reading = read(await follow(`/api/articles/${id}/events?after=0`), 2);
    await expect.poll(() => stet.handle.live.open).toBeGreaterThan(0);
    await send(id, discussion("Is it?"));
    const messages = await reading;
    expect(messages.map(({ event }) => event).sort()).toEqual(["presence", undefined]);
    expect(messages.find(({ event }) => event === undefined)).toMatchObject({ id: "1", data: { seq: 1 } });
  });
});
