import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { CitationItem } from "./citation-item.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { KeyCap, useKeysHeard } from "./key-cap.tsx";
import { LatePart } from "./late-part.tsx";
import { citationForm } from "./late-parts.ts";
import { useSignal } from "./signal.ts";

/** What backs the claim, and the form to add more. */
export function Citations({ view }: { view: ClaimView }) {
  const { page } = useDesk();
  const t = useTranslations("workbench.citations");
  const heard = useKeysHeard();
  const adding = useSignal(page.citing) === view.claim.id;
  const [editing, setEditing] = useState<string | null>(null);
  const { citations, claim, lacksSource } = view;
  const waiting = <p className="card-note">{t("opening")}</p>;
  return (
    <section aria-label={t("title")} className="card-section">
      {lacksSource ? <p className="card-lacks">{t(`lacks.${claim.verdict}`)}</p> : null}
      {citations.map((entry) =>
        editing === entry.citation.id ? (
          <LatePart key={entry.citation.id} code={citationForm} waiting={waiting}>
            {(CitationForm) => <CitationForm claim={claim} entry={entry} onDone={() => setEditing(null)} />}
          </LatePart>
        ) : (
          <CitationItem key={entry.citation.id} entry={entry} onEdit={() => setEditing(entry.citation.id)} />
        ),
      )}
      {adding ? (
        <LatePart code={citationForm} waiting={waiting}>
          {(CitationForm) => <CitationForm claim={claim} onDone={() => page.citing.set(null)} />}
        </LatePart>
      ) : (
        <Button
          size="small"
          className="self-start"
          aria-keyshortcuts={heard("C")}
          icon={<Plus aria-hidden className="size-3.5" />}
          onClick={() => page.citing.set(claim.id)}
        >
          {t("add")}
          <KeyCap letter="C" />
        </Button>
      )}
    </section>
  );
}
