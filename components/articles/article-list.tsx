import Link from "next/link";
import { translations } from "../i18n/server.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ArticleRow } from "./article-row.tsx";
import type { ArticleSummary } from "./summary.ts";

type Props = {
  articles: readonly ArticleSummary[];
  query: string;
  cursor: string | undefined;
  /** Where the next page begins, or null on the last. */
  next: string | null;
};

function pageAddress(query: string, cursor?: string): string {
  const search = new URLSearchParams({ ...(query && { query }), ...(cursor && { cursor }) }).toString();
  return search ? `/?${search}` : "/";
}

/** The desk's list, or why it is empty and what to do. */
export async function ArticleList({ articles, query, cursor, next }: Props) {
  const t = await translations("articles");
  const now = Date.now();
  if (articles.length === 0 && query !== "") {
    return (
      <EmptyState title={t("noResult", { query })} action={<ButtonLink href="/">{t("showAll")}</ButtonLink>}>
        {t("noResultHint")}
      </EmptyState>
    );
  }
  if (articles.length === 0) {
    return (
      <EmptyState
        title={t("emptyTitle")}
        note={t("or")}
        action={
          <ButtonLink href="/articles/new" variant="primary">
            {t("load")}
          </ButtonLink>
        }
      >
        {t("empty")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="-mx-3 divide-y divide-rule border-y border-rule">
        {articles.map((article) => (
          <ArticleRow key={article.id} article={article} now={now} />
        ))}
      </ul>
      {cursor || next ? (
        <nav aria-label={t("pages")} className="mt-6 flex flex-wrap justify-between gap-2">
          {cursor ? <ButtonLink href={pageAddress(query)}>{t("first")}</ButtonLink> : <span />}
          {next ? <ButtonLink href={pageAddress(query, next)}>{t("more")}</ButtonLink> : null}
        </nav>
      ) : null}
      <p className="mt-8 text-center text-tool text-balance text-faint">{t("pasteAnywhere")}</p>
      {query ? (
        <p className="mt-6 text-center text-tool">
          <Link href="/" className="text-accent underline underline-offset-2">
            {t("showAll")}
          </Link>
        </p>
      ) : null}
    </>
  );
}
