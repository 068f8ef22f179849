import { useTranslations } from "use-intl/react";
import type { ClaimView } from "./claim-view.ts";
import { VerdictButtons } from "./verdict-buttons.tsx";

/** The open card: everything about one claim. */
export function ClaimCard({ view }: { view: ClaimView }) {
  const t = useTranslations("workbench");
  return (
    <div className="card-body">
      <blockquote className="card-quote" aria-label={t("quote")}>
        {view.text}
      </blockquote>
      <VerdictButtons view={view} />
    </div>
  );
}
