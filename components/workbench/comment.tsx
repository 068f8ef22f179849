import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { newId } from "#domain/ids.ts";
import type { CommentRow } from "#domain/review/model.ts";
import { showToast } from "../ui/toast-store.ts";
import { CommentBox } from "./comment-box.tsx";
import { useAttempt, useDesk } from "./context.ts";
import { When } from "./when.tsx";

/** One comment. Its author can change and delete it; a deleted one leaves a trace. */
export function Comment({ comment }: { comment: CommentRow }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.discussion");
  const attempt = useAttempt();
  const [editing, setEditing] = useState(false);
  const name = workbench.nameOf(comment.createdBy) || t("someone");
  const commentId = comment.id;
  if (comment.deletedAt !== null)
    return (
      <p className="comment-trace">{t.rich("deleted", { name, when: () => <When at={comment.deletedAt ?? 0} /> })}</p>
    );

  function remove() {
    if (!attempt(() => workbench.act({ kind: "comment.delete", commentId }))) return;
    const { threadId, body } = comment;
    // The trace stays: that something was deleted is part of the record.
    const sayAgain = () => workbench.act({ kind: "comment.add", commentId: newId(), threadId, body });
    showToast({ title: t("deletedNow"), action: { label: t("sayAgain"), run: () => void attempt(sayAgain) } });
  }

  return (
    <article aria-label={t("by", { name })} className="comment">
      <header className="flex flex-wrap items-baseline gap-x-1.5">
        <span className="font-medium">{name}</span>
        <span className="text-small text-faint">
          <When at={comment.createdAt} />
          {comment.editedAt === null ? "" : ` · ${t("edited")}`}
        </span>
        {comment.createdBy === workbench.session.me.id && !editing ? (
          <span className="comment-tools">
            <button type="button" onClick={() => setEditing(true)}>
              {t("edit")}
            </button>
            <button type="button" onClick={remove}>
              {t("delete")}
            </button>
          </span>
        ) : null}
      </header>
      {editing ? (
        <CommentBox
          name={`edit:${commentId}`}
          label={t("editLabel")}
          submitLabel={t("save")}
          first={comment.body}
          onSubmit={(body) => attempt(() => workbench.act({ kind: "comment.edit", commentId, body }))}
          onClose={() => setEditing(false)}
        />
      ) : (
        <p className="comment-words" dir="auto">
          {comment.body}
        </p>
      )}
    </article>
  );
}
