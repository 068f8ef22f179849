import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { citationLabel } from "#domain/review/citation.ts";
import { TextField } from "../ui/text-field.tsx";
import { useDesk, useReader } from "./context.ts";
import type { FieldFault } from "./csl-form.ts";
import { plain } from "./filter.ts";

type Props = { chosen: string; onChoose: (sourceId: string) => void; fault: FieldFault | undefined };

/** The sources that the article already uses, to choose one. */
export function SourcePicker({ chosen, onChoose, fault }: Props) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.citations");
  const reader = useReader();
  const name = useId();
  const [search, setSearch] = useState("");
  const words = plain(search).split(/\s+/).filter(Boolean);
  const found = [...workbench.session.store.all("sources").values()]
    .map((source) => ({ source, label: citationLabel(source.csl, reader) }))
    .filter(({ source, label }) => {
      const text = plain(`${label} ${source.csl.URL ?? ""}`);
      return source.id === chosen || words.every((word) => text.includes(word));
    })
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={t("findSource")}
        type="search"
        error={fault ? t("faults.choose") : null}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div role="radiogroup" aria-label={t("origins.known")} className="source-list">
        {found.map(({ source, label }) => (
          <label key={source.id}>
            <input
              type="radio"
              name={name}
              checked={source.id === chosen}
              onChange={() => onChoose(source.id)}
              className="mt-1"
            />
            <span className="min-w-0 wrap-anywhere">{label}</span>
          </label>
        ))}
        {found.length === 0 ? <p className="card-note p-2">{t("noSourceFound")}</p> : null}
      </div>
    </div>
  );
}
