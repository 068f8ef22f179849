import { describe, expect, it } from "vitest";
import { newId } from "#domain/ids.ts";
import { openTestStetWithOwner } from "./testing.ts";

describe("an article's history", () => {
  it("takes an edit made thousands of steps ago, and goes on with those made now", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    const json = { format: "text", content: "First.\n\nLast.", headline: "Much typed in" };
    const { id } = await (await stet.call("/api/articles", { json, cookie })).json();
    const type = async (version: number, at: number, letters: number) => {
      const slice = { content: [{ type: "text", text: "x" }] };
      const steps = Array(letters).fill({ stepType: "replace", from: at, to: at, slice });
      const command = { id: newId(), kind: "article.edit", version, steps };
      return stet.call(`/api/articles/${id}/commands`, { json: command, cookie });
    };
    for (let version = 0; version < 2400; version += 200) expect((await type(version, 1, 200)).status).toBe(200);
    const fromLongAgo = await type(0, 14, 1);
    expect(fromLongAgo.status).toBe(200);
    expect((await fromLongAgo.json()).events[0]).toMatchObject({ version: 2401, command: { version: 2400 } });
    expect((await type(2401, 1, 1)).status).toBe(200);
    const { doc, version } = await (await stet.call(`/api/articles/${id}`, { cookie })).json();
    expect(version).toBe(2402);
    expect(doc.content.map(({ content }: { content: { text: string }[] }) => content[0]?.text)).toEqual([
      `${"x".repeat(2401)}First.`,
      "Last.x",
    ]);
  });

  it("puts a claim made on an older text on no words that came where its own had been", async () => {
    await using stet = await openTestStetWithOwner();
    const cookie = await stet.signIn();
    const json = { format: "text", content: "In 24 years.", headline: "Years" };
    const { id } = await (await stet.call("/api/articles", { json, cookie })).json();
    const replace = (version: number, to: number, text: string) => ({
      id: newId(),
      kind: "article.edit",
      version,
      steps: [{ stepType: "replace", from: 4, to, slice: { content: [{ type: "text", text }] } }],
    });
    const spans = [{ id: newId(), from: 4, to: 12, quote: "24 years" }];
    const claim = { id: newId(), kind: "claim.create", claimId: newId(), version: 0, verdict: "verified", spans };
    const commands = [replace(0, 12, " "), replace(1, 5, "spring"), claim];
    expect((await stet.call(`/api/articles/${id}/commands`, { json: commands, cookie })).status).toBe(200);
    const loaded = await (await stet.call(`/api/articles/${id}`, { cookie })).json();
    expect(loaded.spans).toMatchObject([{ from: 4, to: 4, quote: "24 years" }]);
  });
});
