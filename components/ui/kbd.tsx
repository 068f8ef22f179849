import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";

/** A key to press, by the name that is written on it: "Delete" is "Supr" on a Spanish keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  const nameOf = useKeyName();
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-rule bg-wash px-1 font-sans text-small text-soft">
      {typeof children === "string" ? nameOf(children) : children}
    </kbd>
  );
}

/** What is written on a key, given its English name. */
export function useKeyName(): (key: string) => string {
  const t = useTranslations("ui.keys");
  return (key) => (t.has(key as "Enter") ? t(key as "Enter") : key);
}
