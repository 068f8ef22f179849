import { type FormEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { newId } from "#domain/ids.ts";
import type { ClaimRow } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { CitationFields } from "./citation-fields.tsx";
import type { CitationEntry } from "./citation-item.tsx";
import { useAttempt, useDesk } from "./context.ts";
import {
  type CitationDraft,
  type CitationField,
  draftOf,
  emptyDraft,
  type FieldFault,
  faultsOf,
  isCitationDraft,
  toCsl,
} from "./csl-form.ts";
import { useFirstFocus } from "./late-part.tsx";
import { SourceFields } from "./source-fields.tsx";
import { SourcePicker } from "./source-picker.tsx";
import { useDraft } from "./use-draft.ts";
import type { Workbench } from "./workbench.ts";

type Props = { claim: ClaimRow; entry?: CitationEntry; onDone: () => void };

/** Cites a source for a claim, or changes a citation. What is typed is kept until it is part of the article. */
export function CitationForm({ claim, entry, onDone }: Props) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.citations");
  const attempt = useAttempt();
  const first = entry ? draftOf(entry.citation, entry.source) : emptyDraft(claim.verdict);
  const name = entry ? `citation:${entry.citation.id}` : `cite:${claim.id}`;
  const { value, change, clear, begun } = useDraft<CitationDraft>(name, first, isCitationDraft);
  const [faults, setFaults] = useState<Partial<Record<CitationField, FieldFault>> | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const known = workbench.session.store.all("sources").size > 0;
  useErrorFocus(form, faults);
  useFirstFocus(form, "input:not([type=radio]), textarea");

  function update(fields: Partial<CitationDraft>) {
    change({ ...value, ...fields });
    if (faults) setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in fields))));
  }
  /** The citation stays as it is, and what was typed is not brought back. */
  function discard() {
    clear();
    onDone();
  }
  function submit(event?: FormEvent) {
    event?.preventDefault();
    const found = faultsOf(value);
    if (Object.keys(found).length > 0) return setFaults(found);
    if (!attempt(() => send(workbench, claim.id, value, entry))) return;
    clear();
    onDone();
  }
  return (
    <form
      ref={form}
      noValidate
      data-part="citation"
      aria-label={t(entry ? "changeTitle" : "add")}
      className="citation-form"
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit()}
    >
      {entry ? null : (
        <SegmentedControl
          label={t("origin")}
          value={value.origin}
          onChange={(origin) => update({ origin })}
          options={(["address", "typed", "known"] as const)
            .filter((origin) => origin !== "known" || known)
            .map((origin) => ({ value: origin, label: t(`origins.${origin}`) }))}
        />
      )}
      {value.origin === "known" ? (
        <SourcePicker chosen={value.sourceId} onChoose={(sourceId) => update({ sourceId })} fault={faults?.sourceId} />
      ) : (
        <SourceFields value={value} update={update} faults={faults ?? {}} />
      )}
      <CitationFields value={value} update={update} faults={faults ?? {}} />
      <div className="flex justify-end gap-2">
        <Button size="small" variant="quiet" onClick={onDone}>
          {t("later")}
        </Button>
        {entry && begun ? (
          <Button size="small" onClick={discard}>
            {t("discard")}
          </Button>
        ) : null}
        <Button size="small" variant="primary" type="submit">
          {t(entry ? "save" : "addNow")}
        </Button>
      </div>
    </form>
  );
}

/** Turns the form into commands. Throws `AppError` when the rules refuse one. */
function send(workbench: Workbench, claimId: string, draft: CitationDraft, entry: CitationEntry | undefined): void {
  const { stance, locatorLabel, note } = draft;
  const fields = {
    stance,
    locatorLabel,
    locator: draft.locator.trim(),
    passage: draft.passage.trim(),
    accessed: draft.accessed,
    note: note.trim(),
  };
  if (entry) {
    const { id } = entry.source;
    workbench.act({
      kind: "source.change",
      source: { id, type: draft.sourceType, csl: toCsl(draft, id, entry.source.csl) },
    });
    workbench.act({ kind: "citation.change", citationId: entry.citation.id, ...fields });
    return;
  }
  const isNew = draft.origin !== "known";
  const sourceId = isNew ? newId() : draft.sourceId;
  const source = { id: sourceId, type: draft.sourceType, csl: toCsl(draft, sourceId) };
  workbench.act({
    kind: "citation.add",
    citationId: newId(),
    claimId,
    sourceId,
    ...(isNew ? { source } : {}),
    ...fields,
  });
}
