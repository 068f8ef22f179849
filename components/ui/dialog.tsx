import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

type Props = {
  open: boolean;
  /** Asked by Escape, a press outside or the cross. Leave `open` true to stay. */
  onClose: () => void;
  title: ReactNode;
  /** What the cross says. */
  closeLabel: string;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  children: ReactNode;
  className?: string;
};

/**
 * A modal dialog of the browser's own: the page behind is inert, focus stays inside and returns afterwards. Give the
 * element that should have the focus first `data-autofocus`, for React's own `autoFocus` comes before the dialog opens.
 */
export function Dialog({ open, onClose, title, closeLabel, footer, children, className }: Props) {
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // Before the effects of what it holds, which may put the focus somewhere in it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      const root = document.documentElement;
      root.toggleAttribute("data-scrollbar", innerWidth > root.clientWidth);
      dialog.showModal();
      dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  useEffect(() => {
    const element = body.current;
    if (!open || !element) return;
    // What scrolls must be reachable by keyboard, and what does not should be no stop on the way.
    const watcher = new ResizeObserver(() => {
      if (element.scrollHeight > element.clientHeight) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [open]);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => open && onClose()}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
      className={classNames(
        "rise m-auto w-full max-w-lg overflow-hidden rounded-lg border border-rule bg-sheet p-0 text-ink shadow-raised",
        "backdrop:bg-[rgb(20_18_15/0.45)] max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none",
        className,
      )}
    >
      <div className="flex max-h-[85dvh] flex-col">
        <header className="flex items-center gap-2 py-3 pr-3 pl-5">
          <h2 id={titleId} className="flex-1 text-lead font-semibold">
            {title}
          </h2>
          <IconButton label={closeLabel} onClick={onClose} size="small">
            <X aria-hidden className="size-4" />
          </IconButton>
        </header>
        <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 focus-visible:-outline-offset-2">
          {open ? children : null}
        </div>
        {footer ? (
          <footer className="flex flex-wrap justify-end gap-2 border-t border-rule px-5 py-3">{footer}</footer>
        ) : null}
      </div>
    </dialog>
  );
}
