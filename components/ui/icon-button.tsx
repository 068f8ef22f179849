import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

type Props = Omit<ComponentProps<"button">, "className" | "aria-label"> & {
  /** What it does, as read aloud and shown in the tooltip. */
  label: string;
  /** Key names as in `aria-keyshortcuts` ("V", "Control+K"), shown in the tooltip. */
  shortcut?: string | undefined;
  size?: "small" | "medium";
  className?: string;
};

/** A button that is only an icon. `TooltipLayer` in the root layout shows its label and shortcut. */
export function IconButton({ label, shortcut, size = "medium", className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-tooltip={label}
      {...rest}
      className={classNames(
        "touch inline-flex shrink-0 items-center justify-center rounded-soft text-soft transition-colors duration-100",
        "hover:bg-hover hover:text-ink aria-pressed:bg-hover aria-pressed:text-ink disabled:opacity-40",
        size === "small" ? "size-7" : "size-9",
        className,
      )}
    />
  );
}
