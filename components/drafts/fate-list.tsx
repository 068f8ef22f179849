import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { verdictTurn } from "#domain/review/redraft.ts";
import { classNames } from "../ui/class-names.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import { LineDiff } from "../workbench/word-diff.tsx";
import { FateActions, type FateDeeds } from "./fate-actions.tsx";
import { type Fate, type FateGroup, groupFates } from "./fates.ts";

type Props = {
  fates: readonly Fate[];
  active: string | null;
  onActivate: (claimId: string | null) => void;
  showsUnchanged: boolean;
  onShowUnchanged: (shows: boolean) => void;
  deeds: FateDeeds;
};

/** The claims by what becomes of them, those in doubt first; those that stay as they are are folded. */
export function FateList({ fates, active, onActivate, showsUnchanged, onShowUnchanged, deeds }: Props) {
  const t = useTranslations("drafts");
  const groups = useMemo(() => groupFates(fates), [fates]);
  if (fates.length === 0) return <p className="p-4 text-body text-soft">{t("noClaims")}</p>;
  return groups.map(([group, claims]) => {
    const isFolded = group === "unchanged" && !showsUnchanged;
    return (
      <section key={group} aria-labelledby={`fate-${group}`} className="draft-group">
        <h3 id={`fate-${group}`} className="draft-group-name">
          {group === "unchanged" ? (
            <button type="button" aria-expanded={showsUnchanged} onClick={() => onShowUnchanged(!showsUnchanged)}>
              {t("groups.unchanged")} · {claims.length}
            </button>
          ) : (
            t(`groups.${group}`)
          )}
        </h3>
        {isFolded ? null : (
          <ul>
            {claims.map((fate) => (
              <FateRow
                key={fate.claimId}
                fate={fate}
                group={group}
                deeds={fate.claimId === active ? deeds : null}
                onActivate={onActivate}
              />
            ))}
          </ul>
        )}
      </section>
    );
  });
}

type RowProps = {
  fate: Fate;
  group: FateGroup;
  /** What can be done; null unless it is the claim one is at. */
  deeds: FateDeeds | null;
  onActivate: (claimId: string | null) => void;
};

const FateRow = memo(function FateRow({ fate, group, deeds, onActivate }: RowProps) {
  const t = useTranslations("drafts");
  const verdicts = useTranslations("verdicts");
  const { claimId, number, verdict, before, after, outcome, proposed, isFixed, isAccepted, spans } = fate;
  const isActive = deeds !== null;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isActive) return;
    row.current?.scrollIntoView({ block: "nearest" });
    // Whoever is in the text or in a field stays there; anybody else goes along, and hears what it says.
    if (!document.activeElement?.closest("[contenteditable=true], input, .draft-foot"))
      row.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [isActive]);
  const lost = before === "" && after === "";
  // Under its own heading the outcome is said already.
  const sign = isFixed || group === "doubtful" ? t(`outcomes.${outcome}`) : null;
  return (
    <li ref={row} data-fate={claimId} data-verdict={verdict} data-active={isActive || undefined} className="draft-fate">
      <button
        type="button"
        aria-expanded={isActive}
        className="draft-fate-head"
        onClick={() => onActivate(isActive ? null : claimId)}
      >
        <span className="card-number">{number}</span>
        <VerdictIcon verdict={verdict} label={verdicts(verdict)} />
        <span className={classNames("draft-fate-words", isActive ? null : "line-clamp-3")}>
          {lost ? (
            <span className="text-soft">{spans.map(({ words }) => words).join(" … ")}</span>
          ) : (
            <LineDiff before={before} after={after} />
          )}
          {proposed.doubt && proposed.doubt !== "gone" ? (
            <span className="draft-fate-doubt">{t(`doubts.${proposed.doubt}`)}</span>
          ) : null}
          {fate.sentences ? (
            <span className="draft-fate-doubt">
              <LineDiff {...fate.sentences} />
            </span>
          ) : null}
          {verdictTurn(fate, fate) === "fits-again" ? <span className="draft-fate-doubt">{t("fitsAgain")}</span> : null}
        </span>
        {sign || isAccepted ? (
          <span className="draft-fate-sign" data-decided={isFixed || isAccepted || undefined}>
            {isFixed || isAccepted ? t("byYou", { outcome: t(`outcomes.${outcome}`) }) : sign}
          </span>
        ) : null}
      </button>
      {deeds ? <FateActions fate={fate} deeds={deeds} /> : null}
    </li>
  );
});
