import { CircleSlash, MessageSquare, PenLine, TextCursorInput, TextSelect, Unlink } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl/react";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { useDerived, useDesk } from "./context.ts";
import { Lookers } from "./lookers.tsx";
import { useSignal } from "./signal.ts";

type Props = { claimId: string; position?: number; total?: number; onChosen?: () => void };

/** One claim in the list. */
export const IndexRow = memo(function IndexRow({ claimId, position, total, onChosen }: Props) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench");
  const verdicts = useTranslations("verdicts");
  const view = useSignal(workbench.claim(claimId));
  const active = useDerived(workbench.active, (id) => id === claimId);
  if (!view) return null;
  const { claim, text, threads, lacksSource, stale, nearby, lost, corrections } = view;
  const proposed = corrections.some(({ correction }) => correction.status === "open");
  const comments = threads.reduce(
    (sum, { comments: all }) => sum + all.filter((comment) => comment.deletedAt === null).length,
    0,
  );
  return (
    <li aria-posinset={position} aria-setsize={total}>
      <button
        type="button"
        className="index-row"
        data-verdict={claim.verdict}
        aria-current={active || undefined}
        onClick={() => {
          onChosen?.();
          workbench.activate(claimId, { scroll: true });
        }}
      >
        <span className="card-number">{claim.number}</span>
        <VerdictIcon verdict={claim.verdict} label={verdicts(claim.verdict)} />
        <span className="index-quote">{text}</span>
        <Lookers claimId={claimId} most={2} />
        <span className="index-signs">
          {lacksSource ? (
            <CircleSlash className="size-3.5 text-danger" role="img" aria-label={t("flags.noSource")} />
          ) : null}
          {stale ? (
            <TextCursorInput className="size-3.5 text-danger" role="img" aria-label={t("flags.changed")} />
          ) : null}
          {lost.length > 0 ? (
            <Unlink
              className="size-3.5 text-danger"
              role="img"
              aria-label={t("flags.placeGone", { count: lost.length })}
            />
          ) : null}
          {nearby === null ? null : (
            <TextSelect className="size-3.5 text-faint" role="img" aria-label={t("flags.nearby")} />
          )}
          {proposed ? <PenLine className="size-3.5" role="img" aria-label={t("flags.proposal")} /> : null}
          {comments > 0 ? (
            <MessageSquare className="size-3.5" role="img" aria-label={t("comments", { count: comments })} />
          ) : null}
        </span>
      </button>
    </li>
  );
});
