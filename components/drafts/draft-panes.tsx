import type { RefObject } from "react";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { ChangeSteps } from "./change-steps.tsx";
import { ComparedText } from "./compared-text.tsx";
import { FateList } from "./fate-list.tsx";
import type { Comparison } from "./use-comparison.ts";
import type { Fates } from "./use-fates.ts";
import type { Sight } from "./use-sight.ts";

/** Which of the two is seen where there is no room for both. */
export type DraftView = "text" | "claims";

type Props = {
  root: RefObject<HTMLDivElement | null>;
  comparison: Comparison;
  claims: Fates;
  sight: Sight;
  view: DraftView;
  onView: (view: DraftView) => void;
};

/** The text with its changes, and beside it the claims with their fates. */
export function DraftPanes({ root, comparison, claims, sight, view, onView }: Props) {
  const t = useTranslations("drafts");
  const { preview, blocks, stretches } = comparison;
  const { fates, active, activate, showsUnchanged, showUnchanged, deeds } = claims;
  return (
    <>
      <SegmentedControl
        label={t("view")}
        value={view}
        onChange={onView}
        options={[
          { value: "claims", label: t("claims") },
          { value: "text", label: t("text") },
        ]}
        className="draft-switch"
      />
      <div className="draft-columns">
        <section aria-label={t("text")} className="draft-pane-text">
          <ChangeSteps
            total={sight.total}
            at={sight.at}
            onStep={sight.step}
            showsAll={stretches.some(({ isFoldable }) => isFoldable) ? sight.showsAll : null}
            onShowAll={sight.showAll}
          />
          <ComparedText
            {...{ root, blocks, stretches, fates, active }}
            unfolded={sight.unfolded}
            onUnfold={sight.unfold}
            onActivate={(claimId) => activate(claimId, true)}
            current={sight.current}
            name={t("newText")}
            language={preview.article.language}
          />
        </section>
        <section aria-label={t("claims")} className="draft-pane-claims">
          <FateList
            {...{ fates, active, showsUnchanged, deeds }}
            onActivate={activate}
            onShowUnchanged={showUnchanged}
          />
        </section>
      </div>
    </>
  );
}
