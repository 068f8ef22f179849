import { Pencil } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslations } from "use-intl/react";
import { IconButton } from "../ui/icon-button.tsx";
import { useDesk } from "./context.ts";
import { DescribeDialog } from "./lazy-parts.ts";
import { useSignal } from "./signal.ts";

/** The pencil beside the headline: what the import guessed can be set. Who only reads is not offered it. */
export function DescribeButton() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.describe");
  const [open, setOpen] = useState(false);
  const reading = useSignal(workbench.mode) === "read";
  return (
    <>
      {reading ? null : (
        <IconButton label={t("open")} aria-haspopup="dialog" onClick={() => setOpen(true)} className="no-print">
          <Pencil aria-hidden className="size-4" />
        </IconButton>
      )}
      <Suspense fallback={null}>{open ? <DescribeDialog onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
