import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { formatter, requestPreferences, translations } from "#components/i18n/server.tsx";
import { FormError } from "#components/ui/form-error.tsx";
import { HEADING_ID } from "#components/versions/heading-id.ts";
import { seqIn, titleOf } from "#components/versions/points.ts";
import { titleWords } from "#components/versions/title-words.ts";
import { VersionCompared } from "#components/versions/version-compared.tsx";
import { VersionRead } from "#components/versions/version-read.tsx";
import { AppError } from "#domain/errors.ts";
import { isId } from "#domain/ids.ts";
import type { Actor } from "#server/actor.ts";
import { compareAt } from "#server/drafts.ts";
import { stet } from "#server/handle.ts";
import { authorize } from "#server/permissions.ts";
import { type PointNames, readVersion } from "#server/versions.ts";
import { signedIn } from "../../../member.ts";
import { pointNames } from "./read.ts";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** What the address asks for. `nowhere`: something that is no point of the log. */
type Asked =
  | { kind: "list" }
  | { kind: "nowhere" }
  | { kind: "read"; seq: number }
  | { kind: "compare"; from: number; to: number };

function askedIn(query: Query, end: number): Asked {
  const [seq, from, to] = [seqIn(query["seq"]), seqIn(query["from"]), seqIn(query["to"])];
  const isThere = (point: number | null): point is number => point !== null && point <= end;
  if (query["from"] !== undefined || query["to"] !== undefined)
    return isThere(from) && isThere(to) ? { kind: "compare", from, to } : { kind: "nowhere" };
  if (query["seq"] === undefined) return { kind: "list" };
  return isThere(seq) ? { kind: "read", seq } : { kind: "nowhere" };
}

/** The points that an address names. */
function seqsIn(query: Query): number[] {
  return ["seq", "from", "to"].flatMap((name) => seqIn(query[name]) ?? []);
}

/** Who is asking; nobody comes back to the same version after signing in. */
function member(id: string, query: Query): Promise<Actor> {
  if (!isId(id)) notFound();
  const points = ["seq", "from", "to"].flatMap((name) => {
    const seq = seqIn(query[name]);
    return seq === null ? [] : [`${name}=${seq}`];
  });
  return signedIn(`/articles/${id}/versions${points.length > 0 ? `?${points.join("&")}` : ""}`);
}

/** What points are called, in the reader's language. */
async function titlesOf(versions: PointNames): Promise<(seq: number) => string> {
  const [t, format] = [await translations("versions"), await formatter()];
  const moment = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (seq) => titleWords(t, titleOf(seq, versions), moment);
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  await member(id, query);
  const versions = await pointNames(id, seqsIn(query).join(","));
  const t = await translations("versions");
  const asked = askedIn(query, versions.end);
  const title = await titlesOf(versions);
  const nameOf = () => {
    if (asked.kind === "read") return title(asked.seq);
    if (asked.kind === "compare") return t("compared.title", { old: title(asked.from), fresh: title(asked.to) });
    return t("heading");
  };
  return { title: `${nameOf()} · ${versions.headline}` };
}

/** A version to read, or two compared. Everything is in the address: `seq`, or `from` and `to`, numbers of the log. */
export default async function VersionsPage({ params, searchParams }: Props) {
  const [{ id }, query, { locale }] = await Promise.all([params, searchParams, requestPreferences()]);
  const actor = await member(id, query);
  const permit = authorize(actor, "article.read", { articleId: id });
  const versions = await pointNames(id, seqsIn(query).join(","));
  const t = await translations("versions");
  const title = await titlesOf(versions);
  const asked = askedIn(query, versions.end);
  const back = (
    <Link href={`/articles/${id}/versions`} scroll={false} className="versions-back touch no-print">
      {t("allVersions")}
    </Link>
  );
  if (asked.kind === "list") return <p className="versions-guidance">{t("guidance")}</p>;
  if (asked.kind === "nowhere")
    return (
      <>
        {back}
        <Heading>{t("nowhere")}</Heading>
        <p className="text-soft">{t("nowhereHint")}</p>
      </>
    );
  if (asked.kind === "read") {
    const { seq } = asked;
    const version = await readVersion(stet(), permit, seq, locale);
    return (
      <>
        {back}
        <VersionRead
          {...version}
          seq={seq}
          title={title(seq)}
          isPresent={seq >= versions.unchangedSince}
          changes={versions.changes[seq] ?? 0}
        />
      </>
    );
  }
  const { from, to } = asked;
  const titles = [title(from), title(to)] as const;
  const compared = await compareAt(stet(), permit, from, to).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "too_large") return null;
    throw error;
  });
  return (
    <>
      {back}
      {compared ? (
        <VersionCompared {...{ from, to, titles }} {...compared} />
      ) : (
        <>
          <Heading>{t("compared.title", { old: titles[0], fresh: titles[1] })}</Heading>
          <FormError>{t("compared.tooLarge")}</FormError>
        </>
      )}
    </>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <h2 id={HEADING_ID} tabIndex={-1} className="text-lead font-semibold">
      {children}
    </h2>
  );
}
