import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Citations } from "./citations.tsx";
import { ClaimFooter } from "./claim-footer.tsx";
import { ClaimPlaces } from "./claim-places.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { Corrections } from "./corrections.tsx";
import { Discussion } from "./discussion.tsx";
import { useSignal } from "./signal.ts";
import { VerdictButtons } from "./verdict-buttons.tsx";
import { VerdictNote } from "./verdict-note.tsx";

/** The open card: everything about one claim. */
export function ClaimCard({ view }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const { language } = workbench.session.store.article;
  return (
    <div className="card-body" ref={useFocusWish(view.claim.id)}>
      <blockquote className="card-quote" aria-label={t("quote")} lang={language === "und" ? undefined : language}>
        {view.text}
      </blockquote>
      <ClaimPlaces view={view} />
      <VerdictButtons view={view} />
      <VerdictNote view={view} />
      <Citations view={view} />
      <Corrections view={view} />
      <Discussion threads={view.threads} claimId={view.claim.id} />
      <ClaimFooter view={view} />
    </div>
  );
}

const PARTS = {
  card: "[data-card-head]",
  comment: "[data-part=comment] textarea",
  correction: "form.citation-form textarea",
  citation: "[data-part=citation] :is(input:checked, input, textarea)",
} as const;

/** Takes the focus to the part of this card that a key asked for. */
function useFocusWish(claimId: string) {
  const { page } = useDesk();
  const body = useRef<HTMLDivElement>(null);
  const wish = useSignal(page.focus);
  useEffect(() => {
    if (wish?.claimId !== claimId) return;
    page.focus.set(null);
    body.current?.closest("li")?.querySelector<HTMLElement>(PARTS[wish.part])?.focus();
  }, [wish, claimId, page]);
  return body;
}
