import { type LucideIcon, TextCursorInput, Unlink } from "lucide-react";
import Link from "next/link";
import { languageName } from "../i18n/language-name.ts";
import { formatter, requestPreferences, translations } from "../i18n/server.tsx";
import { ProportionBar } from "./proportion-bar.tsx";
import type { ArticleSummary } from "./summary.ts";
import { VerdictCounts } from "./verdict-counts.tsx";
import { When } from "./when.tsx";

const MINUTE = 60_000;

/** One article on the desk: what it is, and how far its check has come. The whole row leads to it. */
export async function ArticleRow({ article, now }: { article: ArticleSummary; now: number }) {
  const t = await translations("articles");
  const { locale } = await requestPreferences();
  const total = Object.values(article.claims).reduce((sum, count) => sum + count, 0);
  const stale = Object.values(article.stale).reduce((sum, count) => sum + count, 0);
  const changed = article.updatedAt - article.createdAt > MINUTE;
  return (
    <li className="group relative grid gap-x-8 gap-y-3 px-3 py-4 hover:bg-hover/60 sm:grid-cols-[minmax(0,1fr)_12.5rem] sm:py-5">
      <div className="min-w-0">
        <h2
          lang={article.language === "und" ? undefined : article.language}
          className="font-serif text-[1.25rem] leading-[1.3] font-semibold text-pretty wrap-anywhere"
        >
          <Link
            href={`/articles/${article.id}`}
            // Workbenches are heavy, and a list would fetch fifty.
            prefetch={false}
            className="rounded-soft after:absolute after:inset-0 group-hover:underline group-hover:decoration-1 group-hover:underline-offset-4"
          >
            {article.headline || t("untitled")}
          </Link>
        </h2>
        <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-0.5 text-tool text-soft">
          {article.byline ? <span className="wrap-anywhere">{t("byline", { byline: article.byline })}</span> : null}
          <span>{languageName(article.language, locale) ?? t("unknownLanguage")}</span>
          <When at={changed ? article.updatedAt : article.createdAt} now={now} word={changed ? "changed" : "loaded"} />
          {article.comments > 0 ? <span>{t("comments", { count: article.comments })}</span> : null}
          {article.deadline === null ? null : <Deadline at={article.deadline} now={now} />}
        </p>
      </div>
      <div className="flex flex-col justify-center gap-2 text-tool max-sm:flex-row max-sm:flex-wrap max-sm:items-center max-sm:justify-start max-sm:gap-x-5">
        {total === 0 ? (
          <p className="text-faint">{t("claims", { count: 0 })}</p>
        ) : (
          <>
            <VerdictCounts claims={article.claims} />
            <div className="max-sm:order-last max-sm:w-full">
              <ProportionBar claims={article.claims} stale={article.stale} />
            </div>
            <p className="flex flex-wrap gap-x-2">
              <Lapse flag="stale" count={stale} Icon={TextCursorInput} />
              <Lapse flag="gone" count={article.orphaned} Icon={Unlink} />
              <span className={article.unfinished > 0 ? "text-soft" : "text-faint"}>
                {article.unfinished > 0 ? t("unfinished", { count: article.unfinished }) : t("done")}
              </span>
            </p>
          </>
        )}
      </div>
    </li>
  );
}

/** The verdicts that no longer vouch for what the text says, or the claims that it says no more. */
async function Lapse({ flag, count, Icon }: { flag: "stale" | "gone"; count: number; Icon: LucideIcon }) {
  const t = await translations("articles");
  if (count === 0) return null;
  return (
    <span className="inline-flex items-center gap-1.5 text-danger">
      <Icon aria-hidden className="size-3.5" />
      <span aria-hidden="true">{t(flag, { count })}</span>
      <span className="sr-only">{t(`${flag}Long`, { count })}</span>
    </span>
  );
}

async function Deadline({ at, now }: { at: number; now: number }) {
  const [t, format] = await Promise.all([translations("articles"), formatter()]);
  const words = { when: format.relativeTime(at, now) };
  return (
    <time
      dateTime={new Date(at).toISOString()}
      className={at < now ? "font-medium text-danger" : "font-medium text-ink"}
    >
      {at < now ? t("overdue", words) : t("due", words)}
    </time>
  );
}
