import { useTranslations } from "use-intl/react";
import { type Omitted, type OmittedKind, sortOmissions } from "./omitted.ts";

/** What an import left out and what it kept in another form, by kind, each with what it said and how often. */
export function OmissionsReport({ omissions }: { omissions: readonly Omitted[] }) {
  const t = useTranslations("omissions");
  const { leftOut, kept } = sortOmissions(omissions);
  return (
    <div className="flex flex-col gap-6">
      <Kinds intro={t("leftOut")} kinds={leftOut} />
      <Kinds intro={t("kept")} kinds={kept} />
    </div>
  );
}

function Kinds({ intro, kinds }: { intro: string; kinds: readonly OmittedKind[] }) {
  const t = useTranslations("omissions");
  if (kinds.length === 0) return null;
  return (
    <div>
      <p className="text-body text-pretty text-soft">{intro}</p>
      <dl className="mt-4 divide-y divide-rule border-y border-rule">
        {kinds.map(({ kind, count, entries }) => (
          <div key={kind} className="py-3">
            <dt className="text-body font-medium">{t(`kinds.${kind}`, { count })}</dt>
            {entries
              .filter((entry) => entry.excerpt !== "")
              .map((entry) => (
                <dd key={`${entry.kind} ${entry.excerpt}`} className="mt-1 flex gap-3 text-tool text-soft">
                  <span className="line-clamp-2 min-w-0 flex-1 font-serif text-body wrap-anywhere">
                    {entry.excerpt === "…" ? t("rest") : entry.excerpt}
                  </span>
                  {entry.count > 1 ? <span className="tabular-nums">{t("times", { count: entry.count })}</span> : null}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
