import { useTranslations } from "use-intl/react";
import { otherHeadline } from "#domain/article/import/draft-headline.ts";
import { OmissionsReport } from "../articles/omissions-report.tsx";
import { Button } from "../ui/button.tsx";
import { LineDiff } from "../workbench/word-diff.tsx";
import type { Preview } from "./preview.ts";

type Props = {
  preview: Preview;
  /** Whether the draft's headline was taken as text; null where it cannot be. */
  isText: boolean | null;
  changesHeadline: boolean;
  onChangeHeadline: (changes: boolean) => void;
  onBelongs: (belongsToText: boolean) => void;
};

/** What the draft says besides its text: another headline, and what the import left out. */
export function DraftFacts({ preview, isText, changesHeadline, onChangeHeadline, onBelongs }: Props) {
  const t = useTranslations("drafts");
  const { imported, article } = preview;
  if (!imported) return null;
  const { omissions } = imported;
  const headline = otherHeadline(imported, article);
  const lang = article.language === "und" ? undefined : article.language;
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
            <label className="touch inline-flex items-center gap-2 text-body">
              <input
                type="checkbox"
                checked={changesHeadline}
                onChange={(event) => onChangeHeadline(event.target.checked)}
              />
              {t("changeHeadline")}
            </label>
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
