import type { Metadata } from "next";
import { NewArticleForm } from "#components/articles/new-article-form.tsx";
import { Rooms, translations } from "#components/i18n/server.tsx";
import { Header } from "#components/shell/header.tsx";
import { signedIn } from "../../../member.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("newArticle");
  return { title: t("heading") };
}

export default async function NewArticlePage() {
  const actor = await signedIn("/articles/new");
  const t = await translations("newArticle");
  return (
    <>
      <Header member={actor} offerNew={false} />
      <main id="main" className="mx-auto max-w-260 px-4 pt-8 pb-24">
        <h1 className="mb-5 font-serif text-title font-semibold">{t("heading")}</h1>
        <Rooms names={["newArticle", "omissions"]}>
          <NewArticleForm member={actor.id} />
        </Rooms>
      </main>
    </>
  );
}
