import { useTranslations } from "use-intl/react";
import { LOCATOR_LABELS, STANCES } from "#domain/review/model.ts";
import { Select } from "../ui/select.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CitationChoice } from "./citation-choice.tsx";
import type { CitationField } from "./csl-form.ts";
import type { FormPart } from "./source-fields.tsx";

/** What the source says to this claim, and where in it. */
export function CitationFields({ value, update, faults }: FormPart) {
  const t = useTranslations("workbench.citations");
  const fault = (field: CitationField) => (faults[field] ? t(`faults.${faults[field]}`) : null);
  return (
    <>
      <CitationChoice
        label={t("fields.stance")}
        value={value.stance}
        onChange={(stance) => update({ stance })}
        options={STANCES.map((stance) => ({ value: stance, label: t(`stances.${stance}`) }))}
      />
      <div className="form-pair">
        <Select
          label={t("fields.locatorLabel")}
          value={value.locatorLabel}
          onChange={(event) =>
            update({ locatorLabel: LOCATOR_LABELS.find((label) => label === event.target.value) ?? "page" })
          }
          options={LOCATOR_LABELS.map((label) => ({ value: label, label: t(`locators.${label}`) }))}
        />
        <TextField
          label={t("fields.locator")}
          optional={t("optional")}
          error={fault("locator")}
          value={value.locator}
          onChange={(event) => update({ locator: event.target.value })}
        />
      </div>
      <TextArea
        label={t("fields.passage")}
        optional={t("optional")}
        rows={2}
        error={fault("passage")}
        value={value.passage}
        onChange={(event) => update({ passage: event.target.value })}
      />
      <TextField
        label={t("fields.accessed")}
        type="date"
        optional={t("optional")}
        error={fault("accessed")}
        value={value.accessed}
        onChange={(event) => update({ accessed: event.target.value })}
      />
      <TextArea
        label={t("fields.note")}
        optional={t("optional")}
        rows={1}
        error={fault("note")}
        value={value.note}
        onChange={(event) => update({ note: event.target.value })}
      />
    </>
  );
}
