import { AppError } from "../../errors.ts";
import { found, free, patch, put } from "../change.ts";
import type { CommandOf } from "../commands.ts";
import type { Change, CommentRow } from "../model.ts";
import type { DecisionContext, ReviewView } from "../view.ts";
import { standingClaim } from "./claims.ts";

export function startThread(command: CommandOf<"thread.start">, view: ReviewView, context: DecisionContext): Change[] {
  free(view.thread(command.threadId), "threadId");
  const claimId = command.claimId === null ? null : standingClaim(view, command.claimId).id;
  const thread = {
    id: command.threadId,
    articleId: view.article.id,
    claimId,
    resolvedBy: null,
    resolvedAt: null,
    createdBy: context.actor.id,
    createdAt: context.at,
  };
  return [put("threads", thread), newComment(command, view, context)];
}

/** A reply. It reopens nothing: closing and reopening are said, not implied. */
export function addComment(command: CommandOf<"comment.add">, view: ReviewView, context: DecisionContext): Change[] {
  found(view.thread(command.threadId), "discussion", "threadId");
  return [newComment(command, view, context)];
}

export function editComment(
  command: CommandOf<"comment.edit">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  const comment = ownComment(view, command.commentId, actor.id);
  if (comment.deletedAt !== null) throw new AppError("not_found", "This comment was deleted.", { field: "commentId" });
  return comment.body === command.body ? [] : patch("comments", comment, { body: command.body, editedAt: at });
}

/** Empties the comment and keeps its place, so that replies keep their sense and the log its trace. */
export function deleteComment(
  command: CommandOf<"comment.delete">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  const comment = ownComment(view, command.commentId, actor.id);
  return comment.deletedAt === null ? patch("comments", comment, { body: "", deletedAt: at }) : [];
}

export function resolveThread(
  command: CommandOf<"thread.resolve">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  const thread = found(view.thread(command.threadId), "discussion", "threadId");
  return thread.resolvedAt === null ? patch("threads", thread, { resolvedAt: at, resolvedBy: actor.id }) : [];
}

export function reopenThread(command: CommandOf<"thread.reopen">, view: ReviewView): Change[] {
  const thread = found(view.thread(command.threadId), "discussion", "threadId");
  return patch("threads", thread, { resolvedAt: null, resolvedBy: null });
}

function newComment(
  command: { commentId: string; threadId: string; body: string },
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change {
  free(view.comment(command.commentId), "commentId");
  const comment: CommentRow = {
    id: command.commentId,
    articleId: view.article.id,
    threadId: command.threadId,
    body: command.body,
    createdBy: actor.id,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
  };
  return put("comments", comment);
}

function ownComment(view: ReviewView, commentId: string, actorId: string): CommentRow {
  const comment = found(view.comment(commentId), "comment", "commentId");
  if (comment.createdBy !== actorId)
    throw new AppError("forbidden", "Only its author can change or delete a comment.", { field: "commentId" });
  return comment;
}
