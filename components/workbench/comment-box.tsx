import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { useKeyName } from "../ui/kbd.tsx";
import { isText, useDraft } from "./use-draft.ts";

type Props = {
  /** Names its draft. */
  name: string;
  label: string;
  submitLabel: string;
  /** What stands in it at first, when a comment is changed. */
  first?: string;
  shortcut?: string | undefined;
  /** Answers whether the words are part of the article now; if not, they stay. */
  onSubmit: (body: string) => boolean;
  /** Makes the box one that can be closed, and gives it the focus. */
  onClose?: () => void;
};

/** Somewhere to write. Ctrl-Enter or Cmd-Enter sends; what is not sent is kept. */
export function CommentBox({ name, label, submitLabel, first = "", shortcut, onSubmit, onClose }: Props) {
  const id = useId();
  const t = useTranslations("workbench.discussion");
  const keyName = useKeyName();
  const { value, change, clear } = useDraft(name, first, isText);
  const [fault, setFault] = useState<"empty" | "long" | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const closable = onClose !== undefined;
  useEffect(() => {
    if (closable) box.current?.focus();
  }, [closable]);

  function submit() {
    const body = value.trim();
    if (body === "" || body.length > LIMITS.comment) {
      setFault(body === "" ? "empty" : "long");
      box.current?.focus();
      return;
    }
    if (!onSubmit(body)) return;
    clear();
    onClose?.();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  }
  return (
    <div className="comment-box" data-begun={value !== "" || closable || undefined}>
      <textarea
        ref={box}
        rows={1}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        placeholder={label}
        data-tooltip={shortcut ? label : undefined}
        value={value}
        onChange={(event) => {
          change(event.target.value);
          setFault(null);
        }}
        onKeyDown={onKeyDown}
      />
      {fault ? (
        <p id={`${id}-fault`} className="text-small font-medium text-danger">
          {t(`faults.${fault}`, { most: LIMITS.comment })}
        </p>
      ) : null}
      <div className="comment-box-buttons">
        {onClose ? (
          <Button size="small" variant="quiet" onClick={onClose}>
            {t("later")}
          </Button>
        ) : null}
        <Button size="small" variant="primary" onClick={submit} data-tooltip={`Ctrl ${keyName("Enter")}`}>
          {submitLabel}
        </Button>
      </div>
    </div>
  );
}
