import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

const VARIANTS = {
  primary: "border-transparent bg-ink text-paper hover:bg-soft",
  secondary: "border-edge bg-sheet text-ink hover:bg-hover",
  quiet: "border-transparent text-soft hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-danger text-paper hover:opacity-90",
} as const;

const SIZES = { small: "h-7 px-2.5 text-tool", medium: "h-9 px-3.5 text-body" } as const;

type Look = { variant?: keyof typeof VARIANTS; size?: keyof typeof SIZES; className?: string };

/** How a button looks, for what must be an anchor or a label instead. */
export function buttonClass({ variant = "secondary", size = "medium", className }: Look = {}): string {
  return classNames(
    "touch inline-flex shrink-0 items-center justify-center gap-1.5 rounded-soft border font-medium whitespace-nowrap",
    "transition-colors duration-100 select-none disabled:pointer-events-none disabled:opacity-50",
    "aria-disabled:cursor-default aria-disabled:opacity-60",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
}

type ButtonProps = Omit<ComponentProps<"button">, "className"> & Look & { busy?: boolean; icon?: ReactNode };

/**
 * A button. `busy` shows that its work is under way and ignores further presses, yet keeps the focus, which a disabled
 * button would drop.
 */
export function Button({ variant, size, className, busy = false, icon, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonClass({ variant, size, className })}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "className"> & Look & { icon?: ReactNode };

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, className, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass({ variant, size, className })}>
      {icon}
      {children}
    </Link>
  );
}
