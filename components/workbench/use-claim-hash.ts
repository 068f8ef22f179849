import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { showToast } from "../ui/toast-store.ts";
import { useDesk } from "./context.ts";

/**
 * `#claim-12` opens claim 12, now and whenever the address changes, or says that there is none; turning to a claim writes
 * its address.
 */
export function useClaimHash(): void {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.said");
  useEffect(() => {
    function open() {
      const number = /^#claim-(\d+)$/.exec(location.hash)?.[1];
      if (number === undefined) return;
      const claimId = workbench.order.get().find((id) => workbench.claim(id).get()?.claim.number === Number(number));
      if (!claimId) showToast({ title: t("noSuchClaim", { number }) });
      else if (claimId !== workbench.active.get()) workbench.activate(claimId, { scroll: true });
    }
    function write() {
      const claimId = workbench.active.get();
      const number = claimId && workbench.claim(claimId).get()?.claim.number;
      const hash = number ? `#claim-${number}` : "";
      if (hash === location.hash || (hash === "" && !location.hash.startsWith("#claim-"))) return;
      history.replaceState(history.state, "", `${location.pathname}${location.search}${hash}`);
    }
    open();
    addEventListener("hashchange", open);
    const stop = workbench.active.subscribe(write);
    return () => {
      removeEventListener("hashchange", open);
      stop();
    };
  }, [workbench, t]);
}
