import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { useDesk } from "./context.ts";
import { useSignal } from "./signal.ts";
import { useActions } from "./use-actions.ts";

/** The claims that anybody removed, so that each can be brought back, by whoever misses it and whenever. */
export function RemovedClaims() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.index");
  const actions = useActions();
  const removed = useSignal(workbench.removed);
  if (removed.length === 0) return null;
  return (
    <details className="index-removed">
      <summary>{t("removed", { count: removed.length })}</summary>
      <ol aria-label={t("removed", { count: removed.length })}>
        {removed.map(({ id, number, judgedQuote }) => (
          <li key={id}>
            <span className="index-removed-quote">
              {number} · {judgedQuote}
            </span>
            <Button
              size="small"
              variant="quiet"
              aria-label={t("restoreClaim", { number })}
              onClick={() => actions.restore(id)}
            >
              {t("restore")}
            </Button>
          </li>
        ))}
      </ol>
    </details>
  );
}
