import { useTranslations } from "use-intl/react";
import { buttonClass } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useDesk } from "./context.ts";
import { type Omitted, omittedKind } from "./omitted.ts";

/** Everything the import left out, and the way to the original. */
export function OmissionsDialog({ omissions, onClose }: { omissions: readonly Omitted[]; onClose: () => void }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.omissions");
  const ui = useTranslations("ui");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
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
      <p className="text-body text-pretty text-soft">{t("explanation")}</p>
      <dl className="mt-4 divide-y divide-rule border-y border-rule">
        {omissions.map(({ kind, excerpt, count }) => (
          <div key={`${kind}${excerpt}`} className="py-2.5">
            <dt className="text-body font-medium">{t(`kinds.${omittedKind(kind)}`, { count })}</dt>
            {excerpt ? <dd className="font-serif text-body wrap-anywhere text-soft">{excerpt}</dd> : null}
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
