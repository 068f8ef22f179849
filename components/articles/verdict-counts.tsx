import { VERDICTS, type Verdict } from "#domain/review/model.ts";
import { translations } from "../i18n/server.tsx";
import { classNames } from "../ui/class-names.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";

/** How many claims have each verdict: an icon and a number, said in words to those who listen. */
export async function VerdictCounts({ claims }: { claims: Record<Verdict, number> }) {
  const t = await translations("verdicts");
  return (
    <ul className="grid grid-cols-3 gap-x-2 tabular-nums">
      {VERDICTS.map((verdict) => (
        <li key={verdict} data-tooltip={t(verdict)} className="flex items-center gap-1.5">
          <VerdictIcon verdict={verdict} className={classNames(claims[verdict] === 0 && "opacity-35")} />
          <span aria-hidden="true" className={claims[verdict] === 0 ? "text-faint" : "font-medium"}>
            {claims[verdict]}
          </span>
          <span className="sr-only">{t(`counted.${verdict}`, { count: claims[verdict] })}</span>
        </li>
      ))}
    </ul>
  );
}
