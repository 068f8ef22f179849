import { createContext, type KeyboardEvent, type ReactNode, use, useId } from "react";
import { classNames } from "./class-names.ts";
import type { Align, Side } from "./place.ts";
import { useFloating } from "./use-floating.ts";

/** Attributes and ref the trigger must take over, whatever button it is. */
type TriggerProps = {
  ref: React.RefObject<HTMLButtonElement | null>;
  popoverTarget: string;
  "aria-expanded": boolean;
  "aria-haspopup": "dialog" | "menu";
};

const Close = createContext<() => void>(() => {});

const ITEMS = '[role^="menuitem"]:not(:disabled)';

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(ITEMS)];
}

/** Arrow keys, Home, End and first letters move; Escape is the browser's own; Tab leaves. */
function moveFocus(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = itemsOf(event.currentTarget);
  const now = items.findIndex((item) => item.matches(":focus"));
  const byLetter = () => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " ") return undefined;
    const letter = event.key.toLocaleLowerCase();
    const starts = (item: HTMLElement) => item.textContent.trim().toLocaleLowerCase().startsWith(letter);
    return [...items.slice(now + 1), ...items.slice(0, now + 1)].find(starts);
  };
  const moves: Record<string, HTMLElement | undefined> = {
    ArrowDown: items[(now + 1) % items.length],
    ArrowUp: items.at(now <= 0 ? -1 : now - 1),
    Home: items[0],
    End: items.at(-1),
  };
  if (event.key === "Tab") close();
  const next = moves[event.key] ?? byLetter();
  if (!next) return;
  event.preventDefault();
  next.focus();
}

type MenuProps = {
  /** Names the menu. */
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  children: ReactNode;
  side?: Side;
  align?: Align;
};

/** A list of commands or choices behind a button. */
export function Menu({ label, trigger, children, side, align }: MenuProps) {
  const id = useId();
  const { open, anchorRef, floatingRef, floatingProps, close } = useFloating<HTMLButtonElement>({
    side,
    align,
    onOpen: (menu) => (menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? itemsOf(menu)[0])?.focus(),
  });
  return (
    <>
      {trigger({ ref: anchorRef, popoverTarget: id, "aria-expanded": open, "aria-haspopup": "menu" })}
      <div
        ref={floatingRef}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        {...floatingProps}
        onKeyDown={(event) => moveFocus(event, close)}
        className="rise fixed min-w-44 max-w-[calc(100vw-1rem)] rounded-soft border border-rule bg-sheet p-1 text-body text-ink shadow-raised"
      >
        <Close value={close}>{children}</Close>
      </div>
    </>
  );
}

type ItemProps = {
  children: ReactNode;
  onSelect: () => void;
  icon?: ReactNode;
  /** Makes it one choice of several; true for the one in force. */
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  /** BCP 47, where the item is in another language than the page. */
  lang?: string;
};

/** One line of a menu. Choosing it closes the menu. */
export function MenuItem({ children, onSelect, icon, checked, danger = false, disabled, lang }: ItemProps) {
  const close = use(Close);
  return (
    <button
      type="button"
      {...(checked === undefined ? { role: "menuitem" } : { role: "menuitemradio", "aria-checked": checked })}
      tabIndex={-1}
      disabled={disabled}
      lang={lang}
      onClick={() => {
        close();
        onSelect();
      }}
      className={classNames(
        "touch flex min-h-8 w-full items-center gap-2 rounded-[4px] px-2 py-1 text-start hover:bg-hover focus:bg-hover",
        "focus-visible:outline-offset-[-2px] disabled:opacity-50",
        danger && "text-danger",
      )}
    >
      {checked === undefined ? icon : <span className="w-4 text-center">{checked ? "✓" : ""}</span>}
      {children}
    </button>
  );
}

/** Choices under a heading. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place inside a menu.
    <div
      role="group"
      aria-labelledby={id}
      className="not-first:mt-1 not-first:border-t not-first:border-rule not-first:pt-1"
    >
      <div id={id} className="px-2 py-1 text-small text-faint">
        {label}
      </div>
      {children}
    </div>
  );
}

/** A line between groups. */
export function MenuSeparator() {
  return <hr className="my-1 border-rule" />;
}
