import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { VERDICTS } from "#domain/review/model.ts";
import { VerdictIcon } from "../ui/verdict-icon.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useKeysHeard, withKey } from "./key-cap.tsx";
import { VERDICT_KEYS } from "./keys.ts";
import { useActions } from "./use-actions.ts";

/** The three verdicts; one holds. None can be given while the claim's text is gone. */
export function VerdictButtons({ view: { claim, orphaned } }: { view: ClaimView }) {
  const name = useId();
  const t = useTranslations("workbench");
  const verdicts = useTranslations("verdicts");
  const actions = useActions();
  const heard = useKeysHeard();
  return (
    <div role="radiogroup" aria-label={t("verdict")} aria-disabled={orphaned || undefined} className="verdict-buttons">
      {VERDICTS.map((verdict) => (
        <label
          key={verdict}
          data-verdict={verdict}
          data-tooltip={withKey(verdicts(verdict), heard(VERDICT_KEYS[verdict]))}
        >
          <input
            type="radio"
            name={name}
            value={verdict}
            checked={claim.verdict === verdict}
            aria-keyshortcuts={heard(VERDICT_KEYS[verdict])}
            onChange={() => actions.setVerdict(claim.id, verdict)}
            className="sr-only"
          />
          <VerdictIcon verdict={verdict} />
          {verdicts(verdict)}
        </label>
      ))}
    </div>
  );
}
