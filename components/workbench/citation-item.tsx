import { Check, Info, Pencil, Trash2, X } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl/react";
import { safeHref } from "#domain/article/links.ts";
import { newId } from "#domain/ids.ts";
import { citationLabel, locatorText } from "#domain/review/citation.ts";
import type { CitationRow, SourceRow, Stance } from "#domain/review/model.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useAttempt, useDesk, useReader } from "./context.ts";

/** A citation with the source it uses. */
export interface CitationEntry {
  citation: CitationRow;
  source: SourceRow;
}

const STANCE_ICONS: Record<Stance, typeof Check> = { supports: Check, contradicts: X, context: Info };

/** One citation as one reads it: what it says to the claim, from where, and the passage. */
export function CitationItem({ entry, onEdit }: { entry: CitationEntry; onEdit: () => void }) {
  const { citation, source } = entry;
  const { workbench } = useDesk();
  const t = useTranslations("workbench.citations");
  const format = useFormatter();
  const attempt = useAttempt();
  const reader = useReader();
  const label = citationLabel(source.csl, reader);
  const href = safeHref(source.csl.URL);
  const place = locatorText(citation.locatorLabel, citation.locator, reader);
  const Icon = STANCE_ICONS[citation.stance];

  function remove() {
    const { id, articleId: _article, createdBy: _by, createdAt: _at, ...fields } = citation;
    if (!attempt(() => workbench.act({ kind: "citation.remove", citationId: id }))) return;
    const putBack = () => workbench.act({ kind: "citation.add", citationId: newId(), ...fields });
    showToast({ title: t("removed"), action: { label: t("undo"), run: () => void attempt(putBack) } });
  }

  return (
    <article aria-label={label} className="citation" data-stance={citation.stance}>
      <header className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-3.5 shrink-0" />
        <span className="font-medium">{t(`stances.${citation.stance}`)}</span>
        <span className="text-faint">{t(`types.${source.type}`)}</span>
        <span className="citation-tools">
          <IconButton size="small" label={t("change", { label })} onClick={onEdit}>
            <Pencil aria-hidden className="size-3.5" />
          </IconButton>
          <IconButton size="small" label={t("remove", { label })} onClick={remove}>
            <Trash2 aria-hidden className="size-3.5" />
          </IconButton>
        </span>
      </header>
      <p className="wrap-anywhere">
        {href === null ? (
          label
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="citation-link">
            {label}
            <span className="sr-only"> {t("newTab")}</span>
          </a>
        )}
        {place ? <span className="text-soft">, {place}</span> : null}
      </p>
      {citation.passage ? <blockquote className="citation-passage">{citation.passage}</blockquote> : null}
      {citation.note ? <p className="citation-note">{citation.note}</p> : null}
      {citation.accessed ? (
        <p className="card-note">
          {t("accessed", {
            day: format.dateTime(new Date(citation.accessed), { dateStyle: "medium", timeZone: "UTC" }),
          })}
        </p>
      ) : null}
    </article>
  );
}
