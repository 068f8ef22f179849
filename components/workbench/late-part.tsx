import { createContext, type ReactNode, type RefObject, use, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import type { LateCode } from "./late-code.ts";
import { useSignal } from "./signal.ts";

/** Milliseconds between two attempts while a part is missing: the server may be away without the line being down. */
const AGAIN = 5_000;

/** Whether a part comes when its person has gone on to write elsewhere. */
const Unawaited = createContext(false);

type Props<T> = {
  code: LateCode<T>;
  /** What stands there while it is on its way. */
  waiting?: ReactNode;
  /** What is put around the words that it did not come. */
  frame?: (note: ReactNode) => ReactNode;
  children: (code: T) => ReactNode;
};

/**
 * A part whose code comes apart. When that does not come, its place says so and lets it be tried again; it is also tried by
 * itself when the line is back. All else on the page stays as it is.
 */
export function LatePart<T>({ code, waiting = null, frame = (note) => note, children }: Props<T>) {
  const t = useTranslations("workbench");
  const here = useSignal(code.here);
  const [failed, setFailed] = useState(false);
  const [asker] = useState(() => (typeof document === "undefined" ? null : document.activeElement));

  useEffect(() => {
    if (here !== null) return;
    let isLeft = false;
    const ask = async () => {
      if (!(await code.fetch()) && !isLeft) setFailed(true);
    };
    const askOnLine = () => navigator.onLine && ask();
    void ask();
    const timer = setInterval(askOnLine, AGAIN);
    addEventListener("online", ask);
    return () => {
      isLeft = true;
      clearInterval(timer);
      removeEventListener("online", ask);
    };
  }, [code, here]);

  if (here !== null) return <Arrived asker={failed ? null : asker}>{children(here)}</Arrived>;
  if (!failed) return waiting;
  return frame(
    <div role="alert" className="card-alert">
      <p>{t("late.failed")}</p>
      <Button size="small" onClick={() => void code.fetch()}>
        {t("tryAgain")}
      </Button>
    </div>,
  );
}

type ArrivedProps = {
  /** What had the focus when the part was asked for; null when that has been answered once, by words. */
  asker: Element | null;
  children: ReactNode;
};

function Arrived({ asker, children }: ArrivedProps) {
  const [unawaited] = useState(() => {
    const focused = document.activeElement;
    return focused !== asker && focused?.matches("textarea, input, [contenteditable=true]") === true;
  });
  return <Unawaited value={unawaited}>{children}</Unawaited>;
}

/** Gives a form's first field the focus when the form opens, unless it comes so late that its person writes elsewhere. */
export function useFirstFocus(form: RefObject<HTMLElement | null>, field: string): void {
  const unawaited = use(Unawaited);
  useEffect(() => {
    if (!unawaited) form.current?.querySelector<HTMLElement>(field)?.focus();
  }, [form, field, unawaited]);
}

type DialogProps<T> = {
  code: LateCode<T>;
  title: ReactNode;
  onClose: () => void;
  className?: string;
  children: (code: T) => ReactNode;
};

/** A dialog whose code comes apart; when it does not come, a dialog of the same name says so. */
export function LateDialog<T>({ code, title, onClose, className, children }: DialogProps<T>) {
  const t = useTranslations("workbench");
  return (
    <LatePart
      code={code}
      frame={(note) => (
        <Dialog open onClose={onClose} title={title} closeLabel={t("close")} className={className}>
          {note}
        </Dialog>
      )}
    >
      {children}
    </LatePart>
  );
}
