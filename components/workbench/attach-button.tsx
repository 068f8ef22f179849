import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { useDerived, useDesk } from "./context.ts";
import { useSignal } from "./signal.ts";
import { useActions } from "./use-actions.ts";

/** Gives a place of a claim the selected words; pressed while none are, it says what to do first, where one works now. */
export function AttachButton({ claimId, spanId }: { claimId: string; spanId?: string }) {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench");
  const actions = useActions();
  const selected = useDerived(workbench.selection, ({ place }) => place !== null);
  const reading = useSignal(workbench.mode) === "read";
  const [asked, setAsked] = useState(false);
  const first = t(reading ? "attachFirstReading" : "attachFirst");
  const canAttach = selected && !reading;
  if (canAttach && asked) setAsked(false);

  function attach() {
    if (canAttach) return actions.moveToSelection(claimId, spanId);
    setAsked(true);
    page.say(first);
  }
  return (
    <>
      <Button size="small" onPointerDown={(event) => event.preventDefault()} onClick={attach}>
        {t(canAttach ? "attach" : "attachHint")}
      </Button>
      {asked ? <p className="font-medium">{first}</p> : null}
    </>
  );
}
