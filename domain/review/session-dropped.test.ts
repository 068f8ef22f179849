import { describe, expect, it } from "vitest";
import { Authority } from "#domain/testing/authority.ts";
import { type Browser, open, placeOf, reopen, retype, settle, turns, type } from "#domain/testing/browsers.ts";
import { lines } from "#domain/testing/documents.ts";
import { LUIS } from "#domain/testing/review.ts";
import { typedText } from "./typed-text.ts";

const TEXT = "The mayor paid 3.4 million for the refit.\nThe vessel was built in 1978.";

/** Ana deletes some words while Luis, whose line is down, types. */
async function apart(deleted: string, typing: (luis: Browser) => void) {
  const authority = new Authority(lines(TEXT));
  const [ana, luis] = [await open(authority), await open(authority, LUIS)];
  luis.line.fates = ["lost", "lost", "lost"];
  typing(luis);
  await turns();
  const { from, to } = placeOf(ana.session, deleted);
  ana.session.dispatch(ana.session.state.tr.delete(from, to));
  await settle(ana);
  return { authority, ana, luis };
}

/** What a page keeps of its person's words that are not in the article. */
const kept = ({ session }: Browser) =>
  session.refused.map(({ command, code }) => [command.kind === "article.edit" && typedText(command.steps), code]);

describe("what was typed where somebody else deleted the text around it", () => {
  it("is kept for whoever typed it, and said to be not in the article", async () => {
    const { authority, luis } = await apart("paid 3.4 million for", (page) => type(page, 15, " very well"));
    await settle(luis);
    expect(authority.doc.textContent).not.toContain("very well");
    expect(kept(luis)).toEqual([[" very well", "text_changed"]]);
    expect((await reopen(authority, luis)).session.refused).toEqual(luis.session.refused);
  });

  it("is one piece, though some of it was on its way and some was not", async () => {
    const { luis } = await apart("paid 3.4 million for", (page) => {
      type(page, 15, " very");
      type(page, 20, " well");
    });
    await settle(luis);
    expect(kept(luis)).toEqual([[" very well", "text_changed"]]);
  });

  it("is not told when it found its place, also when the server put it in before the page heard of the deletion", async () => {
    const { authority, luis } = await apart("The vessel", (page) => retype(page, "3.4", "3.5"));
    await settle(luis);
    expect([authority.doc.textContent.includes("3.5 million"), kept(luis)]).toEqual([true, []]);
  });

  it("is not told when it was only spaces", async () => {
    const { luis } = await apart("paid 3.4 million for", (page) => type(page, 15, "  "));
    await settle(luis);
    expect(kept(luis)).toEqual([]);
  });
});
