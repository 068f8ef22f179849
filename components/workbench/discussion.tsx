import { useTranslations } from "use-intl/react";
import { newId } from "#domain/ids.ts";
import { isEmptied, type ThreadView } from "./claim-view.ts";
import { CommentBox } from "./comment-box.tsx";
import { useAttempt, useDesk } from "./context.ts";
import { useKeysHeard } from "./key-cap.tsx";
import { Thread } from "./thread.tsx";

type Props = { threads: readonly ThreadView[]; claimId: string | null };

/** What is said about a claim, or about the article (`null`), and a box to say something new. */
export function Discussion({ threads, claimId }: Props) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.discussion");
  const attempt = useAttempt();
  const heard = useKeysHeard();
  const start = (body: string) =>
    attempt(() => workbench.act({ kind: "thread.start", threadId: newId(), commentId: newId(), claimId, body }));
  return (
    <section aria-label={t("title")} className="card-section">
      {threads.map((view) => (
        <Thread key={view.thread.id} view={view} />
      ))}
      <div data-part="comment">
        <CommentBox
          name={`comment:${claimId ?? "article"}`}
          label={t(threads.every(isEmptied) ? "start" : "startAnother")}
          submitLabel={t("send")}
          shortcut={heard("M")}
          onSubmit={start}
        />
      </div>
    </section>
  );
}
