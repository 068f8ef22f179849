import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl/react";
import type { Loss } from "#domain/review/draft-loss.ts";
import { useLossWords } from "./loss-words.ts";

/** Says aloud that most of the article would be left out. */
export function LossNote({ loss, isRestore }: { loss: Loss; isRestore: boolean }) {
  const t = useTranslations("drafts.loss");
  const words = useLossWords(isRestore);
  return (
    <div role="alert" className="draft-loss">
      <TriangleAlert aria-hidden className="size-5" />
      <div>
        <p className="font-semibold">{words.sentence(loss)}</p>
        {isRestore ? null : <p>{t("hint")}</p>}
      </div>
    </div>
  );
}
