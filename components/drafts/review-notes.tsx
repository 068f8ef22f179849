import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { FormError } from "../ui/form-error.tsx";
import type { Preview } from "./preview.ts";
import type { Carried } from "./use-comparison.ts";
import { useMeanwhile } from "./use-meanwhile.ts";

type Props = {
  articleId: string;
  preview: Preview;
  again: Carried | null;
  failure: string | null;
  isComparing: boolean;
  onAgain: () => void;
};

/** What happened to the article while one looked, and to the comparison since. */
export function ReviewNotes({ articleId, preview, again, failure, isComparing, onAgain }: Props) {
  const t = useTranslations("drafts");
  const meanwhile = useMeanwhile(articleId, preview);
  return (
    <>
      <div role="status">
        {meanwhile ? (
          <div className="draft-note">
            <p>{t(meanwhile.isText ? "meanwhileText" : "meanwhileClaims", { name: meanwhile.name })}</p>
            <Button size="small" busy={isComparing} onClick={onAgain}>
              {t("compareAgain")}
            </Button>
          </div>
        ) : again ? (
          <div className="draft-note">
            <p>
              {t("comparedAgain", { kept: again.kept })}
              {again.dropped > 0 ? ` ${t("decisionsDropped", { count: again.dropped })}` : null}
            </p>
          </div>
        ) : null}
      </div>
      <FormError>{failure}</FormError>
    </>
  );
}
