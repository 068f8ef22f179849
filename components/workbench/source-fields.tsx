import { useTranslations } from "use-intl/react";
import { CSL_TYPES, SOURCE_TYPES } from "#domain/review/model.ts";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CitationChoice } from "./citation-choice.tsx";
import type { CitationDraft, CitationField, FieldFault } from "./csl-form.ts";

/** What every part of the form works on. */
export interface FormPart {
  value: CitationDraft;
  update: (fields: Partial<CitationDraft>) => void;
  faults: Partial<Record<CitationField, FieldFault>>;
}

/** The day as the calendar here has it, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** The source itself: its address, and as much as one knows when it is typed. */
export function SourceFields({ value, update, faults }: FormPart) {
  const t = useTranslations("workbench.citations");
  const fault = (field: CitationField) => (faults[field] ? t(`faults.${faults[field]}`) : null);
  const typed = value.origin === "typed";
  const text = (field: "title" | "authors" | "container" | "publisher" | "issued", hint?: string) => (
    <TextField
      label={t(`fields.${field}`)}
      hint={hint}
      optional={field === "title" && typed ? undefined : t("optional")}
      error={fault(field)}
      value={value[field]}
      onChange={(event) => update({ [field]: event.target.value })}
    />
  );
  const address = (
    <TextField
      label={t("fields.url")}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder="https://"
      optional={typed ? t("optional") : undefined}
      error={fault("url")}
      value={value.url}
      onChange={(event) => {
        const url = event.target.value;
        // Who gives an address has most likely just looked at it.
        update({ url, ...(value.url === "" && value.accessed === "" ? { accessed: today() } : {}) });
      }}
    />
  );
  return (
    <>
      {typed ? (
        <Select
          label={t("fields.type")}
          value={value.type}
          onChange={(event) => update({ type: CSL_TYPES.find((type) => type === event.target.value) ?? "document" })}
          options={CSL_TYPES.map((type) => ({ value: type, label: t(`kinds.${type}`) }))}
        />
      ) : (
        address
      )}
      {text("title")}
      {typed ? (
        <>
          {text("authors", t("authorsHint"))}
          <div className="form-pair">
            {text("container")}
            {text("publisher")}
          </div>
          {text("issued", t("issuedHint"))}
          {address}
        </>
      ) : null}
      <CitationChoice
        label={t("fields.sourceType")}
        value={value.sourceType}
        onChange={(sourceType) => update({ sourceType })}
        options={SOURCE_TYPES.map((type) => ({
          value: type,
          label: t(`types.${type}`),
          tooltip: t(`typeHints.${type}`),
        }))}
      />
    </>
  );
}
