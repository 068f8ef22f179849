import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { ChangeSteps } from "./change-steps.tsx";
import { ComparedText } from "./compared-text.tsx";
import { DraftFacts } from "./draft-facts.tsx";
import { DraftFoot } from "./draft-foot.tsx";
import { FateActions } from "./fate-actions.tsx";
import { FateCounts } from "./fate-counts.tsx";
import { FateList } from "./fate-list.tsx";
import type { Decisions } from "./fates.ts";
import { lossOf } from "./loss.ts";
import { LossNote } from "./loss-note.tsx";
import type { DraftSource } from "./preview.ts";
import { ReviewNotes } from "./review-notes.tsx";
import { useSelectedPlace } from "./selected-place.ts";
import { useApplying } from "./use-applying.ts";
import type { Carried, Comparison } from "./use-comparison.ts";
import { useDraftKeys } from "./use-draft-keys.ts";
import { useFates } from "./use-fates.ts";
import { useSight } from "./use-sight.ts";

type Props = {
  articleId: string;
  member: string;
  comparison: Comparison;
  decisions: Decisions;
  decide: (change: (before: Decisions) => Decisions) => void;
  restores: number | null;
  name: string;
  onName: (name: string) => void;
  isComparing: boolean;
  /** Why comparing again failed. */
  failure: string | null;
  onCompare: (source: DraftSource) => Promise<Carried | null>;
  onBack: (() => void) | null;
  onDone: (redraftId: string) => Promise<void>;
};

/** The second step: the text with its changes, the claims with their fates, and the press that puts the draft in. */
export function DraftReview(props: Props) {
  const { articleId, comparison, decisions, decide, restores, name } = props;
  const { preview, doc, blocks, stretches, source } = comparison;
  const t = useTranslations("drafts");
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [view, setView] = useState<"text" | "claims">("claims");
  const [changesHeadline, setChangesHeadline] = useState(false);
  const selection = useSelectedPlace(root, doc, preview.article.language);
  const sight = useSight(root, comparison);
  const { fates, active, activate, step, showsUnchanged, showUnchanged, deeds } = useFates({
    ...{ comparison, decisions, decide, selection, sight },
    onShow: () => setView("text"),
  });
  const { busy, problem, again, apply, compareAgain } = useApplying(props);
  const fate = fates.find(({ claimId }) => claimId === active);
  const [firstSpan] = fate?.spans ?? [];
  const onActive = (act: (claimId: string, spanId: string) => void) => () => {
    if (fate && firstSpan) act(fate.claimId, firstSpan.id);
    return fate !== undefined;
  };
  useDraftKeys(root, {
    j: () => step(1),
    k: () => step(-1),
    n: () => sight.step(1),
    p: () => sight.step(-1),
    a: onActive(deeds.attach),
    Delete: onActive(deeds.drop),
    Backspace: onActive(deeds.drop),
    y: onActive(deeds.accept),
    u: onActive(deeds.asProposed),
  });
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);

  const loss = useMemo(() => lossOf(blocks, fates), [blocks, fates]);
  const isSame = preview.steps.length === 0;
  const newHeadline = changesHeadline && preview.imported ? preview.imported.headline : null;
  const belongs = "draft" in source && source.headline !== undefined;
  return (
    <div className="draft-review" data-view={view}>
      <div className="draft-top">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <h2 ref={heading} tabIndex={-1} className="text-lead font-semibold">
            {t(isSame ? "sameText" : "whatHappens")}
          </h2>
          {props.onBack ? (
            <Button size="small" onClick={props.onBack}>
              {t("backToText")}
            </Button>
          ) : null}
        </div>
        {isSame ? <p className="text-body text-soft">{t("sameTextHint")}</p> : <FateCounts fates={fates} />}
        {loss ? <LossNote loss={loss} isRestore={restores !== null} /> : null}
        <ReviewNotes
          {...{ articleId, preview, again, failure: props.failure, isComparing: props.isComparing }}
          onAgain={() => compareAgain()}
        />
        <DraftFacts
          preview={preview}
          isText={belongs}
          changesHeadline={changesHeadline}
          onChangeHeadline={setChangesHeadline}
          onBelongs={(belongsToText) => {
            if ("draft" in source)
              void compareAgain({
                draft: source.draft,
                ...(belongsToText ? { headline: preview.article.headline } : {}),
              });
          }}
        />
      </div>
      <SegmentedControl
        label={t("view")}
        value={view}
        onChange={setView}
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
      <DraftFoot
        {...{ name, busy, problem, loss }}
        onName={props.onName}
        canApply={!isSame && !props.isComparing}
        isRestore={restores !== null}
        onApply={() => apply({ name: name.trim(), headline: newHeadline, restores })}
      >
        {fate ? (
          <div className="draft-foot-claim">
            <p className="text-tool font-medium">{t("claim", { number: fate.number })}</p>
            <FateActions fate={fate} deeds={deeds} />
          </div>
        ) : null}
      </DraftFoot>
    </div>
  );
}
