import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { IconButton } from "../ui/icon-button.tsx";
import { useDesk } from "./context.ts";
import { LateDialog } from "./late-part.tsx";
import { describeDialog } from "./late-parts.ts";
import { useSignal } from "./signal.ts";

/** The pencil beside the headline: what the import guessed can be set. Who only reads is not offered it. */
export function DescribeButton() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.describe");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const reading = useSignal(workbench.mode) === "read";
  return (
    <>
      {reading ? null : (
        <IconButton label={t("open")} aria-haspopup="dialog" onClick={() => setOpen(true)} className="no-print">
          <Pencil aria-hidden className="size-4" />
        </IconButton>
      )}
      {open ? (
        <LateDialog code={describeDialog} title={t("title")} onClose={close}>
          {(DescribeDialog) => <DescribeDialog onClose={close} />}
        </LateDialog>
      ) : null}
    </>
  );
}
