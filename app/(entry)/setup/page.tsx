import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Rooms, translations } from "#components/i18n/server.tsx";
import { EntryPage } from "#components/shell/entry-page.tsx";
import { SetupForm } from "#components/shell/setup-form.tsx";
import { hasAccounts } from "#server/accounts.ts";
import { stet } from "#server/handle.ts";
import { PASSWORD_LENGTH } from "#server/secrets.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("setup");
  return { title: t("heading") };
}

/** Only while there is nobody: the first account owns the newsroom. */
export default async function SetupPage() {
  if (await hasAccounts(stet().database)) redirect("/");
  const t = await translations("setup");
  return (
    <EntryPage heading={t("heading")} intro={t("intro")}>
      <Rooms names={["setup"]}>
        <SetupForm passwordLength={PASSWORD_LENGTH} />
      </Rooms>
    </EntryPage>
  );
}
