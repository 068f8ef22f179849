import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";

type Props = {
  total: number;
  /** Which change one is at, from 1; 0 before the first. */
  at: number;
  onStep: (direction: 1 | -1) => void;
  /** Null when there is nothing to fold. */
  showsAll: boolean | null;
  onShowAll: (all: boolean) => void;
};

/** Above the text: from change to change, and all of the text or the changes alone. */
export function ChangeSteps({ total, at, onStep, showsAll, onShowAll }: Props) {
  const t = useTranslations("drafts");
  return (
    <div className="draft-steps">
      <IconButton
        size="small"
        label={t("previousChange")}
        shortcut="P"
        disabled={total === 0}
        onClick={() => onStep(-1)}
      >
        <ChevronUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton size="small" label={t("nextChange")} shortcut="N" disabled={total === 0} onClick={() => onStep(1)}>
        <ChevronDown aria-hidden className="size-4" />
      </IconButton>
      <p role="status" className="text-tool text-soft tabular-nums">
        {at > 0 ? t("changeOf", { at, total }) : t("changes", { count: total })}
      </p>
      {showsAll === null ? null : (
        <Button
          size="small"
          variant="quiet"
          className="ml-auto"
          aria-pressed={showsAll}
          onClick={() => onShowAll(!showsAll)}
        >
          {t(showsAll ? "onlyChanges" : "allText")}
        </Button>
      )}
    </div>
  );
}
