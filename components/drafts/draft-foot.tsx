import { type ReactNode, useId, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { Loss } from "#domain/review/draft-loss.ts";
import { LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { controlClass } from "../ui/field.tsx";
import { FormError } from "../ui/form-error.tsx";
import { useLossWords } from "./loss-words.ts";

type Props = {
  name: string;
  onName: (name: string) => void;
  busy: boolean;
  /** Why it could not be put in; null when nothing is wrong. */
  problem: string | null;
  /** False when the draft is the text that is there. */
  canApply: boolean;
  isRestore: boolean;
  /** What would be lost; the button says it then. */
  loss: Loss | null;
  onApply: () => void;
  children: ReactNode;
};

/** At the foot of the window: the version's name, and the press that puts the draft in. */
export function DraftFoot({ name, onName, busy, problem, canApply, isRestore, loss, onApply, children }: Props) {
  const t = useTranslations("drafts");
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const words = useLossWords(isRestore);
  const apply = () => {
    if (!busy && canApply) onApply();
  };
  return (
    <form
      className="draft-foot"
      onSubmit={(event) => {
        event.preventDefault();
        // What leaves out most of the article is put in by the button that says so, never by Enter in the field.
        if (loss) button.current?.focus();
        else apply();
      }}
    >
      {children}
      <FormError>{problem}</FormError>
      <div className="draft-foot-row">
        <label htmlFor={id} className="text-tool font-medium">
          {t("versionName")}
        </label>
        <input
          id={id}
          value={name}
          onChange={(event) => onName(event.target.value)}
          maxLength={LIMITS.versionName}
          autoComplete="off"
          className={`${controlClass} h-9 min-w-0 flex-1 basis-32`}
        />
        {loss ? (
          <Button ref={button} variant="danger" busy={busy} disabled={!canApply} onClick={apply}>
            {words.button(loss)}
          </Button>
        ) : (
          <Button type="submit" variant="primary" busy={busy} disabled={!canApply}>
            {t(isRestore ? "restore" : "apply")}
          </Button>
        )}
      </div>
    </form>
  );
}
