import { Link2, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toast-store.ts";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { useKeysHeard } from "./key-cap.tsx";
import { LatePart } from "./late-part.tsx";
import { claimHistory } from "./late-parts.ts";
import { useActions } from "./use-actions.ts";

/** The card's end: its history, its address, and taking the claim away. */
export function ClaimFooter({ view }: { view: ClaimView }) {
  const t = useTranslations("workbench");
  const actions = useActions();
  const heard = useKeysHeard();
  const { workbench } = useDesk();
  const [open, setOpen] = useState(false);
  const { claim } = view;

  async function copyLink() {
    const address = new URL(`/articles/${workbench.session.store.article.id}#claim-${claim.number}`, location.href)
      .href;
    try {
      await navigator.clipboard.writeText(address);
      showToast({ kind: "success", title: t("linkCopied") });
    } catch {
      showToast({ title: t("linkNotCopied"), description: address });
    }
  }
  return (
    <>
      <details className="card-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("history.title")}</summary>
        {open ? (
          <LatePart code={claimHistory} waiting={<p className="card-note">{t("history.loading")}</p>}>
            {(ClaimHistory) => <ClaimHistory view={view} />}
          </LatePart>
        ) : null}
      </details>
      <div className="card-row">
        <Button size="small" variant="quiet" icon={<Link2 aria-hidden className="size-3.5" />} onClick={copyLink}>
          {t("copyLink")}
        </Button>
        <Button
          size="small"
          variant="quiet"
          className="ms-auto"
          aria-keyshortcuts={heard("Delete")}
          icon={<Trash2 aria-hidden className="size-3.5" />}
          onClick={() => actions.remove(claim.id)}
        >
          {t("remove")}
        </Button>
      </div>
    </>
  );
}
