import { useCallback } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { useVersions } from "./context.ts";
import { type Entry, titleOf } from "./points.ts";
import { titleWords } from "./title-words.ts";

/** A moment as a short line says it. */
export function useMoment(): (at: number) => string {
  const format = useFormatter();
  return useCallback((at) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }), [format]);
}

/** What a point is called, in the reader's language. */
export function useTitle(): (seq: number) => string {
  const known = useVersions();
  const t = useTranslations("versions");
  return useCallback((seq) => titleWords(t, titleOf(seq, known)), [known, t]);
}

/** A line of the list in one string, for a choice among them. */
export function useEntryWords(): (entry: Entry) => string {
  const t = useTranslations("versions");
  const moment = useMoment();
  return useCallback(
    (entry) => {
      switch (entry.kind) {
        case "now":
          return t("now");
        case "named":
          return t("quoted", { name: entry.version.name });
        case "loaded":
          return t("loaded");
        case "draft":
          return t("choice.draft", { when: moment(entry.point.at) });
        case "work":
          return t("choice.work", { when: moment(entry.point.at), who: entry.point.people.join(", ") });
      }
    },
    [t, moment],
  );
}
