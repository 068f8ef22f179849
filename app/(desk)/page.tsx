import { redirect } from "next/navigation";
import { ArticleList } from "#components/articles/article-list.tsx";
import { DropTarget } from "#components/articles/drop-target.tsx";
import { Rooms, translations } from "#components/i18n/server.tsx";
import { Header } from "#components/shell/header.tsx";
import { AppError } from "#domain/errors.ts";
import { listArticles } from "#server/articles.ts";
import { stet } from "#server/handle.ts";
import { authorize } from "#server/permissions.ts";
import { signedIn } from "../member.ts";

type Search = { query?: string | string[]; cursor?: string | string[] };

function one(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) ?? "";
}

/** The desk: every article, newest first. */
export default async function DeskPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const query = one(search.query);
  const cursor = one(search.cursor) || undefined;
  const actor = await signedIn(query ? `/?query=${encodeURIComponent(query)}` : "/");
  const { articles, next } = await listArticles(stet(), authorize(actor, "article.list", null), {
    query,
    cursor,
  }).catch((error: unknown) => {
    // A page of the list that does not exist, from an old or mistyped address.
    if (error instanceof AppError && error.field === "cursor") redirect("/");
    throw error;
  });
  const t = await translations("articles");
  return (
    <>
      <Header member={actor} query={query} />
      <main id="main" className="mx-auto max-w-260 px-4 pt-8 pb-24">
        <h1 className="mb-4 text-lead font-semibold">{query ? t("results", { query }) : t("heading")}</h1>
        <Rooms names={["articles", "newArticle", "omissions"]}>
          <DropTarget member={actor.id}>
            <ArticleList articles={articles} query={query} cursor={cursor} next={next} />
          </DropTarget>
        </Rooms>
      </main>
    </>
  );
}
