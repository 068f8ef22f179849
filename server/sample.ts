import type { Node } from "prosemirror-model";
import { articleIds } from "#db/queries/articles.ts";
import { ArticleText } from "#domain/article/text.ts";
import { otherPlaces } from "#domain/article/words.ts";
import { newId } from "#domain/ids.ts";
import type { Locale } from "#domain/review/citation.ts";
import type { Command, SpanInput } from "#domain/review/commands.ts";
import type { Actor } from "./actor.ts";
import { articleFacts, openArticle } from "./articles.ts";
import { runCommands } from "./commands.ts";
import { createArticle } from "./create-article.ts";
import type { StetHandle } from "./handle.ts";
import { authorize } from "./permissions.ts";
import { SAMPLE_EN } from "./sample-en.ts";
import { SAMPLE_ES } from "./sample-es.ts";
import type { SampleCitation, SampleClaim, SampleText } from "./sample-text.ts";

const SAMPLES: Record<Locale, SampleText> = { en: SAMPLE_EN, es: SAMPLE_ES };
/** The name the sample is loaded under, by which it is known again. */
const NAME = "stet-sample.md";
const LOOKED_AT = "2026-03-16";

/**
 * Gives a new newsroom a short article that is already half-checked, made in the way every article is, and answers its
 * id. A newsroom that has articles gets none (null), unless its only one is a sample that was cut short: that is
 * finished.
 *
 * @param locale the language the article is written in
 */
export async function ensureSample(handle: StetHandle, actor: Actor, locale: Locale = "en"): Promise<string | null> {
  const sample = SAMPLES[locale];
  const [first, ...more] = await handle.database.read(articleIds);
  if (first === undefined) {
    const { headline, byline, body } = sample;
    const request = { format: "markdown", content: body, headline, byline, language: locale, fileName: NAME } as const;
    const article = await createArticle(handle, authorize(actor, "article.create", null), request);
    return check(handle, actor, article.id, sample);
  }
  const facts = await articleFacts(handle, authorize(actor, "article.read", { articleId: first }));
  if (more.length > 0 || facts?.originalName !== NAME) return null;
  const begun = Object.values(SAMPLES).find((one) => one.headline === facts.headline);
  return facts.seq > 0 || begun === undefined ? first : check(handle, actor, first, begun);
}

/** Does the review of a sample, all of it or nothing. */
async function check(handle: StetHandle, actor: Actor, articleId: string, sample: SampleText): Promise<string> {
  const { doc, version } = await openArticle(handle, authorize(actor, "article.read", { articleId }));
  await runCommands(handle, authorize(actor, "article.write", { articleId }), reviewOf(sample, doc, version));
  return articleId;
}

function reviewOf(sample: SampleText, doc: Node, version: number): Command[] {
  const text = new ArticleText(doc);
  const sourceIds = new Map<string, string>();
  return sample.claims.flatMap((claim) => {
    const claimId = newId();
    const { verdict, citations = [] } = claim;
    return [
      command({ kind: "claim.create", claimId, version, spans: placesOf(claim, text), verdict }),
      ...citations.map((citation) => cite(claimId, citation, sample, sourceIds)),
      ...discuss(claimId, claim),
    ];
  });
}

function placesOf({ quote, everywhere }: SampleClaim, text: ArticleText): SpanInput[] {
  const at = text.text.indexOf(quote);
  if (at < 0) throw new Error(`The sample does not say “${quote}”.`);
  const first = { from: text.positionAt(at), to: text.positionAt(at + quote.length) };
  const places = everywhere ? [first, ...otherPlaces(text, quote, first)] : [first];
  return places.map((place) => ({ id: newId(), ...place, quote }));
}

/** The first citation of a source brings it along; later ones choose it. */
function cite(
  claimId: string,
  { source: key, note = "", ...rest }: SampleCitation,
  { sources }: SampleText,
  sourceIds: Map<string, string>,
): Command {
  const known = sourceIds.get(key);
  const sourceId = known ?? newId();
  sourceIds.set(key, sourceId);
  const source = sources[key];
  if (source === undefined) throw new Error(`The sample has no source “${key}”.`);
  const brought = { id: sourceId, type: source.type, csl: { ...source.csl, id: sourceId } };
  const what = { citationId: newId(), claimId, sourceId, ...(known === undefined ? { source: brought } : {}) };
  return command({ kind: "citation.add", ...what, ...rest, accessed: LOOKED_AT, note });
}

function discuss(claimId: string, { discussion }: SampleClaim): Command[] {
  const [opening, ...replies] = discussion?.comments ?? [];
  if (opening === undefined) return [];
  const threadId = newId();
  return [
    command({ kind: "thread.start", threadId, commentId: newId(), claimId, body: opening }),
    ...replies.map((body) => command({ kind: "comment.add", threadId, commentId: newId(), body })),
    ...(discussion?.resolved ? [command({ kind: "thread.resolve", threadId })] : []),
  ];
}

type Unnamed<C> = C extends Command ? Omit<C, "id"> : never;

function command(content: Unnamed<Command>): Command {
  return { ...content, id: newId() };
}
