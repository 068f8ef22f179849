import { MessageSquare } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { citationLabel } from "#domain/review/citation.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { CardFlags } from "./card-flags.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk, useReader } from "./context.ts";
import { Lookers } from "./lookers.tsx";

/** The card's first line, and all of it while it is folded. Pressing it turns to the claim, or away from it. */
export function CardHead({ view, active }: { view: ClaimView; active: boolean }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const verdicts = useTranslations("verdicts");
  const locale = useReader();
  const { claim, citations, threads } = view;
  const comments = threads.reduce(
    (sum, { comments: all }) => sum + all.filter((comment) => comment.deletedAt === null).length,
    0,
  );
  const source = citations[0]?.source;
  return (
    <button
      type="button"
      className="card-head"
      aria-expanded={active}
      data-card-head={claim.id}
      onClick={() => workbench.activate(active ? null : claim.id, { scroll: !active })}
    >
      <span className="card-number">
        <span className="sr-only">{t("claim")} </span>
        {claim.number}
      </span>
      <VerdictIcon verdict={claim.verdict} />
      <span className="card-verdict">{verdicts(claim.verdict)}</span>
      <CardFlags view={view} active={active} />
      <span className="card-source">{source && !active ? citationLabel(source.csl, locale) : ""}</span>
      {comments > 0 ? (
        <span className="card-comments">
          <MessageSquare aria-hidden className="size-3" />
          <span aria-hidden="true">{comments}</span>
          <span className="sr-only">{t("comments", { count: comments })}</span>
        </span>
      ) : null}
      <Lookers claimId={claim.id} most={3} />
      <span className="card-who">{workbench.nameOf(claim.verdictBy).split(" ")[0]}</span>
    </button>
  );
}
