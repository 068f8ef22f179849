import type { translations } from "../i18n/server.tsx";
import type { Title } from "./points.ts";

/** Made by `useTranslations("versions")` here and by `translations("versions")` on the server. */
type VersionMessages = Awaited<ReturnType<typeof translations<"versions">>>;

/** What a point is called. @param moment a time as a short line says it */
export function titleWords(t: VersionMessages, title: Title, moment: (at: number) => string): string {
  switch (title.kind) {
    case "named":
      return quotedNames(t, title.names);
    case "change":
      return t("change", { number: title.number });
    case "restored":
      if (title.names.length > 0) return t("restored.to", { what: quotedNames(t, title.names) });
      if (title.seq === 0) return t("restored.toLoaded");
      return title.at === null ? t("restored.version") : t("restored.to", { what: moment(title.at) });
    default:
      return t(title.kind);
  }
}

function quotedNames(t: VersionMessages, names: readonly string[]): string {
  return names.map((name) => t("quoted", { name })).join(", ");
}
