import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { IntlRoot } from "#components/i18n/intl-rooms.tsx";
import { pickRooms } from "#components/i18n/messages.ts";
import { requestPreferences, translations } from "#components/i18n/server.tsx";
import { Toaster } from "#components/ui/toaster.tsx";
import { TooltipLayer } from "#components/ui/tooltip-layer.tsx";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Stet", template: "%s · Stet" },
  description: "Edit, judge, cite, discuss and sign off on one page.",
  robots: { index: false, follow: false },
  // Phones would turn figures into links inside the copy under check.
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf9f5" },
    { media: "(prefers-color-scheme: dark)", color: "#171613" },
  ],
};

/**
 * What every page stands in. It reads cookies and headers, so every page is rendered when asked for: pages show what is
 * in the database, and their scripts carry the request's nonce.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, timeZone } = await requestPreferences();
  const t = await translations("shell");
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <a
          href="#main"
          className="no-print fixed top-2 left-2 z-50 -translate-y-20 rounded-soft bg-ink px-3 py-2 font-medium text-paper focus:translate-y-0"
        >
          {t("skip")}
        </a>
        <IntlRoot
          locale={locale}
          timeZone={timeZone}
          messages={pickRooms(locale, ["ui", "shell", "errors", "pages", "verdicts"])}
        >
          {children}
          <Toaster />
          <TooltipLayer />
        </IntlRoot>
      </body>
    </html>
  );
}
