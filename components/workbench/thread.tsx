import { Check, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { newId } from "#domain/ids.ts";
import { Button } from "../ui/button.tsx";
import { isEmptied, type ThreadView } from "./claim-view.ts";
import { Comment } from "./comment.tsx";
import { CommentBox } from "./comment-box.tsx";
import { useAttempt, useDesk } from "./context.ts";

/** One discussion: its comments, and what can be done with it. A resolved one is folded, of an emptied one the trace stays. */
export function Thread({ view }: { view: ThreadView }) {
  const { thread, comments } = view;
  const { workbench } = useDesk();
  const t = useTranslations("workbench.discussion");
  const attempt = useAttempt();
  const [replying, setReplying] = useState(false);
  const threadId = thread.id;
  const resolved = thread.resolvedAt !== null;
  const words = (
    <>
      {comments.map((comment) => (
        <Comment key={comment.id} comment={comment} />
      ))}
      {replying ? (
        <CommentBox
          name={`reply:${threadId}`}
          label={t("reply")}
          submitLabel={t("send")}
          onSubmit={(body) => attempt(() => workbench.act({ kind: "comment.add", threadId, commentId: newId(), body }))}
          onClose={() => setReplying(false)}
        />
      ) : null}
      {isEmptied(view) ? null : (
        <div className="flex gap-1">
          {replying ? null : (
            <Button size="small" variant="quiet" onClick={() => setReplying(true)}>
              {t("reply")}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon={
              resolved ? <RotateCcw aria-hidden className="size-3.5" /> : <Check aria-hidden className="size-3.5" />
            }
            onClick={() =>
              attempt(() => workbench.act({ kind: resolved ? "thread.reopen" : "thread.resolve", threadId }))
            }
          >
            {t(resolved ? "reopen" : "resolve")}
          </Button>
        </div>
      )}
    </>
  );
  if (!resolved) return <div className="thread">{words}</div>;
  return (
    <details className="thread card-details">
      <summary>{t("resolvedBy", { name: workbench.nameOf(thread.resolvedBy ?? ""), count: comments.length })}</summary>
      {words}
    </details>
  );
}
