import { useTranslations } from "use-intl/react";
import { Dialog } from "../ui/dialog.tsx";
import { useDesk } from "./context.ts";
import { IndexFilter } from "./index-filter.tsx";
import { IndexList } from "./index-list.tsx";
import { useMedia, WIDEST } from "./media.ts";
import { RemovedClaims } from "./removed-claims.tsx";
import { useSignal } from "./signal.ts";

/** The list of claims, to search, to filter and to go by: beside the article, or over it where there is no room. */
export function IndexPanel() {
  const { page } = useDesk();
  const t = useTranslations("workbench");
  const beside = useMedia(WIDEST);
  const open = useSignal(page.indexOpen);
  const panel = useSignal(page.panel);
  if (beside)
    return open ? (
      <nav aria-label={t("index.name")} className="workbench-index">
        <IndexFilter />
        <IndexList />
        <RemovedClaims />
      </nav>
    ) : null;
  return (
    <Dialog
      open={panel === "index"}
      onClose={() => page.panel.set(null)}
      title={t("index.name")}
      closeLabel={t("close")}
      className="workbench-drawer"
    >
      <nav aria-label={t("index.name")} className="workbench-index-drawn">
        <IndexFilter />
        <IndexList onChosen={() => page.panel.set(null)} />
        <RemovedClaims />
      </nav>
    </Dialog>
  );
}
