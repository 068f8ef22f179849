import type { ComparedBlock } from "#domain/article/alignment/compare.ts";
import { textBetween } from "#domain/article/text.ts";
import { AppError } from "#domain/errors.ts";
import type { ArticleRow } from "#domain/review/model.ts";
import type { PreviewedClaim } from "#domain/review/redraft.ts";
import { openArticle } from "./articles.ts";
import type { NewArticle } from "./create-article.ts";
import { type DraftWork, type DraftWorked, workOutDraft } from "./draft-work.ts";
import type { StetHandle } from "./handle.ts";
import { articleAt } from "./past.ts";
import type { Permit } from "./permissions.ts";
import { inThread } from "./thread.ts";

/** Where a new draft comes from: a text, or what the article was at a point of its log. */
export type DraftSource = { text: NewArticle } | { seq: number };

/** What a new draft would do. `version`, `steps` and `places` are what `article.redraft` takes. */
export interface DraftPreview extends Omit<DraftWorked, "claims"> {
  version: number;
  seq: number;
  article: ArticleRow;
  /** Those in doubt first. */
  claims: PreviewedClaim[];
}

/** Bodies up to this size, in ProseMirror positions, are compared at once. */
const SHORT = 30_000;

/** Says what a new draft would do to an article and its claims. Nothing is changed. Throws `AppError`. */
export async function previewDraft(
  handle: StetHandle,
  permit: Permit<"article.read">,
  source: DraftSource,
): Promise<DraftPreview> {
  const { rows, doc, version, seq } = await openArticle(handle, permit);
  const { claims, spans, corrections } = rows;
  const { fresh, imported } = await contentOf(handle, permit, source);
  const { headline, language } = rows.article;
  const work: DraftWork = {
    old: doc.toJSON(),
    headline,
    fresh,
    rows: { article: { language }, claims, spans, corrections },
  };
  const length = "text" in source ? source.text.content.length : doc.content.size;
  const worked = await workOut(work, doc.content.size + length);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const words = new Map(spans.map(({ id, from, to, quote }) => [id, textBetween(doc, from, to) || quote]));
  return {
    ...{ ...worked, imported: worked.imported ?? imported, version, seq, article: rows.article },
    claims: worked.claims.map((claim) => ({
      ...claim,
      number: byId.get(claim.claimId)?.number ?? 0,
      verdict: byId.get(claim.claimId)?.verdict ?? "needs-source",
      judgedQuote: byId.get(claim.claimId)?.judgedQuote ?? "",
      spans: claim.spans.map((span) => ({ ...span, words: words.get(span.id) ?? "" })),
    })),
  };
}

/** Two points of the log: what the article was called and by whom at each, and its paragraphs side by side. */
export interface Comparison {
  articles: readonly [old: ArticleRow, fresh: ArticleRow];
  blocks: ComparedBlock[];
}

/** Two points of the log side by side, word by word. Throws `AppError`. */
export async function compareAt(
  handle: StetHandle,
  permit: Permit<"article.read">,
  from: number,
  to: number,
): Promise<Comparison> {
  const old = await articleAt(handle, permit, from, "from");
  const fresh = await articleAt(handle, permit, to, "to");
  const rows = { article: old.rows.article, claims: [], spans: [], corrections: [] };
  const work: DraftWork = { old: old.doc.toJSON(), headline: "", fresh: { doc: fresh.doc.toJSON() }, rows };
  const { blocks } = await workOut(work, old.doc.content.size + fresh.doc.content.size);
  return { articles: [old.rows.article, fresh.rows.article], blocks };
}

async function workOut(work: DraftWork, length: number): Promise<DraftWorked> {
  return length <= SHORT ? workOutDraft(work) : inThread<DraftWorked>(TASK, work, TOO_MUCH);
}

const TASK = new URL("./draft-task.ts", import.meta.url);
const TOO_MUCH = new AppError("too_large", "These drafts take too long to compare. Load the new one as an article.", {
  field: "content",
});

/** What is compared, and what a point of the log says besides its text. */
async function contentOf(
  handle: StetHandle,
  permit: Permit<"article.read">,
  source: DraftSource,
): Promise<Pick<DraftWork, "fresh"> & Pick<DraftWorked, "imported">> {
  if ("text" in source) return { fresh: readable(source), imported: null };
  const { doc, rows } = await articleAt(handle, permit, source.seq);
  const { headline, byline, language } = rows.article;
  return { fresh: { doc: doc.toJSON() }, imported: { headline, byline, language, omissions: [] } };
}

/** The text alone: the bytes it came in stay here. */
function readable({ text }: { text: NewArticle }): DraftWork["fresh"] {
  const { format, content, headline, byline, language, fileName } = text;
  return { text: { format, content, headline, byline, language, fileName } };
}
