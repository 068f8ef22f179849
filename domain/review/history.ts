import { type ReviewEvent, stepsOf } from "./event.ts";
import type { Change, ClaimRow, CslItem, SourceType, Verdict } from "./model.ts";

/** What can be done about a claim's verdict. */
export const JUDGING_KINDS = [
  "created",
  "verdict",
  "verdict-renewed",
  "verdict-taken-back",
  "verdict-given-again",
  "renewal-taken-back",
] as const;
export type JudgingKind = (typeof JUDGING_KINDS)[number];

/** What can happen to a claim. A "source" here is one used for the claim: a citation with its stance and place. */
export const HISTORY_KINDS = [
  ...JUDGING_KINDS,
  "place-added",
  "place-changed",
  "place-removed",
  "removed",
  "restored",
  "source-added",
  "source-changed",
  "source-removed",
  "record-changed",
  "thread-started",
  "thread-resolved",
  "thread-reopened",
  "comment-added",
  "comment-changed",
  "comment-deleted",
  "correction-proposed",
  "correction-accepted",
  "correction-declined",
  "correction-withdrawn",
  "correction-reopened",
] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** One thing that happened to a claim: who, when, and from what to what. */
export interface HistoryEntry {
  seq: number;
  /** UTC milliseconds; entries are ordered by `seq`, for clocks may go back. */
  at: number;
  /** The actor's name at that time. */
  who: string;
  whoId: string;
  what: HistoryKind;
  /**
   * Before and after: verdicts, quotes of places, corrected words, stances, or values of `field`. Comments' words are left out, so that
   * a deleted one does not live on in a card.
   */
  from?: string;
  to?: string;
  /** Which field of a citation or of its source changed; one entry a field. */
  field?: string;
  /** The place, citation, source, thread or comment it happened to. */
  rowId?: string;
  /** The source of a citation, as sources outlive their citations. */
  sourceId?: string;
  /** For verdicts: the words that were judged. */
  quote?: string;
}

type Happening = Omit<HistoryEntry, "seq" | "at" | "who" | "whoId">;
type ChangeOf<Table extends Change["table"]> = Extract<Change, { table: Table }>;

/**
 * The story of one claim from the article's log, read from the events' changes. A change of the text has no entry of
 * its own; whether it made the verdict stale is told by the claim's present text.
 */
export function claimHistory(events: readonly ReviewEvent[], claimId: string): HistoryEntry[] {
  const own: OwnRows = { claimId, threads: new Set(), sources: new Map(), taking: new Set() };
  return events
    .toSorted((one, other) => one.seq - other.seq)
    .flatMap((event) => {
      if (event.command.kind === "event.undo" && !own.taking.has(event.command.eventId)) own.taking.add(event.id);
      const { seq, at, actorName: who, actorId: whoId } = event;
      const isNew = event.changes.some((change) => change.table === "claims" && change.before === null);
      return event.changes
        .flatMap((change) => happenings(change, event, own, isNew))
        .map((happening) => ({ seq, at, who, whoId, ...happening }));
    });
}

/** What is the claim's own, as far as the log has been read. */
interface OwnRows {
  claimId: string;
  threads: Set<string>;
  /** How many of its citations use each source. */
  sources: Map<string, number>;
  /** The events that took something back; whoever takes back such a one does again what was taken back. */
  taking: Set<string>;
}

function happenings(change: Change, event: ReviewEvent, own: OwnRows, isNew: boolean): Happening[] {
  switch (change.table) {
    case "articles":
    case "versions":
      return [];
    case "corrections":
      return (change.after ?? change.before)?.claimId === own.claimId ? ofCorrection(change) : [];
    case "claims":
      return change.id === own.claimId ? ofClaim(change, event, own) : [];
    case "spans":
      // The places a claim is made with are told by "created", and those that moved with the text by the text.
      return isNew || stepsOf(event.command).length > 0 || (change.after ?? change.before)?.claimId !== own.claimId
        ? []
        : [ofSpan(change)];
    case "citations":
      return (change.after ?? change.before)?.claimId === own.claimId ? ofCitation(change, own) : [];
    case "sources":
      return own.sources.has(change.id) ? ofSource(change) : [];
    case "threads":
      return (change.after ?? change.before)?.claimId === own.claimId ? ofThread(change, own) : [];
    case "comments":
      return ofComment(change, event, own);
  }
}

function ofClaim({ before, after }: ChangeOf<"claims">, event: ReviewEvent, { taking }: OwnRows): Happening[] {
  if (after === null) return [{ what: "removed" }];
  if (before === null) return [{ what: "created", to: after.verdict, quote: after.judgedQuote }];
  const found: Happening[] = [];
  const verdicts: { from: Verdict; to: Verdict } = { from: before.verdict, to: after.verdict };
  const what = judgingOf(before, after, event, taking.has(event.id));
  if (what !== null) found.push({ what, ...verdicts, quote: after.judgedQuote });
  if (before.removedAt === null && after.removedAt !== null) found.push({ what: "removed" });
  if (before.removedAt !== null && after.removedAt === null) found.push({ what: "restored" });
  return found;
}

/** What was done about a verdict. Who takes one back gives none: the one that holds again is still its giver's. */
function judgingOf(before: ClaimRow, after: ClaimRow, { kind }: ReviewEvent, takesBack: boolean): JudgingKind | null {
  if (before.verdict !== after.verdict) {
    if (kind !== "event.undo") return "verdict";
    return takesBack ? "verdict-taken-back" : "verdict-given-again";
  }
  if (kind === "claim.setVerdict") return "verdict-renewed";
  if (kind !== "event.undo" || before.verdictAt === after.verdictAt) return null;
  return takesBack ? "renewal-taken-back" : "verdict-renewed";
}

function ofSpan({ id: rowId, before, after }: ChangeOf<"spans">): Happening {
  if (before === null) return { what: "place-added", to: after?.quote ?? "", rowId };
  if (after === null) return { what: "place-removed", from: before.quote, rowId };
  return { what: "place-changed", from: before.quote, to: after.quote, rowId };
}

const CITATION_FIELDS = ["stance", "locatorLabel", "locator", "passage", "accessed", "note"] as const;

function ofCitation({ id: rowId, before, after }: ChangeOf<"citations">, own: OwnRows): Happening[] {
  if (after !== null && before === null) {
    own.sources.set(after.sourceId, (own.sources.get(after.sourceId) ?? 0) + 1);
    return [{ what: "source-added", to: after.stance, rowId, sourceId: after.sourceId }];
  }
  if (before === null) return [];
  const { sourceId } = before;
  if (after === null) {
    const left = (own.sources.get(sourceId) ?? 1) - 1;
    if (left > 0) own.sources.set(sourceId, left);
    else own.sources.delete(sourceId);
    return [{ what: "source-removed", from: before.stance, rowId, sourceId }];
  }
  return CITATION_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    what: "source-changed",
    field,
    from: before[field],
    to: after[field],
    rowId,
    sourceId,
  }));
}

/** A record's change concerns every claim that cites it at that time. */
function ofSource({ id, before, after }: ChangeOf<"sources">): Happening[] {
  if (before === null || after === null) return [];
  const [old, now] = [recordFields(before), recordFields(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((field) => {
    const [from, to] = [old[field] ?? "", now[field] ?? ""];
    return from === to ? [] : [{ what: "record-changed" as const, field, from, to, rowId: id, sourceId: id }];
  });
}

/** The fields of a source as text: names separated by semicolons, dates as `2024-06-19`. */
function recordFields({ type, csl }: { type: SourceType; csl: CslItem }): Record<string, string> {
  const { id: _id, type: kind, author, issued, ...plain } = csl;
  return {
    sourceType: type,
    type: kind,
    ...plain,
    author: (author ?? []).map((name) => name.literal ?? `${name.family ?? ""}, ${name.given ?? ""}`).join("; "),
    issued: (issued?.["date-parts"] ?? [])
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-"))
      .join("/"),
  };
}

function ofThread({ id: rowId, before, after }: ChangeOf<"threads">, own: OwnRows): Happening[] {
  own.threads.add(rowId);
  if (before === null) return [{ what: "thread-started", rowId }];
  if (before.resolvedAt === null && after !== null && after.resolvedAt !== null)
    return [{ what: "thread-resolved", rowId }];
  if (before.resolvedAt !== null && after?.resolvedAt === null) return [{ what: "thread-reopened", rowId }];
  return [];
}

function ofCorrection({ id: rowId, before, after }: ChangeOf<"corrections">): Happening[] {
  if (after === null || before?.status === after.status) return [];
  const words = { from: after.quote, to: after.replacement, rowId };
  if (after.status === "open") return [{ what: before ? "correction-reopened" : "correction-proposed", ...words }];
  return [{ what: `correction-${after.status}`, ...words }];
}

/** A comment names only its thread; when the thread's beginning was not read, the event itself says the claim. */
function ofComment({ id: rowId, before, after }: ChangeOf<"comments">, event: ReviewEvent, own: OwnRows): Happening[] {
  const threadId = (after ?? before)?.threadId;
  if (event.claimId !== own.claimId && (threadId === undefined || !own.threads.has(threadId))) return [];
  if (before === null) return event.kind === "thread.start" ? [] : [{ what: "comment-added", rowId }];
  if (after === null || (before.deletedAt === null && after.deletedAt !== null))
    return [{ what: "comment-deleted", rowId }];
  return before.body === after.body ? [] : [{ what: "comment-changed", rowId }];
}
