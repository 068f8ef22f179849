import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { otherByline, otherHeadline } from "#domain/article/import/draft-headline.ts";
import { lossOf } from "#domain/review/draft-loss.ts";
import { Button } from "../ui/button.tsx";
import { DraftFacts, type DraftField } from "./draft-facts.tsx";
import { DraftFoot } from "./draft-foot.tsx";
import { DraftPanes, type DraftView } from "./draft-panes.tsx";
import { FateActions } from "./fate-actions.tsx";
import { FateCounts } from "./fate-counts.tsx";
import type { Decisions } from "./fates.ts";
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
  const { preview, doc, blocks, source } = comparison;
  const t = useTranslations("drafts");
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [view, setView] = useState<DraftView>("claims");
  const [changes, setChanges] = useState<ReadonlySet<DraftField>>(new Set(["headline", "byline"]));
  const selection = useSelectedPlace(root, doc, preview.article.language);
  const sight = useSight(root, comparison);
  const claims = useFates({
    ...{ comparison, decisions, decide, selection, sight },
    onShow: () => setView("text"),
  });
  const { fates, active, step, deeds } = claims;
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
  const headline = otherHeadline(preview.imported, preview.article);
  const byline = otherByline(preview.imported, preview.article);
  const wanted = { headline: changes.has("headline") ? headline : null, byline: changes.has("byline") ? byline : null };
  const isNothing = isSame && headline === null && byline === null;
  const isWanted = !isSame || wanted.headline !== null || wanted.byline !== null;
  return (
    <div className="draft-review" data-view={view}>
      <div className="draft-top">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <h2 ref={heading} tabIndex={-1} className="text-lead font-semibold">
            {t(isNothing ? "sameText" : isSame ? (headline === null ? "onlyByline" : "onlyHeadline") : "whatHappens")}
          </h2>
          {props.onBack ? (
            <Button size="small" onClick={props.onBack}>
              {t("backToText")}
            </Button>
          ) : null}
        </div>
        {isNothing ? <p className="text-body text-soft">{t("sameTextHint")}</p> : null}
        {isSame ? null : <FateCounts fates={fates} />}
        {loss ? <LossNote loss={loss} isRestore={restores !== null} /> : null}
        <ReviewNotes
          {...{ articleId, preview, again, failure: props.failure, isComparing: props.isComparing }}
          onAgain={() => compareAgain()}
        />
        <DraftFacts
          preview={preview}
          isText={"draft" in source ? source.headline !== undefined : null}
          changes={changes}
          onChange={(field, isChanged) =>
            setChanges((before) => new Set(isChanged ? [...before, field] : [...before].filter((one) => one !== field)))
          }
          onBelongs={(belongsToText) => {
            if ("draft" in source)
              void compareAgain({
                draft: source.draft,
                ...(belongsToText ? { headline: preview.article.headline } : {}),
              });
          }}
        />
      </div>
      {isSame ? null : <DraftPanes {...{ root, comparison, claims, sight, view }} onView={setView} />}
      {isNothing ? null : (
        <DraftFoot
          {...{ name, busy, problem, loss }}
          onName={props.onName}
          canApply={isWanted && !props.isComparing}
          isRestore={restores !== null}
          onApply={() => apply({ name: name.trim(), ...wanted, restores })}
        >
          {fate ? (
            <div className="draft-foot-claim">
              <p className="text-tool font-medium">{t("claim", { number: fate.number })}</p>
              <FateActions fate={fate} deeds={deeds} />
            </div>
          ) : null}
        </DraftFoot>
      )}
    </div>
  );
}
