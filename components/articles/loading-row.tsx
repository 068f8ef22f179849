import { useFormatter, useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "./progress-bar.tsx";

/** How far a load has come, and the way to stop it. */
export function LoadingRow({ part, onCancel }: { part: number | null; onCancel: () => void }) {
  const t = useTranslations("newArticle");
  const format = useFormatter();
  const sending = part !== null && part < 1;
  const words = sending ? t("sending", { percent: format.number(part, { style: "percent" }) }) : t("loading");
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar label={t("loading")} part={sending ? part : null} />
      <div className="flex items-center justify-between gap-2">
        <span className="text-tool text-soft tabular-nums">{words}</span>
        <Button size="small" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
