import { CircleCheck, CloudOff, LogIn } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button, buttonClass } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useDesk } from "./context.ts";
import { useSignal } from "./signal.ts";

/** Whether the server has answered everything. Says "saved" only when it has. */
export function SavedIndicator() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.saved");
  const { phase, waiting } = useSignal(workbench.status);
  const retry = () => workbench.session.resume();
  return (
    <div className="workbench-saved" data-phase={phase}>
      <span role="status" className="inline-flex items-center gap-1.5" data-tooltip={t(`${phase}Hint`)}>
        {phase === "saved" ? <CircleCheck aria-hidden className="size-4" /> : null}
        {phase === "saving" ? <Spinner className="size-3.5" /> : null}
        {phase === "offline" ? <CloudOff aria-hidden className="size-4" /> : null}
        {phase === "signed-out" ? <LogIn aria-hidden className="size-4" /> : null}
        <span className="workbench-saved-word">{t(phase, { count: waiting })}</span>
      </span>
      {phase === "signed-out" ? (
        <a href="/sign-in" target="_blank" rel="noopener" className={buttonClass({ size: "small" })}>
          {t("signIn")}
        </a>
      ) : null}
      {phase === "signed-out" || phase === "offline" ? (
        <Button size="small" variant="quiet" onClick={retry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
