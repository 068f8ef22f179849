import { useTranslations } from "use-intl/react";
import { OmissionsReport } from "../articles/omissions-report.tsx";
import { type Omitted, sortOmissions } from "../articles/omitted.ts";
import { buttonClass } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useDesk } from "./context.ts";

/** Everything the import left out or kept in another form, and the way to the original. */
export function OmissionsDialog({ omissions, onClose }: { omissions: readonly Omitted[]; onClose: () => void }) {
  const { workbench } = useDesk();
  const t = useTranslations("omissions");
  const ui = useTranslations("ui");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(sortOmissions(omissions).leftOut.length > 0 ? "label" : "labelKept")}
      closeLabel={ui("close")}
      footer={
        <a
          href={`/api/articles/${workbench.session.store.article.id}/original`}
          className={buttonClass({ size: "small" })}
        >
          {t("original")}
        </a>
      }
    >
      <OmissionsReport omissions={omissions} />
    </Dialog>
  );
}
