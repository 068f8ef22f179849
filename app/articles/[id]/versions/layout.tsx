import { ArrowLeft } from "lucide-react";
import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Rooms, translations } from "#components/i18n/server.tsx";
import { Header } from "#components/shell/header.tsx";
import { VersionsShell } from "#components/versions/versions-shell.tsx";
import { isId } from "#domain/ids.ts";
import { actorOf } from "#server/actor.ts";
import { knownVersions } from "./read.ts";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** What stays while one goes from version to version: the list of them. */
export default async function VersionsLayout({ params, children }: Props) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const actor = await actorOf(await headers());
  // The page leads to the sign-in, for it knows to which version one wants to come back.
  if (!actor) return children;
  const { headline, language, end, version, unchangedSince, points, named } = await knownVersions(id);
  const t = await translations("versions");
  return (
    <div className="flex min-h-dvh flex-col">
      <Header member={{ name: actor.name, email: actor.email }} wide />
      <main id="main" className="versions-page">
        <div className="versions-top no-print">
          <Link
            href={`/articles/${id}`}
            className="touch inline-flex items-center gap-1.5 self-start text-tool text-soft hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4" />
            {t("back")}
          </Link>
          <h1>{t("heading")}</h1>
          <p className="text-soft wrap-anywhere">
            <bdi lang={language === "und" ? undefined : language}>{headline}</bdi>
          </p>
        </div>
        <Rooms names={["versions"]}>
          <VersionsShell articleId={id} memberId={actor.id} known={{ end, version, unchangedSince, points, named }}>
            {children}
          </VersionsShell>
        </Rooms>
      </main>
    </div>
  );
}
