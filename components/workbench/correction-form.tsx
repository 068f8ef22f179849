import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { hasText } from "#domain/article/import/characters.ts";
import { newId } from "#domain/ids.ts";
import { citationLabel } from "#domain/review/citation.ts";
import { type ClaimRow, LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { useKeyName } from "../ui/kbd.tsx";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useAttempt, useDesk, useReader } from "./context.ts";
import { useFirstFocus } from "./late-part.tsx";
import { useSignal } from "./signal.ts";
import { useDraft } from "./use-draft.ts";

interface CorrectionDraft {
  spanId: string;
  /** null: not touched yet, the words as they stand. */
  replacement: string | null;
  reason: string;
  sourceId: string;
}

type Fault = { field: "replacement" | "reason"; kind: "same" | "blank" | "long" | "lines" | "empty" };

/** Proposes other words for a place of a claim. What is typed is kept until it is part of the article. */
export function CorrectionForm({ claim, onDone }: { claim: ClaimRow; onDone: () => void }) {
  const { workbench, page } = useDesk();
  const id = useId();
  const t = useTranslations("workbench.corrections");
  const keyName = useKeyName();
  const attempt = useAttempt();
  const view = useSignal(workbench.claim(claim.id));
  const places = workbench.placesOf(claim.id);
  const first = { spanId: "", replacement: null, reason: "", sourceId: "" };
  const { value: draft, change, clear } = useDraft<CorrectionDraft>(`correction:${claim.id}`, first, isCorrectionDraft);
  const [fault, setFault] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const place = places.find(({ spanId }) => spanId === draft.spanId) ?? places[0];
  const words = draft.replacement ?? place?.quote ?? "";

  useFirstFocus(form, "textarea");
  useEffect(() => {
    if (fault) document.getElementById(`${id}-${fault.field}`)?.focus();
  }, [fault, id]);

  if (!place) return null;
  const crosses = place.quote.includes("\n");
  const set = (fields: Partial<CorrectionDraft>) => {
    change({ ...draft, ...fields });
    setFault(null);
  };
  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (!place || crosses) return;
    const reason = draft.reason.trim();
    const found = faultIn(words, reason, place.quote);
    if (found) {
      setFault(found);
      return;
    }
    const { from, to, quote } = place;
    const isDone = attempt(() =>
      workbench.act({
        ...{ kind: "correction.propose", correctionId: newId(), claimId: claim.id, version: workbench.session.version },
        ...{ place: { from, to, quote }, replacement: words, reason, sourceId: draft.sourceId || null },
      }),
    );
    if (!isDone) return;
    clear();
    page.say(t("said.proposed", { number: claim.number }));
    onDone();
  }
  return (
    <form
      ref={form}
      className="citation-form"
      aria-label={t("propose")}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      {places.length > 1 ? (
        <Select
          label={t("place")}
          value={place.spanId}
          onChange={(event) => set({ spanId: event.target.value, replacement: null })}
          options={places.map(({ spanId, quote }, index) => ({
            value: spanId,
            label: `${index + 1}: ${quote.slice(0, 60)}`,
          }))}
        />
      ) : null}
      {crosses ? <p className="card-lacks">{t("crosses")}</p> : null}
      <TextArea
        id={`${id}-replacement`}
        label={t("replacement")}
        hint={t("replacementHint")}
        rows={2}
        lang={languageOf(workbench.article.get().language)}
        value={words}
        error={fault?.field === "replacement" ? t(`faults.${fault.kind}`, { most: LIMITS.quote }) : null}
        onChange={(event) => set({ replacement: event.target.value.replace(/\s*\n\s*/g, " ") })}
      />
      <TextArea
        id={`${id}-reason`}
        label={t("reason")}
        rows={2}
        value={draft.reason}
        error={fault?.field === "reason" ? t(`faults.${fault.kind}`, { most: LIMITS.note }) : null}
        onChange={(event) => set({ reason: event.target.value })}
      />
      {view ? <SourceChoice view={view} value={draft.sourceId} onChange={(sourceId) => set({ sourceId })} /> : null}
      <div className="card-row justify-end">
        <Button size="small" variant="quiet" onClick={onDone}>
          {t("later")}
        </Button>
        <Button
          size="small"
          variant="primary"
          type="submit"
          data-tooltip={`Ctrl ${keyName("Enter")}`}
          aria-disabled={crosses}
        >
          {t("proposeNow")}
        </Button>
      </div>
    </form>
  );
}

type ChoiceProps = {
  view: ClaimView;
  value: string;
  onChange: (sourceId: string) => void;
};

/** The source that shows it, among those the claim cites; without any, the way to cite one. */
function SourceChoice({ view, value, onChange }: ChoiceProps) {
  const { page } = useDesk();
  const t = useTranslations("workbench.corrections");
  const reader = useReader();
  const sources = new Map(view.citations.map(({ source }) => [source.id, source]));
  const claimId = view.claim.id;
  function cite() {
    // A form that opens takes the focus itself.
    if (page.citing.get() === claimId) page.focus.set({ claimId, part: "citation" });
    page.citing.set(claimId);
  }
  if (sources.size === 0)
    return (
      <div className="card-row">
        <p className="card-note flex-1">{t("sourceFirst")}</p>
        <Button size="small" variant="quiet" onClick={cite}>
          {t("cite")}
        </Button>
      </div>
    );
  return (
    <Select
      label={t("source")}
      optional={t("optional")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: "", label: t("noSource") },
        ...Array.from(sources.values(), ({ id, csl }) => ({ value: id, label: citationLabel(csl, reader) })),
      ]}
    />
  );
}

function faultIn(words: string, reason: string, quote: string): Fault | null {
  if (words === quote) return { field: "replacement", kind: "same" };
  if (words !== "" && !hasText(words)) return { field: "replacement", kind: "blank" };
  if (words.length > LIMITS.quote) return { field: "replacement", kind: "long" };
  if (reason === "") return { field: "reason", kind: "empty" };
  return reason.length > LIMITS.note ? { field: "reason", kind: "long" } : null;
}

const languageOf = (language: string) => (language === "und" ? undefined : language);

function isCorrectionDraft(kept: unknown): kept is CorrectionDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const found = new Map(Object.entries(kept));
  const replacement = found.get("replacement");
  const texts = ["spanId", "reason", "sourceId"].every((name) => typeof found.get(name) === "string");
  return texts && (replacement === null || typeof replacement === "string");
}
