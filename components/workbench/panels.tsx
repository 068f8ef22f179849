import { useTranslations } from "use-intl/react";
import { type Omitted, sortOmissions } from "../articles/omitted.ts";
import { useDesk } from "./context.ts";
import { LateDialog } from "./late-part.tsx";
import { articleDiscussion, helpDialog, omissionsDialog } from "./late-parts.ts";
import { useSignal } from "./signal.ts";

/** What opens over the page now and then. */
export function Panels({ omissions }: { omissions: readonly Omitted[] }) {
  const { page } = useDesk();
  const t = useTranslations("workbench");
  const omitted = useTranslations("omissions");
  const panel = useSignal(page.panel);
  const close = () => page.panel.set(null);
  switch (panel) {
    case "help":
      return (
        <LateDialog code={helpDialog} title={t("help.title")} onClose={close} className="workbench-help">
          {(HelpDialog) => <HelpDialog onClose={close} />}
        </LateDialog>
      );
    case "discussion":
      return (
        <LateDialog
          code={articleDiscussion}
          title={t("discussion.article")}
          onClose={close}
          className="workbench-drawer workbench-drawer-end"
        >
          {(ArticleDiscussion) => <ArticleDiscussion onClose={close} />}
        </LateDialog>
      );
    case "omissions":
      return (
        <LateDialog
          code={omissionsDialog}
          title={omitted(sortOmissions(omissions).leftOut.length > 0 ? "label" : "labelKept")}
          onClose={close}
        >
          {(OmissionsDialog) => <OmissionsDialog omissions={omissions} onClose={close} />}
        </LateDialog>
      );
    default:
      return null;
  }
}
