"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from "./toast-store.ts";

const STAYS = 6_000;
const NONE: readonly Toast[] = [];

/** Where toasts appear: one in the root layout. Errors, and toasts with an action, stay until they are put away. */
export function Toaster() {
  const t = useTranslations("ui");
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => NONE);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    // Opened anew each time, for the top layer shows what was opened last in front: a dialog may have come since.
    if (element.matches(":popover-open")) element.hidePopover();
    if (toasts.length > 0) element.showPopover();
  }, [toasts]);
  return (
    <>
      {/* Live regions are only heard when they were there before their words, so it is apart from what shows. */}
      <div role="status" className="sr-only">
        {toasts.map((toast) => (
          <p key={toast.id}>{[toast.title, toast.description].filter(Boolean).join(" ")}</p>
        ))}
      </div>
      <section
        ref={region}
        popover="manual"
        aria-label={t("notifications")}
        className="fixed top-auto right-4 bottom-4 w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 bg-transparent open:flex print:hidden"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </section>
    </>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations("ui");
  const [held, setHeld] = useState(false);
  const stays = toast.kind === "error" || toast.action !== undefined;
  useEffect(() => {
    if (stays || held) return;
    const timer = setTimeout(() => dismissToast(toast.id), STAYS);
    return () => clearTimeout(timer);
  }, [stays, held, toast.id]);
  const Icon = toast.kind === "error" ? CircleAlert : toast.kind === "success" ? CircleCheck : null;
  return (
    <article
      aria-label={toast.title}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="rise flex items-start gap-2.5 rounded-soft border border-rule bg-sheet py-2.5 pr-2 pl-3 text-body text-ink shadow-raised"
    >
      {Icon ? (
        <Icon
          aria-hidden
          className={toast.kind === "error" ? "mt-0.5 size-4 text-danger" : "mt-0.5 size-4 text-accent"}
        />
      ) : null}
      <div className="min-w-0 flex-1 wrap-anywhere">
        <p className="font-medium">{toast.title}</p>
        {toast.description ? <p className="text-tool text-soft">{toast.description}</p> : null}
        {toast.action ? (
          <Button
            size="small"
            className="mt-2"
            onClick={() => {
              dismissToast(toast.id);
              toast.action?.run();
            }}
          >
            {toast.action.label}
          </Button>
        ) : null}
      </div>
      <IconButton label={t("dismiss")} size="small" onClick={() => dismissToast(toast.id)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </article>
  );
}
