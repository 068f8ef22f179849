import { BookOpen, Highlighter, PencilLine } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { useDesk } from "./context.ts";
import { useKeysHeard, withKey } from "./key-cap.tsx";
import { useSignal } from "./signal.ts";

const ICON = "size-4";

/** Check, Edit or Read: what may be done with the text. */
export function ModeSwitch() {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.modes");
  const heard = useKeysHeard();
  const option = (value: "check" | "edit" | "read", key: string, icon: React.ReactNode) => ({
    value,
    label: <span className="workbench-mode-word">{t(value)}</span>,
    icon,
    tooltip: withKey(t(`${value}Hint`), heard(key)),
  });
  return (
    <SegmentedControl
      label={t("label")}
      value={useSignal(workbench.mode)}
      onChange={(mode) => workbench.setMode(mode)}
      className="workbench-modes"
      options={[
        option("check", "1", <Highlighter aria-hidden className={ICON} />),
        option("edit", "2", <PencilLine aria-hidden className={ICON} />),
        option("read", "3", <BookOpen aria-hidden className={ICON} />),
      ]}
    />
  );
}
