import { classNames } from "../ui/class-names.ts";

/** The name, with the dots a copy editor puts under words that shall stand. */
export function Wordmark({ large = false }: { large?: boolean }) {
  return (
    <span
      className={classNames(
        "font-serif font-semibold tracking-[-0.01em] text-ink underline decoration-verdict-line decoration-dotted",
        large
          ? "text-[2.75rem] leading-tight decoration-4 underline-offset-8"
          : "text-[1.375rem] decoration-2 underline-offset-4",
      )}
      data-verdict="verified"
    >
      Stet
    </span>
  );
}
