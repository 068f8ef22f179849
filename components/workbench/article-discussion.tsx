import { useTranslations } from "use-intl/react";
import { Dialog } from "../ui/dialog.tsx";
import { useDesk } from "./context.ts";
import { Discussion } from "./discussion.tsx";
import { useSignal } from "./signal.ts";

/** What is said about the article as a whole. */
export function ArticleDiscussion({ onClose }: { onClose: () => void }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const threads = useSignal(workbench.discussions);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("discussion.article")}
      closeLabel={t("close")}
      className="workbench-drawer workbench-drawer-end"
    >
      {threads.length === 0 ? <p className="mb-3 text-body text-soft">{t("discussion.articleEmpty")}</p> : null}
      <Discussion threads={threads} claimId={null} />
    </Dialog>
  );
}
