/** The languages the tools speak; the article's own language is another matter and sets its own `lang`. */
export const LOCALES = ["en", "es"] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * How each language writes dates and numbers: day before month and 24 hours in all, as the reports have it. What stands in
 * an `IntlProvider`.
 */
export const WRITTEN = { en: "en-GB", es: "es" } as const satisfies Record<Locale, string>;
export type Written = (typeof WRITTEN)[Locale];

/** The language of the tools in which something is written as `WRITTEN` says. */
export function localeOf(written: string): Locale {
  return LOCALES.find((locale) => WRITTEN[locale] === written) ?? "en";
}

/** Each language by its own name, for people who cannot read the one in use. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: "English", es: "Español" };

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const LOCALE_COOKIE = "stet-locale";
export const THEME_COOKIE = "stet-theme";

/** The language a person chose, else the best of those their browser asks for, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const wanted = LOCALES.find((locale) => locale === chosen);
  if (wanted) return wanted;
  const asked = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.split("-")[0], quality: quality ? Number(quality.trim().slice(2)) || 0 : 1 };
    })
    .filter((entry) => entry.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  for (const { language } of asked) {
    const match = LOCALES.find((locale) => locale === language);
    if (match) return match;
  }
  return "en";
}

/** The theme a person chose; `system` when they never did, or the cookie holds something else. */
export function chooseTheme(chosen: string | undefined): Theme {
  return THEMES.find((theme) => theme === chosen) ?? "system";
}
