"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl/react";
import { MessagePage } from "#components/shell/message-page.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page failed; the frame around it stands. The digest is what the server's log has it under. */
export default function PageError({ error, reset }: Props) {
  const t = useTranslations("pages");
  const router = useRouter();
  /** The page is the server's: showing it again without asking anew would show the same failure. */
  function retry() {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }
  const note = error.digest ? t("crashReference", { reference: error.digest }) : undefined;
  return (
    <MessagePage title={t("crashTitle")} detail={t("crashDetail")} note={note}>
      <Button variant="primary" onClick={retry}>
        {t("retry")}
      </Button>
      <ButtonLink href="/">{t("toArticles")}</ButtonLink>
    </MessagePage>
  );
}
