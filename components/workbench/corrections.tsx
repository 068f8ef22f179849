import { PenLine } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { CorrectionItem } from "./correction-item.tsx";
import { KeyCap, useKeysHeard } from "./key-cap.tsx";
import { LatePart } from "./late-part.tsx";
import { correctionForm } from "./late-parts.ts";
import { useSignal } from "./signal.ts";

/** How many decided corrections are shown before one asks for the rest. */
const SHOWN = 2;

/** Other words proposed for the claim's text, what became of such proposals, and the form for a new one. */
export function Corrections({ view }: { view: ClaimView }) {
  const { page } = useDesk();
  const t = useTranslations("workbench.corrections");
  const heard = useKeysHeard();
  const proposing = useSignal(page.correcting) === view.claim.id;
  const [all, setAll] = useState(false);
  const { corrections, claim, orphaned } = view;
  const open = corrections.filter(({ correction }) => correction.status === "open");
  const decided = corrections.filter(({ correction }) => correction.status !== "open");
  const shown = all ? decided : decided.slice(0, SHOWN);
  if (orphaned && corrections.length === 0) return null;
  return (
    <section aria-label={t("title")} className="card-section">
      {[...open, ...shown].map((one) => (
        <CorrectionItem key={one.correction.id} view={one} claim={claim} />
      ))}
      {shown.length < decided.length ? (
        <Button size="small" variant="quiet" className="self-start" onClick={() => setAll(true)}>
          {t("older", { count: decided.length - shown.length })}
        </Button>
      ) : null}
      {proposing && !orphaned ? (
        <LatePart code={correctionForm} waiting={<p className="card-note">{t("opening")}</p>}>
          {(CorrectionForm) => <CorrectionForm claim={claim} onDone={() => page.correcting.set(null)} />}
        </LatePart>
      ) : null}
      {proposing || orphaned ? null : (
        <Button
          size="small"
          className="self-start"
          aria-keyshortcuts={heard("R")}
          icon={<PenLine aria-hidden className="size-3.5" />}
          onClick={() => page.correcting.set(claim.id)}
        >
          {t("propose")}
          <KeyCap letter="R" />
        </Button>
      )}
    </section>
  );
}
