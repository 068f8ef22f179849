import { Node } from "prosemirror-model";
import { articleSchema } from "#domain/article/schema.ts";
import { newId } from "#domain/ids.ts";
import { LIMITS, VERDICTS } from "#domain/review/model.ts";
import { paragraphs, seededRandom } from "./seeded.ts";
import type { StetServer } from "./stet-server.ts";

/** The two articles that the aims speak of. */
export const ARTICLE_SIZES = [
  { words: 20_000, claims: 1_000 },
  { words: 100_000, claims: 5_000 },
] as const;

export interface SeededArticle {
  id: string;
  words: number;
  claims: SeededClaim[];
  /** The body as ProseMirror JSON. */
  doc: Record<string, unknown>;
}

export interface SeededClaim {
  id: string;
  from: number;
  to: number;
  quote: string;
}

/** Loads an article of so many words through the API and marks claims evenly over it, two to nine words each. */
export async function seedArticle(
  stet: StetServer,
  words: number,
  claims: number,
  seed: number,
): Promise<SeededArticle> {
  const html = paragraphs(words, seed).map((text) => `<p>${text}</p>`);
  const created = (await stet.call("/api/articles", {
    format: "html",
    content: `<article>${html.join("\n")}</article>`,
    headline: `A measured article of ${words.toLocaleString("en")} words`,
    language: "en",
  })) as { id: string };
  const { doc } = (await stet.call(`/api/articles/${created.id}`)) as { doc: Record<string, unknown> };
  const places = claimPlaces(Node.fromJSON(articleSchema, doc), claims, seed);
  const random = seededRandom(seed + 1);
  const made: SeededClaim[] = places.map((place) => ({ id: newId(), ...place }));
  for (let start = 0; start < made.length; start += LIMITS.commandsPerCall) {
    const commands = made.slice(start, start + LIMITS.commandsPerCall).map(({ id, ...place }) => ({
      id: newId(),
      kind: "claim.create",
      claimId: id,
      version: 0,
      verdict: VERDICTS[Math.floor(random() * VERDICTS.length)],
      spans: [{ id: newId(), ...place }],
    }));
    await stet.call(`/api/articles/${created.id}/commands`, commands);
  }
  return { id: created.id, words, claims: made, doc };
}

/** Where claims stand: whole words, as many in each block as its length asks for, and none in the last block. */
function claimPlaces(doc: Node, count: number, seed: number): Omit<SeededClaim, "id">[] {
  const random = seededRandom(seed + 2);
  const words: { from: number; to: number; block: number }[] = [];
  doc.forEach((block, offset, index) => {
    if (index === doc.childCount - 1) return;
    for (const { 0: word, index: at } of block.textContent.matchAll(/[\p{L}\p{N}]+/gu))
      words.push({ from: offset + 1 + at, to: offset + 1 + at + word.length, block: index });
  });
  return Array.from({ length: count }, (_, number) => {
    const first = Math.min(words.length - 1, Math.floor((number + random() * 0.5) * (words.length / count)));
    const start = words[first];
    if (!start) throw new Error("An article without words");
    const run = words.slice(first, first + 2 + Math.floor(random() * 8)).filter(({ block }) => block === start.block);
    const { from } = start;
    const to = run.at(-1)?.to ?? start.to;
    return { from, to, quote: doc.textBetween(from, to, "\n") };
  });
}
