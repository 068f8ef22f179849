import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { useDerived, useDesk } from "./context.ts";
import { KeyCap, useKeysHeard } from "./key-cap.tsx";
import { useSignal } from "./signal.ts";
import { useActions } from "./use-actions.ts";

type Props = {
  claimId: string;
  /** Which of its places; without it the claim as a whole is attached, as its text is gone, and a key does the same. */
  spanId?: string;
};

/** Gives a place of a claim the selected words; pressed while none are, it says what to do first, where one works now. */
export function AttachButton({ claimId, spanId }: Props) {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench");
  const actions = useActions();
  const selected = useDerived(workbench.selection, ({ place }) => place !== null);
  const reading = useSignal(workbench.mode) === "read";
  const [asked, setAsked] = useState(false);
  const first = t(reading ? "attachFirstReading" : "attachFirst");
  const canAttach = selected && !reading;
  const heard = useKeysHeard();
  const isKeyed = canAttach && spanId === undefined;
  const number = workbench.session.store.claim(claimId)?.number ?? 0;
  if (canAttach && asked) setAsked(false);

  function attach() {
    if (canAttach) return actions.moveToSelection(claimId, spanId);
    setAsked(true);
    page.say(first);
  }
  return (
    <>
      <Button
        size="small"
        aria-keyshortcuts={isKeyed ? heard("A") : undefined}
        onPointerDown={(event) => event.preventDefault()}
        onClick={attach}
      >
        {isKeyed ? t("attachClaim", { number }) : t(canAttach ? "attach" : "attachHint")}
        {isKeyed ? <KeyCap letter="A" /> : null}
      </Button>
      {asked ? <p className="font-medium">{first}</p> : null}
    </>
  );
}
