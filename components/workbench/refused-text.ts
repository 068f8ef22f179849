import type { ErrorCode } from "#domain/errors.ts";
import type { Command, CommandOf } from "#domain/review/commands.ts";
import type { ClaimRow, CorrectionRow } from "#domain/review/model.ts";
import { typedText } from "#domain/review/typed-text.ts";

/** What was not done, and why. */
export interface Refusal {
  /** What there is to say of it, of `workbench.refused.what`. */
  what: Subject | "accept" | "undo" | "undoClaim" | "undoCorrection" | "undoDraft" | "redo";
  /** The claim that it is about; 0 where it is about none. */
  number: number;
  /** A reason of its own, of `workbench.refused.why`; null where the error's own words say it. */
  why: "acceptChanged" | "editDropped" | "undoChanged" | null;
}

type Subject = ReturnType<typeof subjectOf>;

/** What of a session is asked: what one did, and the rows that it is about. */
interface Known {
  own: { get(eventId: string): { command: Pick<Command, "kind"> } | undefined };
  claimOf(eventId: string): string | null;
  store: {
    claim(claimId: string): Pick<ClaimRow, "number"> | undefined;
    correction(correctionId: string): Pick<CorrectionRow, "claimId"> | undefined;
  };
}

/** Says of a refused command what was not done and why. */
export function refusalOf(command: Command, code: ErrorCode | undefined, session: Known): Refusal {
  if (command.kind === "event.undo") return undoRefused(command, code, session);
  if (command.kind === "correction.accept") {
    const claimId = session.store.correction(command.correctionId)?.claimId;
    const isChanged = code === "quote_mismatch" || code === "text_changed";
    return { what: "accept", number: numberOf(claimId, session), why: isChanged ? "acceptChanged" : null };
  }
  const isDropped = command.kind === "article.edit" && code === "text_changed";
  return { what: subjectOf(command), number: 0, why: isDropped ? "editDropped" : null };
}

function undoRefused({ eventId }: CommandOf<"event.undo">, code: ErrorCode | undefined, session: Known): Refusal {
  const number = numberOf(session.claimOf(eventId) ?? undefined, session);
  return {
    what: undoneBy(session.own.get(eventId)?.command.kind, number),
    number,
    why: code === "text_changed" ? "undoChanged" : null,
  };
}

function undoneBy(kind: Command["kind"] | undefined, number: number): Refusal["what"] {
  if (kind === "article.redraft") return "undoDraft";
  if (kind === "event.undo") return "redo";
  if (kind === "correction.accept" && number > 0) return "undoCorrection";
  return number > 0 ? "undoClaim" : "undo";
}

function numberOf(claimId: string | undefined, { store }: Known): number {
  return claimId === undefined ? 0 : (store.claim(claimId)?.number ?? 0);
}

/** What a command is about, to name a refused one. */
function subjectOf({ kind }: Command): "text" | "claim" | "source" | "comment" | "correction" | "version" {
  if (kind.startsWith("article.")) return "text";
  if (kind.startsWith("claim.")) return "claim";
  if (kind.startsWith("correction.")) return "correction";
  if (kind.startsWith("version.")) return "version";
  return kind.startsWith("source.") || kind.startsWith("citation.") ? "source" : "comment";
}

/** The words a person put into a command, so that none is lost when it is refused. Empty when there were none. */
export function wordsIn(command: Command): string {
  switch (command.kind) {
    case "article.edit":
      return typedText(command.steps);
    case "article.describe":
      return [command.headline, command.byline].filter(Boolean).join("\n");
    case "claim.create":
    case "claim.addSpans":
      return command.spans.map((span) => span.quote).join("\n");
    case "claim.changeSpan":
      return command.span.quote;
    case "source.change":
      return [command.source.csl.title, command.source.csl.URL].filter(Boolean).join("\n");
    case "citation.add":
    case "citation.change": {
      const csl = command.kind === "citation.add" ? command.source?.csl : undefined;
      return [csl?.title, csl?.URL, command.passage, command.note].filter(Boolean).join("\n");
    }
    case "correction.propose":
      return [command.replacement, command.reason].join("\n");
    case "correction.decline":
      return command.note;
    case "version.name":
    case "version.rename":
      return command.name;
    case "thread.start":
    case "comment.add":
    case "comment.edit":
      return command.body;
    default:
      return "";
  }
}
