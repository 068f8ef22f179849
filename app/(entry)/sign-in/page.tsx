import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Rooms, translations } from "#components/i18n/server.tsx";
import { EntryPage } from "#components/shell/entry-page.tsx";
import { safeNext } from "#components/shell/safe-next.ts";
import { SignInForm } from "#components/shell/sign-in-form.tsx";
import { hasAccounts } from "#server/accounts.ts";
import { actorOf } from "#server/actor.ts";
import { stet } from "#server/handle.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("signIn");
  return { title: t("heading") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const wanted = (await searchParams).next;
  const next = safeNext(Array.isArray(wanted) ? wanted[0] : wanted);
  if (await actorOf(await headers())) redirect(next);
  if (!(await hasAccounts(stet().database))) redirect("/setup");
  const t = await translations("signIn");
  return (
    <EntryPage heading={t("heading")}>
      <Rooms names={["signIn"]}>
        <SignInForm next={next} />
      </Rooms>
    </EntryPage>
  );
}
