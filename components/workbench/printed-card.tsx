import { useTranslations } from "use-intl/react";
import { citationLabel, locatorText } from "#domain/review/citation.ts";
import { useFlags } from "./card-flags.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk, useReader } from "./context.ts";

/** A claim on paper: everything at once, nothing to press. */
export function PrintedCard({ view }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const verdicts = useTranslations("verdicts");
  const stances = useTranslations("workbench.citations.stances");
  const reader = useReader();
  const flags = useFlags(view);
  const { claim, text, citations, threads } = view;
  const proposed = view.corrections.filter(({ correction }) => correction.status === "open");
  const comments = threads.flatMap((thread) => thread.comments).filter((comment) => comment.deletedAt === null);
  return (
    <div className="printed-card">
      <p>
        <strong>
          {claim.number} · {verdicts(claim.verdict)}
        </strong>{" "}
        · {[workbench.nameOf(claim.verdictBy), ...flags.map(({ words }) => words)].join(" · ")}
      </p>
      <p className="font-serif">“{text}”</p>
      {view.stale ? (
        <p>
          {t("judgedOn")} “{claim.judgedQuote}”
        </p>
      ) : null}
      {proposed.map(({ correction: { id, quote, replacement, reason } }) => (
        <p key={id}>
          {t("corrections.name", { from: quote, to: replacement || t("corrections.nothing") })}: {reason}
        </p>
      ))}
      {citations.map(({ citation, source }) => (
        <p key={citation.id}>
          {stances(citation.stance)}: {citationLabel(source.csl, reader)}
          {citation.locator ? `, ${locatorText(citation.locatorLabel, citation.locator, reader)}` : ""}
          {source.csl.URL ? ` <${source.csl.URL}>` : ""}
          {citation.passage ? ` — “${citation.passage}”` : ""}
        </p>
      ))}
      {comments.map((comment) => (
        <p key={comment.id}>
          {workbench.nameOf(comment.createdBy)}: {comment.body}
        </p>
      ))}
    </div>
  );
}
