import { useTranslations } from "use-intl/react";
import { countFates, countLapses, FATE_GROUPS, type Fate } from "./fates.ts";

/** “3 in doubt · 2 gone · 4 changed · 1 moved · 190 unchanged — 6 verdicts to give again” */
export function FateCounts({ fates }: { fates: readonly Fate[] }) {
  const t = useTranslations("drafts");
  const counts = countFates(fates);
  const lapses = countLapses(fates);
  const shown = FATE_GROUPS.filter((group) => counts[group] > 0);
  if (shown.length === 0) return <p className="draft-counts">{t("noClaims")}</p>;
  return (
    <p role="status" className="draft-counts">
      {shown.map((group, index) => (
        <span key={group} data-group={group}>
          {index > 0 ? " · " : null}
          {t(`counts.${group}`, { count: counts[group] })}
        </span>
      ))}
      {lapses > 0 ? ` — ${t("lapses", { count: lapses })}` : null}
    </p>
  );
}
