import { useCallback } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { LogPoint } from "#domain/review/log-points.ts";
import { useVersions } from "./context.ts";
import { draftTitle, type Entry } from "./points.ts";
import { titleWords } from "./title-words.ts";

/** A moment as a short line says it. */
export function useMoment(): (at: number) => string {
  const format = useFormatter();
  return useCallback((at) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" }), [format]);
}

/** What a point about a new draft is called by what it did, in the reader's language. */
export function useDraftWords(): (point: LogPoint) => string {
  const { named } = useVersions();
  const t = useTranslations("versions");
  const moment = useMoment();
  return useCallback((point) => titleWords(t, draftTitle(point, named), moment), [named, t, moment]);
}

/** A line of the list in one string, for a choice among them. */
export function useEntryWords(): (entry: Entry) => string {
  const t = useTranslations("versions");
  const moment = useMoment();
  const draft = useDraftWords();
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
          return t("choice.draft", { what: draft(entry.point), when: moment(entry.point.at) });
        case "work":
          return t("choice.work", { when: moment(entry.point.at), who: entry.point.people.join(", ") });
      }
    },
    [t, moment, draft],
  );
}
