import { createContext, use, useCallback, useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { AppError } from "#domain/errors.ts";
import type { Locale } from "#domain/review/citation.ts";
import { localeOf } from "../i18n/locale.ts";
import { showToast } from "../ui/toast-store.ts";
import type { PageState } from "./page-state.ts";
import type { Signal } from "./signal.ts";
import type { Workbench } from "./workbench.ts";

/** What every part of the workbench works on. */
export interface Desk {
  workbench: Workbench;
  page: PageState;
}

export const DeskContext = createContext<Desk | null>(null);

/** The article that is open and how it is looked at. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error("Outside of a workbench");
  return desk;
}

/** What a signal says about one thing; renders again only when that answer changes. */
export function useDerived<T, R>(signal: Signal<T>, read: (value: T) => R): R {
  const snapshot = () => read(signal.get());
  return useSyncExternalStore(signal.subscribe, snapshot, snapshot);
}

/** Does something that the rules may refuse; says so when they do. Answers whether it was done. */
export function useAttempt(): (work: () => void) => boolean {
  const t = useTranslations("errors");
  const named = useTranslations("workbench");
  return useCallback(
    (work) => {
      try {
        work();
        return true;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const number = error.details?.["claimNumber"];
        const claim = typeof number === "number" ? `${named("claimNamed", { number })}: ` : "";
        showToast({ kind: "error", title: `${claim}${t(error.code)}`, topic: `refused ${error.code}` });
        return false;
      }
    },
    [t, named],
  );
}

/** The reader's language, as the short lines about sources want it. */
export function useReader(): Locale {
  return localeOf(useLocale());
}
