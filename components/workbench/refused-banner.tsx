import { CircleAlert, Copy } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { ERROR_CODES } from "#domain/errors.ts";
import type { RefusedCommand } from "#domain/review/outbox.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";
import { useDesk } from "./context.ts";
import { refusalOf, wordsIn } from "./refused-text.ts";
import { useSignal } from "./signal.ts";

/** What the server did not take, why, and the words that were in it. Stays until each is put away. */
export function RefusedBanner() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.refused");
  const { refused } = useSignal(workbench.status);
  const seen = useRef(new Set(refused.map(({ command }) => command.id)));
  useEffect(() => {
    const come = refused.filter(({ command }) => !seen.current.has(command.id));
    for (const { command } of come) seen.current.add(command.id);
    // What was said as it was done did not happen.
    if (come.length > 0) page.takeBack();
  }, [refused, page]);
  if (refused.length === 0) return null;
  return (
    <section role="alert" aria-label={t("title")} className="refused-banner">
      {refused.map((entry) => (
        <Refused key={entry.command.id} entry={entry} />
      ))}
    </section>
  );
}

function Refused({ entry: { command, code } }: { entry: RefusedCommand }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.refused");
  const errors = useTranslations("errors");
  const words = wordsIn(command);
  const reason = ERROR_CODES.find((known) => known === code);
  const { what, number, why } = refusalOf(command, reason, workbench.session);

  async function copy() {
    try {
      await navigator.clipboard.writeText(words);
      showToast({ kind: "success", title: t("copied") });
    } catch {
      showToast({ kind: "error", title: t("notCopied") });
    }
  }
  return (
    <div className="refused">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-[1_1_16rem]">
        <p>
          <span className="font-medium">{t(`what.${what}`, { number })}</span>{" "}
          {why === null ? errors(reason ?? "unexpected") : t(`why.${why}`)}
        </p>
        {words ? <p className="refused-words">{words}</p> : null}
      </div>
      {words ? (
        <Button size="small" icon={<Copy aria-hidden className="size-3.5" />} onClick={copy}>
          {t("copy")}
        </Button>
      ) : null}
      <Button size="small" onClick={() => workbench.session.dismiss(command.id)}>
        {t("dismiss")}
      </Button>
    </div>
  );
}
