import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { LogPoint } from "#domain/review/log-points.ts";
import { useMoment } from "./point-words.ts";
import { StretchEvents } from "./stretch-events.tsx";
import { Row } from "./version-list.tsx";

type Props = { point: LogPoint; rowKey: string; seq: number; isStop: boolean; isChosen: boolean };

/** A stretch of work. Opened, it shows each of its changes, any of which is a point of its own. */
export function Stretch({ point, ...row }: Props) {
  const t = useTranslations("versions");
  const moment = useMoment();
  const id = useId();
  const [open, setOpen] = useState(false);
  const who = point.people.join(", ");
  const byArrows = (event: KeyboardEvent) => {
    const wanted = { ArrowRight: true, ArrowLeft: false }[event.key];
    if (wanted === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setOpen(wanted);
    // From a change inside it one comes back to the stretch that closes.
    if (!wanted) event.currentTarget.querySelector<HTMLElement>(`[data-row="${row.rowKey}"]`)?.focus();
  };
  return (
    <div onKeyDown={byArrows} role="none">
      <div className="versions-stretch">
        <button
          type="button"
          tabIndex={row.isStop ? undefined : -1}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={t(open ? "close" : "open", { when: moment(point.at), who })}
          onClick={() => setOpen(!open)}
          className="versions-toggle"
        >
          <ChevronRight aria-hidden className="size-4" />
        </button>
        <Row
          {...row}
          title={who}
          facts={[moment(point.at), t("changes", { count: point.changes }), point.changesText ? t("textToo") : ""]}
        />
      </div>
      {open ? <StretchEvents id={id} point={point} rowKey={row.rowKey} /> : null}
    </div>
  );
}
