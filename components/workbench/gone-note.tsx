import { useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { AttachButton } from "./attach-button.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { useActions } from "./use-actions.ts";

/** So many places are offered at most, for a choice that one can survey. */
const MOST_OFFERED = 3;

/** That the text of a claim is gone, and ways to give it another: where its words stand else, or a selection. */
export function GoneNote({ view }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const actions = useActions();
  const claimId = view.claim.id;
  // Read when the card shows the claim, not with every letter; what is pressed is looked for anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is made anew when the claim changes
  const copies = useMemo(() => workbench.copiesOf(claimId).slice(0, MOST_OFFERED), [workbench, claimId, view]);
  return (
    <div className="card-alert">
      <p>{t("goneNote")}</p>
      {copies.length === 0 ? null : (
        <>
          <p>{t("copies", { count: copies.length })}</p>
          <ul className="flex w-full flex-col gap-1.5">
            {copies.map((copy) => {
              const { from, to, before, quote, after } = copy;
              return (
                <li key={`${from}-${to}`} className="flex items-center gap-2">
                  <span dir="auto" className="min-w-0 flex-1 text-ink">
                    {before}
                    <mark className="bg-transparent font-semibold text-inherit">{quote}</mark>
                    {after}
                  </span>
                  <Button size="small" onClick={() => actions.moveToCopy(claimId, copy)}>
                    {t("attachCopy")}
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <AttachButton claimId={claimId} />
    </div>
  );
}
