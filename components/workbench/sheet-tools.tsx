import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { IconButton } from "../ui/icon-button.tsx";
import { useDesk } from "./context.ts";

/** Goes on from the open card where it is a sheet over the text, and one has no keys. */
export function SheetTools() {
  const { workbench, page } = useDesk();
  const t = useTranslations("workbench.sheet");
  const go = (direction: 1 | -1) => {
    const next = page.neighbour(direction);
    if (next) workbench.activate(next, { scroll: true });
  };
  return (
    <div className="sheet-tools">
      <IconButton label={t("previous")} onClick={() => go(-1)}>
        <ChevronUp aria-hidden className="size-4.5" />
      </IconButton>
      <IconButton label={t("next")} onClick={() => go(1)}>
        <ChevronDown aria-hidden className="size-4.5" />
      </IconButton>
      <IconButton label={t("close")} onClick={() => workbench.activate(null)}>
        <X aria-hidden className="size-4.5" />
      </IconButton>
    </div>
  );
}
