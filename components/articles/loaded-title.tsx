import { useTranslations } from "use-intl/react";
import { type Omitted, sortOmissions } from "./omitted.ts";

/** Says that the article is there, and whether something of it is not. */
export function LoadedTitle({ omissions }: { omissions: readonly Omitted[] }) {
  const t = useTranslations("omissions");
  return t(sortOmissions(omissions).leftOut.length > 0 ? "loaded" : "loadedKept");
}
