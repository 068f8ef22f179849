import { expect, it, vi } from "vitest";
import { placedRows } from "#db/queries/review-rows.ts";
import { newId } from "#domain/ids.ts";
import { CHECKPOINT_EVERY } from "./documents.ts";
import { openTestStetWithOwner, type TestStet } from "./testing.ts";

/** An article with one verified claim, “24 years”, and somebody who types in it. */
async function openYears(stet: TestStet) {
  let call = stet.call;
  const cookie = await stet.signIn();
  const json = { format: "text", content: "In 24 years.", headline: "Years" };
  const { id } = await (await call("/api/articles", { json, cookie })).json();
  let version = 0;
  const send = (...commands: object[]) =>
    call(`/api/articles/${id}/commands`, {
      json: commands.map((command) => ({ id: newId(), ...command })),
      cookie,
    });
  const put = (at: number, text: string, until = at) => ({
    ...{ kind: "article.edit", version },
    steps: [{ stepType: "replace", from: at, to: until, slice: { content: [{ type: "text", text }] } }],
  });
  const spans = [{ id: newId(), from: 4, to: 12, quote: "24 years" }];
  const accepted = await send({ kind: "claim.create", claimId: newId(), version, verdict: "verified", spans });
  expect(accepted.ok).toBe(true);
  const type = async (at: number, text: string, until?: number) => {
    const answer = await send(put(at, text, until));
    version = (await answer.json()).events.at(-1).version;
  };
  const restart = () => {
    call = stet.restarted();
  };
  const places = async () => (await (await call(`/api/articles/${id}`, { cookie })).json()).spans;
  return { id, send, put, type, restart, places };
}

it("a claim that is being typed over grows on after a transaction was undone, and in a server that was started anew", async () => {
  await using stet = await openTestStetWithOwner();
  const { send, put, type, restart, places } = await openYears(stet);
  await type(4, "3", 12);
  // Another place, and more at this one: none of it happened.
  for (const at of [1, 5]) {
    const refused = await send(put(at, "No."), put(1, "No."), { kind: "claim.remove", claimId: newId() });
    expect(refused.status).toBe(404);
  }
  await type(5, "0");
  restart();
  await type(6, " days");
  expect(await places()).toMatchObject([{ from: 4, to: 11 }]);
});

it("… also when its place was stored on the way, which no event tells", async () => {
  await using stet = await openTestStetWithOwner();
  const { id, type, restart, places } = await openYears(stet);
  const { database } = stet.handle;
  // The claim was made long ago.
  await database.write((tx) => tx.send("update events set at = at - 120000", [], "run"));
  for (let step = 0; step < CHECKPOINT_EVERY; step++) await type(1, "x");
  await vi.waitUntil(async () => (await database.read((db) => placedRows(db, id)))[0]?.version === CHECKPOINT_EVERY);
  const from = 4 + CHECKPOINT_EVERY;
  await type(from, "3", from + 8);
  restart();
  await type(from + 1, "0 days");
  expect(await places()).toMatchObject([{ from, to: from + 7 }]);
});
