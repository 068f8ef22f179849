import type { translations } from "../i18n/server.tsx";
import type { Title } from "./points.ts";

/** Made by `useTranslations("versions")` here and by `translations("versions")` on the server. */
type VersionMessages = Awaited<ReturnType<typeof translations<"versions">>>;

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
