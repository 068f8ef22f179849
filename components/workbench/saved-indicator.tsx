import { CircleCheck, CircleDashed, CloudOff, LogIn, ServerCrash } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button, buttonClass } from "../ui/button.tsx";
import { useDesk } from "./context.ts";
import { useSignal } from "./signal.ts";

/**
 * Whether the server has answered everything. Says "saved" only when it has. Nothing in it moves: while one types it
 * changes with every letter, and a turning wheel would paint the page eight times where once will do. What changes
 * with every letter is not said aloud either.
 */
export function SavedIndicator() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.saved");
  const { phase, waiting } = useSignal(workbench.status);
  const retry = () => workbench.session.resume();
  const kept = useSignal(workbench.kept);
  const isAbsent = phase === "signed-out" || phase === "someone-else";
  const isUnanswered = phase === "offline" || phase === "failing";
  const inTrouble = isUnanswered || isAbsent;
  const isLoose = kept === "refused" && phase !== "saved";
  const words = isLoose ? `${t(phase, { count: 0 })}. ${t("notKept")}` : t(phase, { count: waiting });
  return (
    <div className="workbench-saved" data-phase={phase} data-kept={kept}>
      <span className="inline-flex items-center gap-1.5" data-tooltip={t(`${phase}Hint`)}>
        {phase === "saved" ? <CircleCheck aria-hidden className="size-4" /> : null}
        {phase === "saving" || (isUnanswered && kept === "keeping") ? (
          <CircleDashed aria-hidden className="size-4" />
        ) : null}
        {phase === "offline" && kept !== "keeping" ? <CloudOff aria-hidden className="size-4" /> : null}
        {phase === "failing" && kept !== "keeping" ? <ServerCrash aria-hidden className="size-4" /> : null}
        {isAbsent ? <LogIn aria-hidden className="size-4" /> : null}
        <span className="workbench-saved-word">{words}</span>
      </span>
      <span role="status" className="sr-only">
        {inTrouble ? words : null}
      </span>
      {phase === "signed-out" ? (
        <a href="/sign-in" target="_blank" rel="noopener" className={buttonClass({ size: "small" })}>
          {t("signIn")}
        </a>
      ) : null}
      {inTrouble ? (
        <Button size="small" variant="quiet" onClick={retry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
