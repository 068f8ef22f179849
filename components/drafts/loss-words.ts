import { useTranslations } from "use-intl/react";
import type { Loss } from "#domain/review/draft-loss.ts";

interface LossWords {
  /** “This draft leaves out 12 of 14 paragraphs, and 9 claims lose their place.” */
  sentence: (loss: Loss) => string;
  /** “Put in without 12 paragraphs” */
  button: (loss: Loss) => string;
}

/** A loss in the reader's language. */
export function useLossWords(isRestore: boolean): LossWords {
  const t = useTranslations("drafts.loss");
  const kind = isRestore ? "restore" : "draft";
  return {
    sentence: (loss) =>
      t(loss.claims === 0 ? "paragraphs" : loss.paragraphs === 0 ? "claims" : "both", { kind, ...loss }),
    button: (loss) => t(loss.paragraphs === 0 ? "withoutClaims" : "withoutParagraphs", { kind, ...loss }),
  };
}
