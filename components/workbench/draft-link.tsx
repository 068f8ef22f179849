import { FilePlus2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { useDesk } from "./context.ts";
import { useSignal } from "./signal.ts";

/** Beside the headline: where a new draft of the article comes in. */
export function DraftLink() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  if (useSignal(workbench.mode) === "read") return null;
  return (
    <Link
      href={`/articles/${workbench.session.store.article.id}/draft`}
      prefetch={false}
      aria-label={t("newDraft")}
      data-tooltip={t("newDraft")}
      className="no-print touch inline-flex size-9 shrink-0 items-center justify-center rounded-soft text-soft hover:bg-hover hover:text-ink"
    >
      <FilePlus2 aria-hidden className="size-4" />
    </Link>
  );
}
