import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import type { Align, Side } from "./place.ts";
import { useFloating } from "./use-floating.ts";

/** Attributes and ref the trigger must take over, whatever button it is. */
export type TriggerProps = {
  ref: React.RefObject<HTMLButtonElement | null>;
  popoverTarget: string;
  "aria-expanded": boolean;
  "aria-haspopup": "dialog" | "menu";
};

type Props = {
  /** Names the popover. */
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  /** A function gets `close`. */
  children: ReactNode | ((close: () => void) => ReactNode);
  side?: Side;
  align?: Align;
  className?: string;
};

/** A small panel beside the button that opens it. Not modal: the page behind stays usable. */
export function Popover({ label, trigger, children, side, align, className }: Props) {
  const id = useId();
  const { open, anchorRef, floatingRef, floatingProps, close } = useFloating<HTMLButtonElement>({ side, align });
  return (
    <>
      {trigger({ ref: anchorRef, popoverTarget: id, "aria-expanded": open, "aria-haspopup": "dialog" })}
      <div
        ref={floatingRef}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        {...floatingProps}
        className={classNames(
          "rise fixed max-w-[calc(100vw-1rem)] rounded-soft border border-rule bg-sheet p-4 text-body text-ink shadow-raised",
          className,
        )}
      >
        {typeof children === "function" ? children(close) : children}
      </div>
    </>
  );
}
