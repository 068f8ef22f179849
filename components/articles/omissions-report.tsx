import { useTranslations } from "use-intl/react";
import type { Omission, OmissionKind } from "#domain/article/import/omission.ts";

/** What an import left out, by kind, each with what it said and how often it stood there. */
export function OmissionsReport({ omissions }: { omissions: readonly Omission[] }) {
  const t = useTranslations("newArticle.omissions");
  const byKind = Map.groupBy(omissions, (omission) => omission.kind);
  const heading = (kind: OmissionKind, count: number) =>
    t.has(`kinds.${kind}`) ? t(`kinds.${kind}`, { count }) : t("kinds.other", { count });
  return (
    <div>
      <p className="text-body text-pretty text-soft">{t("explanation")}</p>
      <dl className="mt-4 divide-y divide-rule border-y border-rule">
        {[...byKind].map(([kind, entries]) => (
          <div key={kind} className="py-3">
            <dt className="text-body font-medium">
              {heading(
                kind,
                entries.reduce((sum, entry) => sum + entry.count, 0),
              )}
            </dt>
            {entries
              .filter((entry) => entry.excerpt !== "")
              .map((entry) => (
                <dd key={entry.excerpt} className="mt-1 flex gap-3 text-tool text-soft">
                  <span className="line-clamp-2 min-w-0 flex-1 font-serif text-body wrap-anywhere">
                    {entry.excerpt === "…" ? t("more") : entry.excerpt}
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
