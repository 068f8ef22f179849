import type { Metadata } from "next";
import { translations } from "#components/i18n/server.tsx";
import { MessagePage } from "#components/shell/message-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("pages");
  return { title: t("notFoundTitle") };
}

export default async function NotFound() {
  const t = await translations("pages");
  return (
    <MessagePage title={t("notFoundTitle")} detail={t("notFoundDetail")}>
      <ButtonLink href="/" variant="primary">
        {t("toArticles")}
      </ButtonLink>
    </MessagePage>
  );
}
