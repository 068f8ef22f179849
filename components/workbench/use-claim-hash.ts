import { useEffect } from "react";
import { useDesk } from "./context.ts";

/** `#claim-12` opens claim 12, now and whenever the address changes; turning to a claim writes its address. */
export function useClaimHash(): void {
  const { workbench } = useDesk();
  useEffect(() => {
    function open() {
      const number = Number(/^#claim-(\d+)$/.exec(location.hash)?.[1] ?? 0);
      const claimId = workbench.order.get().find((id) => workbench.claim(id).get()?.claim.number === number);
      if (claimId && claimId !== workbench.active.get()) workbench.activate(claimId, { scroll: true });
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
  }, [workbench]);
}
