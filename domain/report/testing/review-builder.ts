import type { Node } from "prosemirror-model";
import { ArticleText } from "#domain/article/text.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type {
  CitationRow,
  ClaimRow,
  CommentRow,
  CorrectionRow,
  SourceRow,
  SpanRow,
  Stance,
  ThreadRow,
  Verdict,
} from "#domain/review/model.ts";
import { joinQuotes } from "#domain/review/rules/claims.ts";
import type { ReportInput } from "../model.ts";

/** A UUID that says what it is of: `id(0xc1, 3)` for the third claim. */
function id(kind: number, count: number): string {
  return `01900000-0000-7000-80${kind.toString(16).padStart(2, "0")}-${count.toString(16).padStart(12, "0")}`;
}

const MINUTE = 60_000;
/** 19 June 2024, 12:00 UTC. */
export const NOON = Date.UTC(2024, 5, 19, 12);

/** Gathers the rows and the log of a review of `body`, minute after minute. */
export class ReviewBuilder {
  readonly input: ReportInput;
  readonly #claims: ClaimRow[] = [];
  readonly #spans: SpanRow[] = [];
  readonly #sources: SourceRow[] = [];
  readonly #citations: CitationRow[] = [];
  readonly #threads: ThreadRow[] = [];
  readonly #comments: CommentRow[] = [];
  readonly #corrections: CorrectionRow[] = [];
  readonly #events: ReviewEvent[] = [];
  readonly #text: ArticleText;
  #minutes = 0;

  constructor(body: Node, article: Partial<ReportInput["article"]> = {}, people: Record<string, string> = {}) {
    this.#text = new ArticleText(body);
    const row = {
      id: id(0xa1, 1),
      headline: "A visit after 24 years",
      byline: "Mar Soler",
      language: "en",
      sourceUrl: "https://example.org/visit?a=1&b=2",
      deadline: null,
      createdBy: "ana",
      createdAt: NOON,
    };
    this.input = {
      article: { ...row, ...article },
      body,
      claims: this.#claims,
      spans: this.#spans,
      sources: this.#sources,
      citations: this.#citations,
      threads: this.#threads,
      comments: this.#comments,
      corrections: this.#corrections,
      events: this.#events,
      people: new Map(Object.entries({ ana: "Ana Prieto", luis: "Luis Ortega", ...people })),
      plainTextSha256: "ab".repeat(32),
      options: { at: NOON + 600 * MINUTE, locale: "en" },
    };
  }

  /** Marks the first place of each quote in the text; a quote that is not there is a place whose text is gone. */
  claim(verdict: Verdict, quotes: readonly string[], judged?: string): ClaimRow {
    return this.claimAt(
      verdict,
      quotes.map((quote) => {
        const start = this.#text.text.indexOf(quote);
        return start < 0 ? { quote, from: 1, to: 1 } : { quote, ...this.#positions(start, start + quote.length) };
      }),
      judged,
    );
  }

  claimAt(verdict: Verdict, places: readonly { quote: string; from: number; to: number }[], judged?: string): ClaimRow {
    const number = this.#claims.length + 1;
    const at = this.#tick();
    const claim: ClaimRow = {
      id: id(0xc1, number),
      articleId: this.input.article.id,
      number,
      verdict: "needs-source",
      judgedQuote: judged ?? joinQuotes(places),
      judgedContext: "",
      verdictBy: "ana",
      verdictAt: at,
      createdBy: "ana",
      createdAt: at,
      removedAt: null,
    };
    this.#log("claim.create", claim.id, "ana", [{ table: "claims", id: claim.id, before: null, after: claim }]);
    this.#claims.push(claim);
    places.forEach((place) => {
      const spanId = id(0x51, this.#spans.length + 1);
      const row = { id: spanId, articleId: claim.articleId, claimId: claim.id, version: 0, prefix: "", suffix: "" };
      this.#spans.push({ ...row, ...place });
    });
    if (verdict !== "needs-source") this.judge(claim, verdict);
    return this.#claims.at(-1) ?? claim;
  }

  /** The sentences that stood around a claim when it was judged. */
  judgedIn(claim: ClaimRow, judgedContext: string): void {
    const index = this.#claims.findIndex((other) => other.id === claim.id);
    const before = this.#claims[index];
    if (before) this.#claims[index] = { ...before, judgedContext };
  }

  judge(claim: ClaimRow, verdict: Verdict, by = "luis"): void {
    const index = this.#claims.findIndex((other) => other.id === claim.id);
    const before = this.#claims[index] ?? claim;
    const after: ClaimRow = { ...before, verdict, verdictBy: by, verdictAt: this.#tick() };
    this.#claims[index] = after;
    this.#log("claim.setVerdict", claim.id, by, [{ table: "claims", id: claim.id, before, after }]);
  }

  /** Takes the last thing done back, a verdict on a claim, or in turn that it was taken back. */
  takeBack(claim: ClaimRow, verdict: Verdict, given: string, by = "luis"): void {
    const index = this.#claims.findIndex((other) => other.id === claim.id);
    const before = this.#claims[index] ?? claim;
    const after: ClaimRow = { ...before, verdict, verdictBy: given };
    this.#tick();
    this.#claims[index] = after;
    this.#log("event.undo", claim.id, by, [{ table: "claims", id: claim.id, before, after }]);
  }

  source(csl: Partial<SourceRow["csl"]> = {}, type: SourceRow["type"] = "primary"): SourceRow {
    const sourceId = id(0x50, this.#sources.length + 1);
    const source: SourceRow = {
      id: sourceId,
      articleId: this.input.article.id,
      type,
      csl: { type: "webpage", title: "A source", ...csl, id: sourceId },
      createdBy: "ana",
      createdAt: this.#tick(),
    };
    this.#sources.push(source);
    return source;
  }

  cite(claim: ClaimRow, source: SourceRow, stance: Stance, fields: Partial<CitationRow> = {}): CitationRow {
    const citation: CitationRow = {
      id: id(0xc2, this.#citations.length + 1),
      articleId: claim.articleId,
      claimId: claim.id,
      sourceId: source.id,
      stance,
      locatorLabel: "paragraph",
      locator: "4",
      passage: "The passage.",
      accessed: "2024-06-20",
      note: "",
      createdBy: "luis",
      createdAt: this.#tick(),
      ...fields,
    };
    this.#citations.push(citation);
    return citation;
  }

  /** Proposes other words for `quote`, in whose place `there` stands now: its first place in the text, if it has one. */
  correct(
    claim: ClaimRow,
    quote: string,
    replacement: string,
    fields: Partial<CorrectionRow> = {},
    there = quote,
  ): CorrectionRow {
    const start = this.#text.text.indexOf(there);
    const place = start < 0 ? { from: 1, to: 1 } : this.#positions(start, start + there.length);
    const correction: CorrectionRow = {
      ...{ id: id(0xc3, this.#corrections.length + 1), articleId: claim.articleId, claimId: claim.id },
      ...{ ...place, version: 0, quote, prefix: "", suffix: "", replacement },
      ...{ reason: "Counted again.", sourceId: null, status: "open", decidedBy: null, decidedAt: null, decision: "" },
      ...{ createdBy: "luis", createdAt: this.#tick() },
      ...fields,
    };
    this.#corrections.push(correction);
    return correction;
  }

  thread(claim: ClaimRow | null, bodies: readonly string[], fields: Partial<ThreadRow> = {}): ThreadRow {
    const at = this.#tick();
    const owner = { articleId: this.input.article.id, createdBy: "ana", createdAt: at };
    const threadId = id(0x70, this.#threads.length + 1);
    const thread = {
      id: threadId,
      claimId: claim?.id ?? null,
      resolvedBy: null,
      resolvedAt: null,
      ...owner,
      ...fields,
    };
    this.#threads.push(thread);
    bodies.forEach((body, index) => {
      const comment = { ...owner, id: id(0x71, this.#comments.length + 1), threadId, body, editedAt: null };
      const createdBy = index % 2 === 0 ? "ana" : "luis";
      this.#comments.push({ ...comment, createdBy, createdAt: this.#tick(), deletedAt: body === "" ? at : null });
    });
    return thread;
  }

  #positions(start: number, end: number): { from: number; to: number } {
    return { from: this.#text.positionAt(start), to: this.#text.positionAt(end) };
  }

  #tick(): number {
    this.#minutes++;
    return NOON + this.#minutes * MINUTE;
  }

  #log(
    kind: "claim.create" | "claim.setVerdict" | "event.undo",
    claimId: string,
    by: string,
    changes: ReviewEvent["changes"],
  ): void {
    const seq = this.#events.length + 1;
    const eventId = this.#events.at(-1)?.id;
    const command = {
      id: id(0xe1, seq),
      kind,
      ...(kind === "event.undo" ? { eventId } : {}),
    } as ReviewEvent["command"];
    const who = { actorId: by, actorName: this.input.people.get(by) ?? by };
    const event = {
      articleId: this.input.article.id,
      seq,
      id: command.id,
      kind,
      claimId,
      version: 0,
      command,
      changes,
    };
    this.#events.push({ ...event, ...who, at: NOON + this.#minutes * MINUTE });
  }
}
