import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { AttachButton } from "./attach-button.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { useActions } from "./use-actions.ts";

/** That a claim which stands in the text has lost some of its places: the last words of each, and what can be done. */
export function LostPlaces({ view: { claim, lost } }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const actions = useActions();
  const { language } = workbench.session.store.article;
  return (
    <div className="card-alert">
      <p>{t("lostPlaces", { count: lost.length })}</p>
      <ul className="flex w-full flex-col gap-2.5">
        {lost.map(({ id, quote }) => (
          <li key={id} className="flex flex-col items-start gap-1.5">
            <blockquote className="card-judged" lang={language === "und" ? undefined : language}>
              {quote}
            </blockquote>
            <AttachButton claimId={claim.id} spanId={id} />
            <Button size="small" variant="quiet" onClick={() => actions.dropPlace(claim.id, id)}>
              {t("places.drop")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
