import { Scissors, X } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { type Omitted, type OmittedKind, sortOmissions } from "../articles/omitted.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useDesk } from "./context.ts";

/** Says above the article what the import left out or kept otherwise, so that nothing goes unchecked. Can be put away for good. */
export function OmissionsNote({ omissions }: { omissions: readonly Omitted[] }) {
  const { workbench, page } = useDesk();
  const t = useTranslations("omissions");
  const format = useFormatter();
  const key = `stet-omissions-seen:${workbench.session.store.article.id}`;
  const [seen, setSeen] = useState(() => readSeen(key));
  if (omissions.length === 0 || seen) return null;
  const { leftOut, kept } = sortOmissions(omissions);
  const list = (kinds: readonly OmittedKind[]) =>
    format.list(kinds.map(({ kind, count }) => t(`kinds.${kind}`, { count })));
  return (
    <aside aria-label={t(leftOut.length > 0 ? "label" : "labelKept")} className="omissions-note">
      <Scissors aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="flex-1 text-pretty">
        {leftOut.length > 0 ? t("note", { list: list(leftOut) }) : null}{" "}
        {kept.length > 0 ? t("noteKept", { list: list(kept) }) : null}{" "}
        <button type="button" className="omissions-more" onClick={() => page.panel.set("omissions")}>
          {t("more")}
        </button>
      </p>
      <IconButton
        size="small"
        label={t("dismiss")}
        onClick={() => {
          setSeen(true);
          writeSeen(key);
        }}
      >
        <X aria-hidden className="size-4" />
      </IconButton>
    </aside>
  );
}

function readSeen(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function writeSeen(key: string): void {
  try {
    localStorage.setItem(key, "1");
  } catch {}
}
