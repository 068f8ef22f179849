import { useTranslations } from "use-intl/react";
import { otherByline, otherHeadline } from "#domain/article/import/draft-headline.ts";
import { OmissionsReport } from "../articles/omissions-report.tsx";
import { Button } from "../ui/button.tsx";
import { LineDiff } from "../workbench/word-diff.tsx";
import type { Preview } from "./preview.ts";

export type DraftField = "headline" | "byline";

type Props = {
  preview: Preview;
  /** Whether the draft's headline was taken as text; null where it cannot be. */
  isText: boolean | null;
  /** Which of headline and byline are to change, too. */
  changes: ReadonlySet<DraftField>;
  onChange: (field: DraftField, changes: boolean) => void;
  onBelongs: (belongsToText: boolean) => void;
};

/** What the draft says besides its text: another headline or byline, and what the import left out. */
export function DraftFacts({ preview, isText, changes, onChange, onBelongs }: Props) {
  const t = useTranslations("drafts");
  const { imported, article } = preview;
  if (!imported) return null;
  const { omissions } = imported;
  const headline = otherHeadline(imported, article);
  const byline = otherByline(imported, article);
  const lang = article.language === "und" ? undefined : article.language;
  const box = (field: DraftField) => (
    <label className="touch inline-flex items-center gap-2 text-body">
      <input type="checkbox" checked={changes.has(field)} onChange={(event) => onChange(field, event.target.checked)} />
      {t(`change.${field}`)}
    </label>
  );
  const count = omissions.reduce((sum, one) => sum + one.count, 0);
  return (
    <>
      {headline !== null ? (
        <div className="draft-fact">
          <p className="text-tool text-soft">{t("headline")}</p>
          <p lang={lang} className="draft-diff">
            <LineDiff before={article.headline} after={headline} />
          </p>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {box("headline")}
            {isText === null ? null : (
              <Button size="small" onClick={() => onBelongs(true)}>
                {t("headlineIsText")}
              </Button>
            )}
          </div>
        </div>
      ) : isText ? (
        <div className="draft-fact">
          <Button size="small" onClick={() => onBelongs(false)}>
            {t("headlineIsHeadline")}
          </Button>
        </div>
      ) : null}
      {byline !== null ? (
        <div className="draft-fact">
          <p className="text-tool text-soft">{t("byline")}</p>
          <p className="draft-diff">
            <LineDiff before={article.byline} after={byline} />
          </p>
          {box("byline")}
        </div>
      ) : null}
      {omissions.length > 0 ? (
        <details className="draft-fact">
          <summary className="text-body font-medium">{t("omissions", { count })}</summary>
          <div className="pt-3">
            <OmissionsReport omissions={omissions} />
          </div>
        </details>
      ) : null}
    </>
  );
}
