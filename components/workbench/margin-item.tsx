import { memo, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { CardHead } from "./card-head.tsx";
import { ClaimCard } from "./claim-card.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDerived, useDesk } from "./context.ts";
import type { MarginLayout } from "./margin-layout.ts";
import { PrintedCard } from "./printed-card.tsx";
import { SheetTools } from "./sheet-tools.tsx";
import { useSignal } from "./signal.ts";

type Props = {
  claimId: string;
  layout: MarginLayout;
  /** Shows everything at once, for paper. */
  printed: boolean;
};

/** One claim in the margin: open when it is looked at, one line when near, and mere words when far out of sight. */
export const MarginItem = memo(function MarginItem({ claimId, layout, printed }: Props) {
  const { workbench } = useDesk();
  const view = useSignal(workbench.claim(claimId));
  const active = useDerived(workbench.active, (id) => id === claimId);
  const near = useDerived(layout.near, (ids) => ids.has(claimId));
  const item = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open card's size is watched, a folded one's is not.
  useLayoutEffect(() => (item.current ? layout.hold(claimId, item.current) : undefined), [layout, claimId, active]);
  if (!view) return null;
  if (printed)
    return (
      <li className="margin-printed" data-verdict={view.claim.verdict}>
        <PrintedCard view={view} />
      </li>
    );
  return (
    <li
      ref={item}
      data-card={view.claim.number}
      data-verdict={view.claim.verdict}
      data-active={active || undefined}
      data-near={near || undefined}
      className="margin-item"
    >
      {near || active ? <CardHead view={view} active={active} /> : <FarCard view={view} />}
      {active ? (
        <>
          <SheetTools />
          <ClaimCard view={view} />
        </>
      ) : null}
    </li>
  );
});

function FarCard({ view: { claim, text } }: { view: ClaimView }) {
  const t = useTranslations("workbench");
  const verdicts = useTranslations("verdicts");
  return t("far", { number: claim.number, verdict: verdicts(claim.verdict), quote: text.slice(0, 200) });
}
