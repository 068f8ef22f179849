"use client";

import { Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl/react";
import { LOCALE_COOKIE, LOCALE_NAMES, LOCALES, localeOf, THEME_COOKIE, THEMES, type Theme } from "../i18n/locale.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuGroup, MenuItem } from "../ui/menu.tsx";
import { rememberPreference } from "./preference.ts";

const THEME_WORDS = { system: "themeSystem", light: "themeLight", dark: "themeDark" } as const;

/** Language and appearance, chosen here and remembered by this browser. */
export function PreferencesMenu({ theme }: { theme: Theme }) {
  const t = useTranslations("shell");
  const locale = localeOf(useLocale());
  const router = useRouter();

  function choose(cookie: string, value: string) {
    rememberPreference(cookie, value);
    router.refresh();
  }
  return (
    <Menu
      label={t("view")}
      align="end"
      trigger={(props) => (
        <IconButton label={t("view")} {...props}>
          <Settings2 aria-hidden className="size-4" />
        </IconButton>
      )}
    >
      <MenuGroup label={t("language")}>
        {LOCALES.map((choice) => (
          <MenuItem
            key={choice}
            lang={choice}
            checked={choice === locale}
            onSelect={() => choose(LOCALE_COOKIE, choice)}
          >
            {LOCALE_NAMES[choice]}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuGroup label={t("theme")}>
        {THEMES.map((choice) => (
          <MenuItem key={choice} checked={choice === theme} onSelect={() => choose(THEME_COOKIE, choice)}>
            {t(THEME_WORDS[choice])}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
