import { ArrowLeft, Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { LOCALES, type Locale } from "#components/i18n/locale.ts";
import { requestPreferences, translations } from "#components/i18n/server.tsx";
import { Header } from "#components/shell/header.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { isId } from "#domain/ids.ts";
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from "#domain/report/formats.ts";
import { articleFacts } from "#server/articles.ts";
import { stet } from "#server/handle.ts";
import { authorize } from "#server/permissions.ts";
import { readReport } from "#server/reports.ts";
import { signedIn } from "../../../member.ts";
import { Choice } from "./choice.tsx";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("report");
  return { title: t("heading") };
}

/** The report as it will be downloaded, to look at first. Everything is in the address: format and language. */
export default async function ReportPage({ params, searchParams }: Props) {
  const [{ id }, asked, { locale }] = await Promise.all([params, searchParams, requestPreferences()]);
  if (!isId(id)) notFound();
  const actor = await signedIn(`/articles/${id}/report`);
  const permit = authorize(actor, "report.read", { articleId: id });
  const facts = await articleFacts(stet(), authorize(actor, "article.read", { articleId: id }));
  if (!facts) notFound();
  const t = await translations("report");
  const format: ReportFormat = isReportFormat(String(asked["format"])) ? (asked["format"] as ReportFormat) : "html";
  const language: Locale = LOCALES.find((known) => known === asked["locale"]) ?? locale;
  const report = await readReport(stet(), permit, { at: Date.now(), locale: language });
  const { totals } = report;
  const file = `/api/articles/${id}/report?format=${format}&locale=${language}`;
  const to = (choice: { format?: ReportFormat; locale?: Locale }) => ({
    pathname: `/articles/${id}/report`,
    query: { format, locale: language, ...choice },
  });

  return (
    <div className="flex min-h-dvh flex-col">
      <Header member={{ name: actor.name, email: actor.email }} />
      <main id="main" className="mx-auto flex w-full max-w-260 flex-1 flex-col gap-4 px-4 py-6">
        <Link
          href={`/articles/${id}`}
          className="touch inline-flex items-center gap-1.5 self-start text-tool text-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t("back")}
        </Link>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
          <div className="mr-auto min-w-0">
            <h1 className="text-title font-semibold">{t("heading")}</h1>
            <p className="text-body text-soft">
              <span lang={facts.language} dir="auto">
                {facts.headline}
              </span>
              {" · "}
              {t("summary", {
                claims: totals.total,
                stale: totals.stale,
                gone: totals.orphaned,
                unfinished: totals.unfinished,
              })}
            </p>
          </div>
          <ButtonLink
            href={file}
            download
            prefetch={false}
            variant="primary"
            icon={<Download aria-hidden className="size-4" />}
          >
            {t("download")}
          </ButtonLink>
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Choice
            label={t("format")}
            options={(Object.keys(REPORT_FORMATS) as ReportFormat[]).map((name) => ({
              name: t(`formats.${name}`),
              href: to({ format: name }),
              current: name === format,
            }))}
          />
          <Choice
            label={t("language")}
            options={LOCALES.map((name) => ({
              name: t(`languages.${name}`),
              href: to({ locale: name }),
              current: name === language,
            }))}
          />
        </div>
        {format === "html" ? (
          <iframe
            title={t("preview")}
            src={`${file}&view=inline`}
            sandbox=""
            className="min-h-[70dvh] w-full flex-1 rounded-soft border border-rule bg-sheet"
          />
        ) : (
          <section
            aria-label={t("preview")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            tabIndex={0}
            className="max-h-[75dvh] overflow-auto rounded-soft border border-rule bg-sheet p-4"
          >
            <pre className="font-mono text-tool whitespace-pre-wrap wrap-anywhere">
              {REPORT_FORMATS[format].write(report)}
            </pre>
          </section>
        )}
      </main>
    </div>
  );
}
