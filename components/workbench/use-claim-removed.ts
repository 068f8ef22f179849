import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { showToast } from "../ui/toast-store.ts";
import { useDesk } from "./context.ts";
import { useActions } from "./use-actions.ts";

/** Says when somebody else removes the claim one is at, and offers it back: what was being written there is kept. */
export function useClaimRemoved(): void {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.said");
  const someone = useTranslations("workbench")("someone");
  const actions = useActions();
  useEffect(
    () =>
      workbench.removed.subscribe(() => {
        const active = workbench.active.get();
        const gone = workbench.removed.get().find(({ id }) => id === active);
        if (!gone || workbench.isActing) return;
        workbench.activate(null);
        showToast({
          title: t("removedBy", { number: gone.number, name: workbench.changedBy || someone }),
          description: t("removedByOtherHint"),
          action: { label: t("bringBack"), run: () => actions.restore(gone.id) },
        });
      }),
    [workbench, t, someone, actions],
  );
}
