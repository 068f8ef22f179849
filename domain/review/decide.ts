import { patch } from "./change.ts";
import type { Command, CommandOf } from "./commands.ts";
import type { ArticleRow, Change } from "./model.ts";
import { addCitation, changeCitation, changeSource, removeCitation } from "./rules/citations.ts";
import {
  addSpans,
  changeSpan,
  createClaim,
  removeClaim,
  removeSpan,
  restoreClaim,
  setVerdict,
} from "./rules/claims.ts";
import { acceptCorrection, declineCorrection, proposeCorrection, withdrawCorrection } from "./rules/corrections.ts";
import { checkDraft } from "./rules/drafts.ts";
import { addComment, deleteComment, editComment, reopenThread, resolveThread, startThread } from "./rules/threads.ts";
import { undoEvent } from "./rules/undo.ts";
import { forgetVersion, nameVersion, renameVersion } from "./rules/versions.ts";
import type { DecisionContext, ReviewView } from "./view.ts";

/**
 * What an accepted command changes, from what is there now: the one place that knows. Pure; the server runs it in the
 * write transaction, the browser to show the change before the answer. Throws `AppError` when the command is refused.
 * What a command does to the text is for `textEffect` to say.
 */
export function decide(command: Command, view: ReviewView, context: DecisionContext): Change[] {
  switch (command.kind) {
    case "article.edit":
      return [];
    case "article.redraft":
      checkDraft(command, view, context);
      return patch("articles", view.article, fieldsOf(command));
    case "event.undo":
      return undoEvent(command, view, context);
    case "article.describe": {
      const { id: _id, kind: _kind, ...fields } = command;
      return patch("articles", view.article, fields);
    }
    case "claim.create":
      return createClaim(command, view, context);
    case "claim.setVerdict":
      return setVerdict(command, view, context);
    case "claim.addSpans":
      return addSpans(command, view);
    case "claim.changeSpan":
      return changeSpan(command, view);
    case "claim.removeSpan":
      return removeSpan(command, view);
    case "claim.remove":
      return removeClaim(command, view, context);
    case "claim.restore":
      return restoreClaim(command, view);
    case "source.change":
      return changeSource(command, view);
    case "citation.add":
      return addCitation(command, view, context);
    case "citation.change":
      return changeCitation(command, view);
    case "citation.remove":
      return removeCitation(command, view);
    case "thread.start":
      return startThread(command, view, context);
    case "thread.resolve":
      return resolveThread(command, view, context);
    case "thread.reopen":
      return reopenThread(command, view);
    case "comment.add":
      return addComment(command, view, context);
    case "comment.edit":
      return editComment(command, view, context);
    case "comment.delete":
      return deleteComment(command, view, context);
    case "correction.propose":
      return proposeCorrection(command, view, context);
    case "correction.accept":
      return acceptCorrection(command, view, context);
    case "correction.decline":
      return declineCorrection(command, view, context);
    case "correction.withdraw":
      return withdrawCorrection(command, view, context);
    case "version.name":
      return nameVersion(command, view, context);
    case "version.rename":
      return renameVersion(command, view);
    case "version.forget":
      return forgetVersion(command, view);
  }
}

/** The ids of existing rows a command may look at, by what they are; the server loads exactly these. */
export function refersTo(
  command: Command,
): Partial<
  Record<"claim" | "source" | "citation" | "thread" | "comment" | "correction" | "version" | "event", string>
> {
  switch (command.kind) {
    case "article.edit":
    case "article.redraft":
    case "article.describe":
      return {};
    case "event.undo":
      return { event: command.eventId };
    case "correction.propose":
      return {
        claim: command.claimId,
        correction: command.correctionId,
        ...(command.sourceId === null ? {} : { source: command.sourceId }),
      };
    case "correction.accept":
    case "correction.decline":
    case "correction.withdraw":
      return { correction: command.correctionId };
    case "version.name":
    case "version.rename":
    case "version.forget":
      return { version: command.versionId };
    case "source.change":
      return { source: command.source.id };
    case "citation.add":
      return { claim: command.claimId, source: command.sourceId, citation: command.citationId };
    case "citation.change":
    case "citation.remove":
      return { citation: command.citationId };
    case "thread.start":
      return {
        thread: command.threadId,
        comment: command.commentId,
        ...(command.claimId === null ? {} : { claim: command.claimId }),
      };
    case "thread.resolve":
    case "thread.reopen":
      return { thread: command.threadId };
    case "comment.add":
      return { thread: command.threadId, comment: command.commentId };
    case "comment.edit":
    case "comment.delete":
      return { comment: command.commentId };
    default:
      return { claim: command.claimId };
  }
}

/** What a new draft says of the article besides its text. */
function fieldsOf({ headline, byline }: CommandOf<"article.redraft">): Partial<ArticleRow> {
  return { ...(headline === undefined ? {} : { headline }), ...(byline === undefined ? {} : { byline }) };
}
