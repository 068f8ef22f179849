import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { NewDraft } from "#components/drafts/new-draft.tsx";
import { formatter, Rooms, translations } from "#components/i18n/server.tsx";
import { Header } from "#components/shell/header.tsx";
import { isId } from "#domain/ids.ts";
import { articleFacts, openArticle } from "#server/articles.ts";
import { stet } from "#server/handle.ts";
import { logPoints } from "#server/past.ts";
import { authorize, type Permit } from "#server/permissions.ts";
import { signedIn } from "../../../member.ts";

type Asked = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

/** The point of the log that the address names; null when it names none. */
function pointIn({ seq }: Asked): number | null {
  if (seq === undefined) return null;
  return typeof seq === "string" && /^\d{1,9}$/.test(seq) ? Number(seq) : notFound();
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await translations("drafts");
  return { title: t(pointIn(await searchParams) === null ? "heading" : "headingRestore") };
}

/** A new draft of an article, brought along or, with `?seq=`, as it was at a point of its log. */
export default async function DraftPage({ params, searchParams }: Props) {
  const [{ id }, asked] = await Promise.all([params, searchParams]);
  if (!isId(id)) notFound();
  const restores = pointIn(asked);
  const query = restores === null ? "" : `?seq=${restores}`;
  const actor = await signedIn(`/articles/${id}/draft${query}`);
  const permit = authorize(actor, "article.read", { articleId: id });
  const facts = await articleFacts(stet(), permit);
  if (!facts) notFound();
  const t = await translations("drafts");
  const name = restores === null ? await nameOfNext(permit) : await nameOfBack(permit, restores);
  return (
    <>
      <Header member={actor} offerNew={false} />
      <main id="main" className="mx-auto w-full max-w-260 px-4 pt-6">
        <Link
          href={`/articles/${id}`}
          className="no-print touch inline-flex items-center gap-1.5 text-tool text-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-4" />
          {t("back")}
        </Link>
        <h1 className="mt-3 text-title font-semibold">{t(restores === null ? "heading" : "headingRestore")}</h1>
        <p className="mb-4 text-body text-soft wrap-anywhere">
          <bdi lang={facts.language === "und" ? undefined : facts.language}>{facts.headline}</bdi>
        </p>
        <Rooms names={["drafts", "newArticle", "omissions"]}>
          <NewDraft articleId={id} member={actor.id} suggestedName={name} restores={restores} />
        </Rooms>
      </main>
    </>
  );
}

/** What came first is the first draft, so the first new one is the second. */
async function nameOfNext(permit: Permit<"article.read">): Promise<string> {
  const t = await translations("drafts");
  const drafts = (await logPoints(stet(), permit)).filter(
    ({ kind, draft }) => kind === "draft" && draft?.restores === null,
  );
  return t("draftNumber", { number: drafts.length + 2 });
}

async function nameOfBack(permit: Permit<"article.read">, seq: number): Promise<string> {
  const [t, format] = [await translations("drafts"), await formatter()];
  const { rows, seq: end } = await openArticle(stet(), permit);
  if (seq > end) notFound();
  const named = rows.versions.findLast((version) => version.seq === seq);
  if (named) return t("backTo", { name: t("quoted", { name: named.name }) });
  if (seq === 0) return t("backToLoaded");
  const points = await logPoints(stet(), permit);
  // What was done after the last point was to give names.
  const point = points.findLast((one) => one.seq >= seq) ?? points[0];
  return t("backTo", {
    name: point ? format.dateTime(point.at, { dateStyle: "medium", timeStyle: "short" }) : `${seq}`,
  });
}
