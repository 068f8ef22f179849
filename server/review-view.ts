import type { Writer } from "#db/database.ts";
import {
  citationById,
  claimById,
  commentById,
  nextClaimNumber,
  sourceById,
  spanById,
  spansOfClaim,
  threadById,
} from "#db/queries/review.ts";
import { carryRange, mapRange, verifyAnchor } from "#domain/article/anchor.ts";
import { textBetween } from "#domain/article/text.ts";
import type { Command } from "#domain/review/commands.ts";
import { refersTo } from "#domain/review/decide.ts";
import type { ArticleRow, SpanRow } from "#domain/review/model.ts";
import { joinQuotes } from "#domain/review/rules/claims.ts";
import type { ReviewView } from "#domain/review/view.ts";
import type { StetHandle } from "./handle.ts";

/** The rows a command may look at, read inside its transaction, and the claim it turned out to be about. */
export async function loadView(
  { documents }: StetHandle,
  tx: Writer,
  article: ArticleRow,
  version: number,
  command: Command,
): Promise<ReviewView & { claimId: string | null }> {
  const ids = refersTo(command);
  const comment = ids.comment === undefined ? undefined : await commentById(tx, article.id, ids.comment);
  const threadId = ids.thread ?? comment?.threadId;
  const thread = threadId === undefined ? undefined : await threadById(tx, article.id, threadId);
  const citation = ids.citation === undefined ? undefined : await citationById(tx, article.id, ids.citation);
  const source = ids.source === undefined ? undefined : await sourceById(tx, article.id, ids.source);
  const claimId = ids.claim ?? citation?.claimId ?? thread?.claimId ?? null;
  const claim = claimId === null ? undefined : await claimById(tx, article.id, claimId);

  const placed = spansBrought(command);
  const readsText = placed.length > 0 || command.kind === "claim.setVerdict" || command.kind === "claim.removeSpan";
  const standing = claim && readsText ? await spansOfClaim(tx, article.id, claim.id) : [];
  const spans = new Map(standing.map((span) => [span.id, span]));
  for (const { id } of placed) {
    const taken = spans.get(id) ?? (await spanById(tx, article.id, id));
    if (taken) spans.set(id, taken);
  }
  const seen = "version" in command && command.version !== undefined ? command.version : version;
  const since = Math.min(seen, version, ...standing.map((span) => span.version));
  const history = readsText ? await documents.history(tx, article.id, version, since) : null;
  const text = () => {
    if (!history) throw new Error(`The text was not loaded for ${command.kind}`);
    return history;
  };

  return {
    claimId,
    article,
    claim: (id) => (claim?.id === id ? claim : undefined),
    spansOf: (id) => (claim?.id === id ? standing : []),
    span: (id) => spans.get(id),
    source: (id) => (source?.id === id ? source : undefined),
    citation: (id) => (citation?.id === id ? citation : undefined),
    thread: (id) => (thread?.id === id ? thread : undefined),
    comment: (id) => (comment?.id === id ? comment : undefined),
    nextClaimNumber: (
      (number) => () =>
        number
    )(command.kind === "claim.create" ? await nextClaimNumber(tx, article.id) : 0),
    readSpan(span, at, field) {
      const anchor = verifyAnchor(text().documentAt(at), span, field);
      const docs = Array.from({ length: version - at }, (_, index) => text().documentAt(at + 1 + index));
      return { ...anchor, ...carryRange(anchor, text().mapping(at, version).maps, docs), version };
    },
    claimText: (_claimId, at = version) => textOf(standing, at),
  };

  function textOf(places: readonly SpanRow[], asked: number): string {
    const at = Math.max(asked, ...places.map((span) => span.version));
    const doc = text().documentAt(at);
    return joinQuotes(
      places.flatMap((span) => {
        const { from, to } = mapRange(span, text().mapping(span.version, at));
        return to > from ? [{ from, quote: textBetween(doc, from, to) }] : [];
      }),
    );
  }
}

function spansBrought(command: Command): readonly { id: string }[] {
  if (command.kind === "claim.create" || command.kind === "claim.addSpans") return command.spans;
  return command.kind === "claim.changeSpan" ? [command.span] : [];
}
