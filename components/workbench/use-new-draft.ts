import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { dismissToast, showToast } from "../ui/toast-store.ts";
import { useDesk } from "./context.ts";
import { takeNewDraft } from "./kept-acts.ts";
import { useActions } from "./use-actions.ts";

/** How long taking the draft back is offered; the key does so for longer. */
const OFFERED = 20_000;

/** Says that the new draft is in, or the version restored, when one comes from putting it in, and offers to take it back. */
export function useNewDraft(): void {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const actions = useActions();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => {
    const left = takeNewDraft(workbench.session.store.article.id);
    const draft = workbench.acts.last;
    if (!left || draft?.on !== "rows" || draft.eventId !== left.eventId) return;
    const { restored } = left;
    const toast = showToast({
      title: t(restored === null ? "said.draftIn" : "said.versionRestored"),
      ...(restored === null ? {} : { description: restored }),
      action: { label: t("undo"), run: () => workbench.acts.last === draft && actions.goBack("undo") },
    });
    // Once something else was done, that is what is taken back first: the offer is over.
    const stop = workbench.session.listen({
      statusChanged: () => {
        if (workbench.acts.last !== draft) goAway();
      },
    });
    const timer = setTimeout(goAway, OFFERED);
    function goAway() {
      stop();
      clearTimeout(timer);
      dismissToast(toast);
    }
    return goAway;
  }, [workbench]);
}
