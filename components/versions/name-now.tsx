import { BookmarkPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { NameDialog } from "./name-dialog.tsx";

/** Gives the article as it is now a name, whatever is read beside. */
export function NameNow() {
  const t = useTranslations("versions");
  const [open, setOpen] = useState(false);
  return (
    <div className="versions-list-head">
      <Button size="small" icon={<BookmarkPlus aria-hidden className="size-4" />} onClick={() => setOpen(true)}>
        {t("nameNow")}
      </Button>
      {open ? <NameDialog subject={{ seq: null }} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
