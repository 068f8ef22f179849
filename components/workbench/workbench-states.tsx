"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Wordmark } from "../shell/wordmark.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { useProblemMessage } from "../ui/use-problem-message.ts";

const LINES = ["w-11/12", "w-full", "w-10/12", "w-[98%]", "w-7/12"];

/** The page's shape while the article is opened. */
export function WorkbenchLoading() {
  const t = useTranslations("workbench");
  return (
    <div className="workbench" aria-busy="true">
      <header className="workbench-bar">
        <Wordmark />
      </header>
      <main id="main" className="mx-auto max-w-160 px-5 pt-12">
        <div role="status" className="sr-only">
          <h1>{t("opening")}</h1>
        </div>
        <div className="workbench-waiting flex flex-col gap-3" aria-hidden="true">
          <div className="mb-5 h-9 w-9/12 rounded bg-hover" />
          {[1, 2, 3].flatMap((block) =>
            LINES.map((width) => (
              <div key={`${block}${width}`} className={`h-4 rounded bg-hover last:mb-4 ${width}`} />
            )),
          )}
        </div>
      </main>
    </div>
  );
}

/** What stands there when the article could not be opened. */
export function WorkbenchFailed({ problem, retry }: { problem: unknown; retry: () => void }) {
  const t = useTranslations("workbench");
  const messageOf = useProblemMessage();
  return (
    <main id="main" className="mx-auto flex max-w-md flex-col items-start gap-4 px-5 pt-24">
      <CircleAlert aria-hidden className="size-6 text-danger" />
      <h1 className="font-serif text-[1.375rem] leading-snug font-semibold">{t("openFailed")}</h1>
      <p role="alert" className="text-body text-soft">
        {messageOf(problem)}
      </p>
      <div className="flex gap-2">
        <Button variant="primary" onClick={retry}>
          {t("tryAgain")}
        </Button>
        <ButtonLink href="/">{t("toArticles")}</ButtonLink>
      </div>
    </main>
  );
}
