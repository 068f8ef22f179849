import { expect } from "vitest";
import { newId } from "#domain/ids.ts";
import type { TestDesk } from "./desk.ts";

export const BODY = "It was the first visit in 24 years.\n\nThe pact has 23 articles.\n\nThe toll is 8.30 euros.";
/** “24 years” stands at 27, “23 articles” at 51. */
export const TEXT = `A pact is signed\n\n${BODY}`;

export type Preview = { version: number; steps: object[]; places: { id: string }[] };

/** The command that puts a draft in as it was shown. */
export const redraft = ({ version, steps, places }: Preview) => ({ kind: "article.redraft", version, steps, places });

/** What tests of new drafts do with the articles of a desk. */
export function draftsOf({ ask, send }: TestDesk) {
  return {
    /** Claims words of a paragraph; answers the claim's id. */
    async claim(id: string, from: number, quote: string): Promise<string> {
      const claimId = newId();
      const span = { id: newId(), from, to: from + quote.length, quote };
      const { version } = (await ask(`/api/articles/${id}`)).body;
      const claimed = { kind: "claim.create", claimId, version, verdict: "verified", spans: [span] };
      expect((await send(id, claimed)).status).toBe(200);
      return claimId;
    },

    preview: async (id: string, content: string) =>
      (await ask(`/api/articles/${id}/drafts`, { format: "text", content })).body,

    /** The text of an article's body, and of each of its spans. */
    async standing(id: string, query = "") {
      const { body } = await ask(`/api/articles/${id}${query}`);
      const blocks: { content?: { text: string }[] }[] = body.doc.content;
      const text = blocks.map((one) => (one.content ?? []).map((part) => part.text).join("")).join("\n");
      return { body, text, places: body.spans.map(({ from, to }: { from: number; to: number }) => [from, to]) };
    },
  };
}
