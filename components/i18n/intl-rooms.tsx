"use client";

import { type ReactNode, useMemo } from "react";
import { IntlProvider, useMessages, useTimeZone } from "use-intl/react";
import { type Locale, WRITTEN } from "./locale.ts";
import type { Messages } from "./messages.ts";

type Props = { locale: Locale; messages: Partial<Messages>; timeZone: string; children: ReactNode };

/** The outermost words of every page. The server's time zone makes both sides write the same dates. */
export function IntlRoot({ locale, messages, timeZone, children }: Props) {
  return (
    <IntlProvider locale={WRITTEN[locale]} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}

/** Adds a page's own rooms to those around it, so that nothing is sent twice. */
export function IntlRooms({ locale, messages, children }: Omit<Props, "timeZone">) {
  const around = useMessages();
  const timeZone = useTimeZone();
  const all = useMemo(() => ({ ...around, ...messages }), [around, messages]);
  return (
    <IntlProvider locale={WRITTEN[locale]} messages={all} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
