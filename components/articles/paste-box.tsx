import { type ClipboardEvent, useId } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { classNames } from "../ui/class-names.ts";
import { controlClass, Field, fieldAttributes } from "../ui/field.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { readPasted } from "./clipboard.ts";
import type { NewArticleDraft } from "./draft-store.ts";
import { RichPreview } from "./rich-preview.tsx";

type Content = Pick<NewArticleDraft, "text" | "html" | "asPlain">;
type Props = { draft: Content; onChange: (change: Partial<Content>) => void; error: string | null };

const BOX = "min-h-72 max-h-[60vh] overflow-y-auto px-5 py-4 font-serif";

/**
 * Where an article is pasted or written. A paste with formatting is shown as it will be taken; one may look at its text
 * alone without losing the formatting, until that text is edited.
 */
export function PasteBox({ draft, onChange, error }: Props) {
  const t = useTranslations("newArticle");
  const format = useFormatter();
  const id = useId();
  const rich = draft.html !== null && !draft.asPlain;
  const words = draft.text.trim() === "" ? 0 : draft.text.trim().split(/\s+/).length;
  const text = { label: t("bodyLabel"), hint: t("pasteHint"), error };

  function paste(event: ClipboardEvent<HTMLElement>) {
    const pasted = readPasted(event.clipboardData);
    // Into text that stands already a paste is an insertion, and the browser does that better, with its own undo.
    const writing = !rich && draft.text.trim() !== "";
    if (!pasted || writing || (pasted.html === null && !rich)) return;
    event.preventDefault();
    onChange({ ...pasted, asPlain: false });
  }

  return (
    <Field id={id} {...text}>
      {draft.html === null ? null : (
        <SegmentedControl
          label={t("shownAs")}
          value={draft.asPlain ? "plain" : "rich"}
          onChange={(value) => onChange({ asPlain: value === "plain" })}
          options={[
            { value: "rich", label: t("asRich") },
            { value: "plain", label: t("asPlain") },
          ]}
          className="my-1 self-start"
        />
      )}
      {rich ? (
        // biome-ignore lint/a11y/useSemanticElements: a text box with paragraphs and lists; no form element has those.
        <div
          {...fieldAttributes(id, text)}
          role="textbox"
          aria-multiline="true"
          aria-readonly="true"
          aria-label={t("preview")}
          tabIndex={0}
          onPaste={paste}
          className={classNames(controlClass, BOX)}
        >
          <RichPreview html={draft.html ?? ""} />
        </div>
      ) : (
        <textarea
          {...fieldAttributes(id, text)}
          value={draft.text}
          onChange={(event) => onChange({ text: event.target.value, html: null, asPlain: false })}
          onPaste={paste}
          placeholder={t("empty")}
          className={classNames(controlClass, BOX, "field-sizing-content resize-y text-[1.0625rem]! leading-[1.6]")}
        />
      )}
      <p className="flex flex-wrap justify-between gap-x-4 text-tool text-faint tabular-nums">
        <span>{words > 0 ? t("words", { count: words }) : null}</span>
        {draft.html !== null && draft.asPlain ? <span>{t("plainKept")}</span> : null}
        {draft.text.length > 1_000_000 ? <span>{format.number(draft.text.length)}</span> : null}
      </p>
    </Field>
  );
}
