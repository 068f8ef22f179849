import type { Written } from "./locale.ts";
import type { Messages as AllMessages } from "./messages.ts";

/** Makes a misspelt message key, or a missing placeholder, a type error. */
declare module "use-intl" {
  interface AppConfig {
    Locale: Written;
    Messages: AllMessages;
  }
}
