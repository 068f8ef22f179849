import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { hasText } from "#domain/article/import/characters.ts";
import { isName } from "#domain/article/steps.ts";
import { newId } from "#domain/ids.ts";
import { LIMITS } from "#domain/review/model.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { FormError } from "../ui/form-error.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useErrorFocus } from "../ui/use-error-focus.ts";
import { useProblemMessage } from "../ui/use-problem-message.ts";
import type { NamedPoint } from "./points.ts";
import { useNaming } from "./use-naming.ts";

type Props = {
  /** What gets a name: a version that has one already, a point of the log, or `null` for the article as it is now. */
  subject: { version: NamedPoint } | { seq: number | null };
  onClose: () => void;
};

type Fault = "missing" | "characters";

/** Asks for the name of a version. */
export function NameDialog({ subject, onClose }: Props) {
  const t = useTranslations("versions.naming");
  const messageOf = useProblemMessage();
  const naming = useNaming();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const renamed = "version" in subject ? subject.version : null;
  const [name, setName] = useState(renamed?.name ?? "");
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Another try is the same command, so that a lost answer names nothing twice.
  const [ids, setIds] = useState(() => ({ id: newId(), versionId: newId() }));
  useErrorFocus(form, fault ?? problem);

  function send(wanted: string): Promise<void> {
    if (renamed)
      return naming.rename({ id: ids.id, kind: "version.rename", versionId: renamed.id, name: wanted }, renamed);
    const seq = "seq" in subject && subject.seq !== null ? { seq: subject.seq } : {};
    return naming.name({ ...ids, kind: "version.name", name: wanted, ...seq });
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    const wanted = name.trim();
    const found = !hasText(wanted) ? "missing" : isName(wanted) ? null : "characters";
    setFault(found);
    setProblem(null);
    if (found) return;
    if (wanted === renamed?.name) return onClose();
    setBusy(true);
    try {
      await send(wanted);
      onClose();
    } catch (thrown) {
      setProblem(thrown);
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(renamed ? "renameTitle" : "title")}
      closeLabel={t("close")}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={id} variant="primary" busy={busy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form ref={form} id={id} noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem === null ? null : <FormError>{messageOf(problem)}</FormError>}
        <TextField
          label={t("name")}
          hint={t("hint")}
          data-autofocus
          autoComplete="off"
          maxLength={LIMITS.versionName}
          value={name}
          error={fault ? t(`faults.${fault}`) : null}
          onChange={(event) => {
            setName(event.target.value);
            setIds({ id: newId(), versionId: newId() });
          }}
        />
      </form>
    </Dialog>
  );
}
