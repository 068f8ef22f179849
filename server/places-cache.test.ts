import { expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { openTestStetWithOwner } from "./testing.ts";

it("a claim that is being typed over grows on after a transaction was undone, and in a server that was started anew", async () => {
  await using stet = await openTestStetWithOwner();
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

  await type(4, "3", 12);
  // Another place, and more at this one: none of it happened.
  for (const at of [1, 5]) {
    const refused = await send(put(at, "No."), put(1, "No."), { kind: "claim.remove", claimId: newId() });
    expect(refused.status).toBe(404);
  }
  await type(5, "0");
  call = stet.restarted();
  await type(6, " days");
  const after = await (await call(`/api/articles/${id}`, { cookie })).json();
  expect(after.spans).toMatchObject([{ from: 4, to: 11 }]);
});
