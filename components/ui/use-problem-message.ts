import { useCallback } from "react";
import { useTranslations } from "use-intl/react";
import { ApiProblem } from "./problem.ts";

/** Puts whatever was thrown into one sentence in the reader's language. */
export function useProblemMessage(): (thrown: unknown) => string {
  const t = useTranslations("errors");
  return useCallback((thrown) => t(thrown instanceof ApiProblem ? thrown.code : "unexpected"), [t]);
}
