import { v5 } from "uuid";
import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import { dayTime, isoTime } from "./dates.ts";
import type {
  Report,
  ReportCitation,
  ReportClaim,
  ReportCorrection,
  ReportSpan,
  ReportThread,
  ReportVerdict,
} from "./report.ts";
import { WORDS } from "./words.ts";

/**
 * The review as a W3C AnnotationCollection in one page (Web Annotation Data Model, Recommendation of 2017-02-23).
 * Selectors count Unicode code points of the article's plain text, which is published with the collection and named by
 * its hash (RFC 6920), so that anyone can verify them.
 */
export function toWebAnnotations(report: Report): string {
  const text = textAddress(report.plainTextSha256);
  const items = [
    ...report.claims.flatMap((claim) => claimAnnotations(claim, report, text)),
    ...report.threads.flatMap((thread) => threadAnnotations(thread, text)),
  ];
  const id = urn(v5("annotations", report.articleId));
  const collection = {
    "@context": ["http://www.w3.org/ns/anno.jsonld", EXTRA_TERMS],
    id,
    type: "AnnotationCollection",
    label: report.headline,
    generator: { type: "Software", name: "Stet" },
    generated: isoTime(report.exportedAt),
    about: {
      id: text,
      type: "Text",
      format: "text/plain",
      ...languageOf(report),
      ...(report.byline.trim() === "" ? {} : { byline: report.byline.trim() }),
      ...(report.sourceUrl === null ? {} : { isBasedOn: report.sourceUrl }),
      sha256: report.plainTextSha256,
      text: report.plainText,
    },
    totals: totalsOf(report),
    total: items.length,
    first: { id: urn(v5("annotations/1", report.articleId)), type: "AnnotationPage", partOf: id, startIndex: 0, items },
  };
  return `${JSON.stringify(collection, null, 2).replace(/[<\u2028\u2029]/g, unicodeEscape)}\n`;
}

/**
 * Terms outside the annotation vocabulary, all schema.org's: the text that is annotated, its hash, origin and byline; the
 * review's totals; and the acts of judging whose object a claim is. They add to what the vocabulary says and change
 * none of it, so a reader who does not know them loses only what they tell.
 */
const EXTRA_TERMS = {
  about: "http://schema.org/about",
  byline: "http://schema.org/creditText",
  isBasedOn: { "@id": "http://schema.org/isBasedOn", "@type": "@id" },
  sha256: "http://schema.org/sha256",
  text: "http://schema.org/text",
  totals: "http://schema.org/additionalProperty",
  PropertyValue: "http://schema.org/PropertyValue",
  propertyID: "http://schema.org/propertyID",
  verdictHistory: { "@reverse": "http://schema.org/object" },
  AssessAction: "http://schema.org/AssessAction",
  from: "http://schema.org/replacee",
  to: "http://schema.org/result",
  contributor: "http://purl.org/dc/terms/contributor",
};

/** How many claims there are of each kind. The collection's own `total` counts annotations, as the W3C has it. */
function totalsOf({ totals, locale }: Report): object[] {
  const words = WORDS[locale];
  const count = (propertyID: string, label: string, value: number) => ({
    type: "PropertyValue",
    propertyID,
    label,
    value,
  });
  return [
    ...VERDICTS.map((verdict) => count(verdict, words[verdict], totals.verdicts[verdict])),
    count("claims", words.total, totals.total),
    count("no-source", words.noSourceTotal, totals.noSource),
    count("stale", words.staleTotal, totals.stale),
    count("orphaned", words.orphanedTotal, totals.orphaned),
    count("unfinished", words.unfinished, totals.unfinished),
  ];
}

const MOTIVATIONS: Record<Verdict, string> = {
  verified: "assessing",
  disputed: "assessing",
  "needs-source": "questioning",
};

function claimAnnotations(claim: ReportClaim, report: Report, text: string): object[] {
  const { judgedQuote, judgedContext } = claim;
  const words = WORDS[report.locale];
  const judged = { creator: person(claim.verdictBy), created: isoTime(claim.verdictAt) };
  const body: object[] = [{ ...textual("classifying", claim.verdict), ...judged }];
  if (claim.lacksSource) body.push(textual("tagging", "no-source"));
  if (claim.orphaned) body.push(textual("tagging", "orphaned"));
  if (claim.lostQuotes.length > 0) body.push(textual("tagging", "place-gone"));
  for (const quote of claim.lostQuotes) body.push(textual("describing", `${words.placeGone} ${quote}`, report.locale));
  if (judgedQuote !== null)
    body.push(textual("tagging", "stale"), textual("describing", `${words.judgedOn} ${judgedQuote}`, report.locale));
  if (judgedContext !== null)
    body.push(
      textual("tagging", "sentence-changed"),
      textual("describing", `${words.judgedIn} ${judgedContext}`, report.locale),
    );
  const annotation = {
    id: urn(claim.id),
    type: "Annotation",
    motivation: MOTIVATIONS[claim.verdict],
    creator: person(claim.createdBy),
    created: isoTime(claim.createdAt),
    ...(claim.verdictAt > claim.createdAt ? { modified: isoTime(claim.verdictAt) } : {}),
    label: `${words.claim} ${claim.number}`,
    verdictHistory: claim.history.map((entry) => judgement(entry, report)),
    body,
    target: claim.orphaned ? [lostTarget(claim, report)] : claim.spans.map((span) => spanTarget(span, text)),
  };
  return [
    annotation,
    ...claim.citations.map((citation) => citationAnnotation(citation, claim, report)),
    ...claim.corrections.map((correction) => correctionAnnotation(correction, claim, report)),
    ...claim.threads.flatMap((thread) => threadAnnotations(thread, urn(claim.id))),
  ];
}

/**
 * One verdict of a claim's history: who gave it, when, instead of which (of itself, when it was confirmed) and on which
 * words. Only the present one is a body of the claim's annotation, for what is a body is said of the claim now. Who took a
 * verdict back, or gave it again, is said to have done that, and the verdict that holds then stands in `to`.
 */
function judgement({ what, who, at, from, to, quote }: ReportVerdict, { locale }: Report): object {
  return {
    type: "AssessAction",
    ...(what === "created" || what === "verdict" || what === "verdict-renewed" ? {} : { label: WORDS[locale][what] }),
    creator: person(who),
    created: isoTime(at),
    ...(from === null ? {} : { from }),
    to,
    text: quote,
  };
}

function spanTarget({ start, end, quote, prefix, suffix }: ReportSpan, source: string): object {
  const around = { ...(prefix === "" ? {} : { prefix }), ...(suffix === "" ? {} : { suffix }) };
  return {
    type: "SpecificResource",
    source,
    selector: [
      { type: "TextQuoteSelector", exact: quote, ...around },
      { type: "TextPositionSelector", start, end },
    ],
  };
}

/** Text that is gone is a place in the article as it was when it was judged. */
function lostTarget(claim: ReportClaim, report: Report): object {
  return {
    type: "SpecificResource",
    source: urn(report.articleId),
    state: { type: "TimeState", sourceDate: isoTime(claim.verdictAt) },
    selector: { type: "TextQuoteSelector", exact: claim.quote },
  };
}

function citationAnnotation(citation: ReportCitation, claim: ReportClaim, report: Report): object {
  const { passage, accessed, locatorText, note } = citation;
  const selectors = [
    ...(passage.trim() === "" ? [] : [{ type: "TextQuoteSelector", exact: passage }]),
    ...timeSelector(citation),
  ];
  const day = dayTime(accessed);
  const source = {
    type: "SpecificResource",
    purpose: "linking",
    source: citation.url ?? urn(citation.sourceId),
    ...(day === null ? {} : { state: { type: "TimeState", sourceDate: day } }),
    ...(selectors.length === 0 ? {} : { selector: selectors }),
  };
  const reference = [citation.reference, locatorText].filter((part) => part !== "").join(" — ");
  const body = [source, textual("classifying", citation.stance), textual("describing", reference, report.locale)];
  body.push(textual("tagging", `${citation.sourceType}-source`));
  if (note.trim() !== "") body.push(textual("commenting", note));
  return {
    id: urn(citation.id),
    type: "Annotation",
    motivation: "linking",
    creator: person(citation.addedBy),
    created: isoTime(citation.addedAt),
    body,
    target: urn(claim.id),
  };
}

/** Editing, as the W3C calls a request for a change: the words to come, the reason, and whether it was done. */
function correctionAnnotation(correction: ReportCorrection, claim: ReportClaim, { locale }: Report): object {
  const { status, from, to, present, reason, reference, decision, decidedBy, decidedAt } = correction;
  const body = [textual("editing", to), textual("classifying", status), textual("commenting", reason)];
  if (present !== null) {
    const { outdated, outdatedGone } = WORDS[locale];
    const words = present === "" ? outdatedGone : `${outdated}: ${present}`;
    body.push(textual("tagging", "outdated"), textual("describing", words, locale));
  }
  if (reference !== "") body.push(textual("describing", reference));
  if (decision.trim() !== "") body.push(textual("moderating", decision));
  return {
    id: urn(correction.id),
    type: "Annotation",
    motivation: "editing",
    creator: person(correction.who),
    created: isoTime(correction.at),
    ...(decidedBy === null || decidedAt === null
      ? {}
      : { modified: isoTime(decidedAt), contributor: person(decidedBy) }),
    body,
    target: [{ type: "SpecificResource", source: urn(claim.id), selector: { type: "TextQuoteSelector", exact: from } }],
  };
}

/** A timestamp `[h:]mm:ss` as a media fragment; the other places have no selector that every source understands. */
function timeSelector({ locatorLabel, locator }: ReportCitation): object[] {
  const parts = locatorLabel === "timestamp" && /^(?:\d{1,3}:)?\d{1,2}:\d\d$/.test(locator) ? locator.split(":") : [];
  if (parts.length === 0) return [];
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return [{ type: "FragmentSelector", conformsTo: "http://www.w3.org/TR/media-frags/", value: `t=${seconds}` }];
}

/** The first comment is about the claim or the article, the others answer it. Deleted ones stay without a body. */
function threadAnnotations(thread: ReportThread, subject: string): object[] {
  const first = thread.comments[0];
  return thread.comments.map((comment) => {
    const changed = comment.deletedAt ?? comment.editedAt;
    const body =
      comment.deletedAt === null ? [textual(comment === first ? "commenting" : "replying", comment.body)] : [];
    if (comment.deletedAt !== null) body.push(textual("tagging", "deleted"));
    if (comment === first && thread.resolvedAt !== null) body.push(textual("tagging", "resolved"));
    return {
      id: urn(comment.id),
      type: "Annotation",
      motivation: comment === first ? "commenting" : "replying",
      creator: person(comment.who),
      created: isoTime(comment.at),
      ...(changed === null ? {} : { modified: isoTime(changed) }),
      body,
      target: comment === first || first === undefined ? subject : urn(first.id),
    };
  });
}

function textual(purpose: string, value: string, language?: string): object {
  return { type: "TextualBody", purpose, value, format: "text/plain", ...(language === undefined ? {} : { language }) };
}

function person(name: string): object {
  return { type: "Person", name };
}

function languageOf({ language }: Report): { language?: string } {
  return language === "und" ? {} : { language };
}

function urn(id: string): string {
  return `urn:uuid:${id}`;
}

/** A text named by its hash, with its media type: RFC 6920, section 3. */
function textAddress(sha256: string): string {
  const bytes = (sha256.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  const hash = btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `ni:///sha-256;${hash}?ct=text/plain`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
