import type { ReactNode } from "react";
import { requestPreferences, translations } from "../i18n/server.tsx";
import { PreferencesMenu } from "./preferences-menu.tsx";
import { Wordmark } from "./wordmark.tsx";

/** A page before one is inside: the name, one form, and nothing else. */
export async function EntryPage({
  heading,
  intro,
  children,
}: {
  heading: string;
  intro?: string;
  children: ReactNode;
}) {
  const { theme } = await requestPreferences();
  const t = await translations("shell");
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex justify-end p-3">
        <PreferencesMenu theme={theme} />
      </header>
      <main id="main" className="mx-auto flex w-full max-w-90 flex-1 flex-col px-4 pt-[6vh] pb-24">
        <p className="mb-12">
          <Wordmark large />
          <span className="mt-3 block font-serif text-lead text-soft italic">{t("tagline")}</span>
        </p>
        <h1 className="text-lead font-semibold">{heading}</h1>
        {intro ? <p className="mt-1 text-body text-pretty text-soft">{intro}</p> : null}
        <div className="mt-5">{children}</div>
      </main>
    </div>
  );
}
