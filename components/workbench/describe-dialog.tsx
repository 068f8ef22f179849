import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { useAttempt, useDesk } from "./context.ts";
import { changesIn, type DescribeDraft, type Described, faultsIn, isDescribeDraft, shownIn } from "./describe-form.ts";
import { useSignal } from "./signal.ts";
import { useDraft } from "./use-draft.ts";

/** Sets headline, byline and language. Escape keeps what was typed for the next time, Cancel drops it. */
export function DescribeDialog({ onClose }: { onClose: () => void }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.describe");
  const attempt = useAttempt();
  const article = useSignal(workbench.article);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { value: draft, change, clear } = useDraft<DescribeDraft>("describe", {}, isDescribeDraft);
  const [faults, setFaults] = useState<ReturnType<typeof faultsIn> | null>(null);
  useErrorFocus(form, faults);

  function leave() {
    clear();
    onClose();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const found = faultsIn(draft);
    if (Object.keys(found).length > 0) return setFaults(found);
    const changes = changesIn(draft, article);
    const isOther = Object.keys(changes).length > 0;
    if (!isOther || attempt(() => workbench.act({ kind: "article.describe", ...changes }))) leave();
  }
  const field = (name: Described) => ({
    name,
    value: shownIn(name, draft, article),
    onChange: (event: { target: { value: string } }) => change({ ...draft, [name]: event.target.value }),
    error: faults?.[name] ? t(`faults.${faults[name]}`) : null,
    autoComplete: "off",
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      closeLabel={t("close")}
      footer={
        <>
          <Button variant="quiet" onClick={leave}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={id} variant="primary">
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <TextField {...field("headline")} data-autofocus label={t("headline")} maxLength={LIMITS.headline} />
        <TextField {...field("byline")} label={t("byline")} optional={t("optional")} maxLength={LIMITS.byline} />
        <TextField
          {...field("language")}
          label={t("language")}
          optional={t("optional")}
          hint={t("languageHint")}
          maxLength={35}
          autoCapitalize="none"
          spellCheck={false}
        />
      </form>
    </Dialog>
  );
}
