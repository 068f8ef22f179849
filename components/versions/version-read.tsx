import { directionOf } from "#domain/report/dates.ts";
import type { Report } from "#domain/report/report.ts";
import { languageName } from "../i18n/language-name.ts";
import { formatter, requestPreferences, translations } from "../i18n/server.tsx";
import { HEADING_ID } from "./heading-id.ts";
import { VersionClaims } from "./version-claims.tsx";
import { VersionText } from "./version-text.tsx";
import { VersionTools } from "./version-tools.tsx";

type Props = {
  seq: number;
  at: number;
  who: string | null;
  /** The file that was put in at this point, when it was one. */
  file: { seq: number; name: string } | null;
  report: Report;
  /** What the point is called. */
  title: string;
  /** Whether nothing has been done since. */
  isPresent: boolean;
  /** How many changes there had been. */
  changes: number;
};

/** The article as it was at a point of its log, with its claims as they were. */
export async function VersionRead({ seq, at, who, file, report, title, isPresent, changes }: Props) {
  const [t, format, { locale }] = await Promise.all([translations("versions"), formatter(), requestPreferences()]);
  const when = format.dateTime(at, { dateStyle: "long", timeStyle: "short" });
  const { headline, byline, language } = report;
  const lang = language === "und" ? undefined : language;
  const dir = directionOf(language);
  const bannerOf = () => {
    if (who === null) return t(isPresent ? "presentLoaded" : "pastLoaded", { when });
    return isPresent ? t("present", { when, who }) : t("past", { when, who, count: changes });
  };
  return (
    <>
      <header className="versions-head">
        <h2 id={HEADING_ID} tabIndex={-1}>
          {title}
        </h2>
        <p className="versions-banner">{bannerOf()}</p>
        <VersionTools key={seq} seq={seq} file={file} />
      </header>
      <div className="versions-reading">
        <article className="versions-article" aria-label={headline || t("untitled")} lang={lang} dir={dir}>
          <h3 className="versions-headline">{headline || t("untitled")}</h3>
          <p className="versions-byline">
            {byline ? <span>{byline}</span> : null}
            <span lang={locale}>{languageName(language, locale) ?? t("languageUnknown")}</span>
          </p>
          <VersionText blocks={report.blocks} claims={report.claims} />
        </article>
        <VersionClaims claims={report.claims} totals={report.totals} lang={lang} />
      </div>
    </>
  );
}
