import { type DragEvent, type FormEvent, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { hasFiles } from "../articles/clipboard.ts";
import { isEmptyDraft, type NewArticleDraft } from "../articles/draft-store.ts";
import { FileBox } from "../articles/file-box.tsx";
import { LoadingRow } from "../articles/loading-row.tsx";
import { PasteBox } from "../articles/paste-box.tsx";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/form-error.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { useHydrated } from "../ui/use-hydrated.ts";

/** What is wrong: with the text or file, or with the whole. */
export type SourceErrors = { body?: string; form?: string };

type Props = {
  draft: NewArticleDraft;
  /** Whether the browser keeps it. */
  kept: boolean;
  onChange: (change: Partial<NewArticleDraft>) => void;
  errors: SourceErrors | null;
  progress: { part: number | null } | null;
  onCompare: () => void;
  onCancel: () => void;
};

/** The first step: the revised text, pasted or as a file. */
export function SourceForm({ draft, kept, onChange, errors, progress, onCompare, onCancel }: Props) {
  const t = useTranslations("drafts");
  const words = useTranslations("newArticle");
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  useErrorFocus(form, errors);

  function drop(event: DragEvent) {
    const dropped = event.dataTransfer.files[0];
    if (!dropped || event.defaultPrevented) return;
    event.preventDefault();
    onChange({ from: "file", file: dropped });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    onCompare();
  }
  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={submit}
      onDragOver={(event) => hasFiles(event.dataTransfer) && event.preventDefault()}
      onDrop={drop}
      className="flex max-w-180 flex-col gap-4"
    >
      <p className="text-body text-pretty text-soft">{t("intro")}</p>
      <SegmentedControl
        label={t("choosing")}
        value={draft.from}
        onChange={(from) => onChange({ from })}
        options={[
          { value: "paste", label: words("fromPaste") },
          { value: "file", label: words("fromFile") },
        ]}
        className="self-start"
      />
      {draft.from === "paste" ? (
        <PasteBox draft={draft} onChange={onChange} error={errors?.body ?? null} />
      ) : (
        <FileBox file={draft.file} onChoose={(file) => onChange({ file })} error={errors?.body ?? null} />
      )}
      <FormError>{errors?.form}</FormError>
      {progress ? (
        <LoadingRow part={progress.part} onCancel={onCancel} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" disabled={!hydrated}>
            {t("compare")}
          </Button>
          {!isEmptyDraft(draft) && kept ? <p className="text-tool text-soft">{t("kept")}</p> : null}
        </div>
      )}
    </form>
  );
}
