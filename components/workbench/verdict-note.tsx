import { useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { diffSentences, diffWordings } from "#domain/review/wording-diff.ts";
import { Button } from "../ui/button.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { GoneNote } from "./gone-note.tsx";
import { KeyCap } from "./key-cap.tsx";
import { VERDICT_KEYS } from "./keys.ts";
import { LostPlaces } from "./lost-places.tsx";
import { useActions } from "./use-actions.ts";
import { When } from "./when.tsx";
import { DiffLine } from "./word-diff.tsx";

/** Who gave the verdict and when, and what has become of the words it was given on. */
export function VerdictNote({ view }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const { claim, stale, orphaned } = view;
  const untouched = claim.verdict === "needs-source" && claim.verdictAt === claim.createdAt;
  return (
    <>
      <p className="card-note">
        {t.rich(untouched ? "markedBy" : "judgedBy", {
          name: workbench.nameOf(claim.verdictBy) || t("someone"),
          when: () => <When at={claim.verdictAt} />,
        })}
      </p>
      {stale ? <Stale view={view} /> : null}
      {view.nearby === null ? null : <Nearby view={view} nearby={view.nearby} />}
      {view.lost.length > 0 ? <LostPlaces view={view} /> : null}
      {orphaned ? <GoneNote view={view} /> : null}
    </>
  );
}

/** Not the claim's own words changed, but those around it: a hint, no alarm. */
function Nearby({ view: { claim }, nearby }: { view: ClaimView; nearby: string }) {
  const t = useTranslations("workbench");
  const actions = useActions();
  const parts = useMemo(() => diffSentences(claim.judgedContext, nearby), [claim.judgedContext, nearby]);
  return (
    <div className="card-hint">
      <p>{t("nearbyNote")}</p>
      <blockquote className="card-judged" aria-label={t("nearbyDiff")}>
        <DiffLine parts={parts} />
      </blockquote>
      <Button size="small" variant="quiet" onClick={() => actions.setVerdict(claim.id, claim.verdict)}>
        {t("stillTrue", { verdict: claim.verdict })} <KeyCap letter={VERDICT_KEYS[claim.verdict]} />
      </Button>
    </div>
  );
}

function Stale({ view: { claim, text, corrections } }: { view: ClaimView }) {
  const t = useTranslations("workbench");
  const actions = useActions();
  const parts = useMemo(() => diffWordings(claim.judgedQuote, text), [claim.judgedQuote, text]);
  const isCorrected = corrections.some(
    ({ correction }) => correction.status === "accepted" && (correction.decidedAt ?? 0) >= claim.verdictAt,
  );
  return (
    <div className="card-alert">
      <p>{t(isCorrected ? "correctedNote" : "staleNote")}</p>
      <blockquote className="card-judged" aria-label={t("staleDiff")}>
        <DiffLine parts={parts} />
      </blockquote>
      <Button size="small" onClick={() => actions.setVerdict(claim.id, claim.verdict)}>
        {t("stillTrue", { verdict: claim.verdict })} <KeyCap letter={VERDICT_KEYS[claim.verdict]} />
      </Button>
    </div>
  );
}
