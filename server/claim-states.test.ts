import { describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { completeClaimStates } from "./claim-states.ts";
import { examine } from "./doctor.ts";
import { openTestStetWithOwner, type TestStet } from "./testing.ts";

/** An article with one verified claim, “24 years”, and what the list of articles says of it. */
async function openYears(stet: TestStet) {
  const cookie = await stet.signIn();
  const json = { format: "text", content: "In 24 years.", headline: "Years" };
  const { id } = await (await stet.call("/api/articles", { json, cookie })).json();
  const claimId = newId();
  let version = 0;
  const run = async (...commands: object[]) => {
    const sent = commands.map((command) => ({ id: newId(), ...command }));
    const answer = await stet.call(`/api/articles/${id}/commands`, { json: sent, cookie });
    if (!answer.ok) throw new Error(await answer.text());
    const { events } = await answer.json();
    version = events.at(-1).version;
    return events;
  };
  const edit = (from: number, to: number, text: string) =>
    run({
      kind: "article.edit",
      version,
      steps: [
        { stepType: "replace", from, to, ...(text === "" ? {} : { slice: { content: [{ type: "text", text }] } }) },
      ],
    });
  const counted = async () => {
    const { articles } = await (await stet.call("/api/articles", { cookie })).json();
    return { stale: articles[0].stale.verified, orphaned: articles[0].orphaned, unfinished: articles[0].unfinished };
  };
  const spans = [{ id: newId(), from: 4, to: 12, quote: "24 years" }];
  await run({ kind: "claim.create", claimId, version: 0, verdict: "verified", spans });
  const sourceId = newId();
  const source = { id: sourceId, type: "primary", csl: { id: sourceId, type: "webpage", title: "Diary" } };
  await run({
    ...{ kind: "citation.add", citationId: newId(), claimId, sourceId, source, stance: "supports" },
    ...{ locatorLabel: "page", locator: "", passage: "", accessed: "", note: "" },
  });
  return { id, claimId, run, edit, counted };
}

const FRESH = { stale: 0, orphaned: 0, unfinished: 0 };
const STALE = { stale: 1, orphaned: 0, unfinished: 1 };
const GONE = { stale: 0, orphaned: 1, unfinished: 0 };

describe("the list of articles counts a claim as changed or gone", () => {
  it("from one digit until it is put back, and not for white space or the shape of signs", async () => {
    await using stet = await openTestStetWithOwner();
    const { edit, counted } = await openYears(stet);
    await edit(6, 6, "\u00A0");
    expect(await counted()).toEqual(FRESH);
    await edit(5, 6, "5");
    expect(await counted()).toEqual(STALE);
    await edit(5, 6, "4");
    expect(await counted()).toEqual(FRESH);
  });

  it("also when a word of it grows beyond its place, until somebody judges it again", async () => {
    await using stet = await openTestStetWithOwner();
    const { claimId, run, edit, counted } = await openYears(stet);
    await edit(4, 4, "1");
    expect(await counted()).toEqual(STALE);
    await run({ kind: "claim.setVerdict", claimId, verdict: "verified" });
    expect(await counted()).toEqual(FRESH);
  });

  it("not while it is removed, or all its words are gone, and again when that is taken back", async () => {
    await using stet = await openTestStetWithOwner();
    const { claimId, run, edit, counted } = await openYears(stet);
    await edit(4, 6, "25");
    const [removed] = await run({ kind: "claim.remove", claimId });
    expect(await counted()).toEqual(FRESH);
    await run({ kind: "event.undo", eventId: removed.id });
    expect(await counted()).toEqual(STALE);
    const [cut] = await edit(3, 12, "");
    expect(await counted()).toEqual(GONE);
    await run({ kind: "event.undo", eventId: cut.id });
    expect(await counted()).toEqual(STALE);
  });

  it("as gone also when nobody has judged it", async () => {
    await using stet = await openTestStetWithOwner();
    const { claimId, run, edit, counted } = await openYears(stet);
    await run({ kind: "claim.setVerdict", claimId, verdict: "needs-source" });
    await edit(3, 12, "");
    expect(await counted()).toEqual({ ...GONE, unfinished: 1 });
  });

  it("when a transaction that would have changed it is undone, as before", async () => {
    await using stet = await openTestStetWithOwner();
    const { id, counted, edit } = await openYears(stet);
    const steps = [{ stepType: "replace", from: 4, to: 6 }];
    const json = [
      { id: newId(), kind: "article.edit", version: 0, steps },
      { id: newId(), kind: "claim.remove", claimId: newId() },
    ];
    const answer = await stet.call(`/api/articles/${id}/commands`, { json, cookie: await stet.signIn() });
    expect(answer.status).toBe(404);
    expect(await counted()).toEqual(FRESH);
    await edit(4, 6, "25");
    expect(await counted()).toEqual(STALE);
  });
});

it("what an older program did not keep, or found by another rule, is worked out once", async () => {
  await using stet = await openTestStetWithOwner();
  const { edit, counted } = await openYears(stet);
  await edit(4, 6, "25");
  const { database } = stet.handle;
  for (const damage of ["delete from claim_states", "update claim_states set stale = 0, rule = 0"]) {
    await database.write(async (tx) => void (await tx.send(damage, [], "run")));
    expect(await counted()).toEqual(FRESH);
    await completeClaimStates(stet.handle, AbortSignal.abort());
    expect(await counted(), "it was told to stop").toEqual(FRESH);
    await completeClaimStates(stet.handle, new AbortController().signal);
    expect(await counted()).toEqual(STALE);
  }
  expect((await examine(stet.handle)).findings).toEqual([]);
});
