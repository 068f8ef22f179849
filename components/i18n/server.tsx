import { cookies, headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { createFormatter, createTranslator } from "use-intl/core";
import { IntlRooms } from "./intl-rooms.tsx";
import { chooseLocale, chooseTheme, LOCALE_COOKIE, THEME_COOKIE, WRITTEN } from "./locale.ts";
import { messagesOf, pickRooms, type Room } from "./messages.ts";

/** Language, theme and time zone of this request; read once however many components ask. */
export const requestPreferences = cache(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return {
    locale: chooseLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language")),
    theme: chooseTheme(jar.get(THEME_COOKIE)?.value),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
});

/** `t = await translations("articles")` in a server component; `t("empty.title")`. */
export async function translations<R extends Room>(room: R) {
  const { locale } = await requestPreferences();
  return createTranslator({ locale: WRITTEN[locale], messages: messagesOf(locale), namespace: room });
}

/** Dates, numbers and lists as the reader's language writes them, for server components. */
export async function formatter() {
  const { locale, timeZone } = await requestPreferences();
  return createFormatter({ locale: WRITTEN[locale], timeZone, now: new Date() });
}

/** Gives the client components inside it the named rooms, beside those the layout gives every page. */
export async function Rooms({ names, children }: { names: readonly Room[]; children: ReactNode }) {
  const { locale } = await requestPreferences();
  return (
    <IntlRooms locale={locale} messages={pickRooms(locale, names)}>
      {children}
    </IntlRooms>
  );
}
