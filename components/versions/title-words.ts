import type { useTranslations } from "use-intl/react";
import type { Title } from "./points.ts";

/** Made by `useTranslations("versions")` here and by `translations("versions")` on the server. */
type VersionMessages = ReturnType<typeof useTranslations<"versions">>;

export function titleWords(t: VersionMessages, title: Title): string {
  switch (title.kind) {
    case "named":
      return title.names.map((name) => t("quoted", { name })).join(", ");
    case "change":
      return t("change", { number: title.seq });
    default:
      return t(title.kind);
  }
}
