import { Bookmark, CircleDot, FileInput, FileText, type LucideIcon, Redo2, RotateCcw, Undo2 } from "lucide-react";
import Link from "next/link";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { LogPoint } from "#domain/review/log-points.ts";
import { Kbd } from "../ui/kbd.tsx";
import { useVersions } from "./context.ts";
import { NameNow } from "./name-now.tsx";
import { PendingSign } from "./pending-sign.tsx";
import { useDraftWords, useMoment } from "./point-words.ts";
import { type Entry, entriesOf, keyOf } from "./points.ts";
import { Stretch } from "./stretch.tsx";

/** The points of the article's log, newest first, one tab stop for all of them. */
export function VersionList({ chosen }: { chosen: number | null }) {
  const known = useVersions();
  const t = useTranslations("versions");
  const entries = useMemo(() => entriesOf(known), [known]);
  const current = entries.find(({ seq }) => seq === chosen) ?? entries[0];
  const [last, setLast] = useState<string | null>(null);
  // The line one was at may have lost its name since.
  const stop = entries.find((entry) => keyOf(entry) === last) ?? current;
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const row = event.target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (row) setLast(row);
  };
  return (
    <nav aria-label={t("list")} className="versions-list no-print">
      <NameNow />
      {known.unchangedSince === 0 ? <p className="versions-none">{t("nothingYet")}</p> : null}
      <ol className="versions-rows" onFocus={onFocus} onKeyDown={moveByArrows}>
        {entries.map((entry) => (
          <li key={keyOf(entry)} className="versions-item">
            <Line entry={entry} isStop={entry === stop} isChosen={entry.seq === chosen} />
          </li>
        ))}
      </ol>
      <KeysLine />
    </nav>
  );
}

type LineProps = { entry: Entry; isStop: boolean; isChosen: boolean };

function Line({ entry, isStop, isChosen }: LineProps) {
  const t = useTranslations("versions");
  const moment = useMoment();
  const draftWords = useDraftWords();
  const row = { rowKey: keyOf(entry), seq: entry.seq, isStop, isChosen };
  switch (entry.kind) {
    case "now":
      return (
        <Row
          {...row}
          icon={<CircleDot aria-hidden className="size-4" />}
          title={t("now")}
          facts={[...entry.names.map((name) => t("quoted", { name })), t("changesSince", { count: entry.changes })]}
        />
      );
    case "named": {
      const { version, draft, isNow } = entry;
      const { name, by, at } = version;
      const did = draft ? draftWords(draft) : "";
      return (
        <Row
          {...row}
          icon={draft ? <DraftIcon point={draft} /> : <Bookmark aria-hidden className="size-4" />}
          title={name}
          facts={[
            isNow ? t("asNow") : "",
            draft && isRestored(draft) ? t("restored.version") : "",
            did === name ? "" : did,
            moment(at),
            by,
          ]}
          isStrong
        />
      );
    }
    case "loaded":
      return (
        <Row {...row} icon={<FileText aria-hidden className="size-4" />} title={t("loaded")} facts={moment(entry.at)} />
      );
    case "draft":
      return (
        <Row
          {...row}
          icon={<DraftIcon point={entry.point} />}
          title={draftWords(entry.point)}
          facts={[isRestored(entry.point) ? t("restored.version") : "", moment(entry.point.at), ...entry.point.people]}
          isStrong
        />
      );
    case "work":
      return <Stretch point={entry.point} {...row} />;
  }
}

/** Whether a version of before was put in again here, and not taken back. */
function isRestored({ kind, draft }: LogPoint): boolean {
  return kind === "draft" && draft?.restores !== null;
}

const DRAFT_ICONS: Partial<Record<LogPoint["kind"] | "restored", LucideIcon>> = {
  "draft-back": Undo2,
  "draft-again": Redo2,
  restored: RotateCcw,
};

function DraftIcon({ point }: { point: LogPoint }) {
  const kind = isRestored(point) ? "restored" : point.kind;
  const Icon = DRAFT_ICONS[kind] ?? FileInput;
  return <Icon aria-hidden className="size-4" />;
}

type RowProps = {
  rowKey: string;
  seq: number;
  isStop: boolean;
  isChosen: boolean;
  icon?: ReactNode;
  title: ReactNode;
  facts: string | readonly string[];
  isStrong?: boolean;
};

/** A point as a line of the list: a link to read it. */
export function Row({ rowKey, seq, isStop, isChosen, icon, title, facts, isStrong = false }: RowProps) {
  const lines = typeof facts === "string" ? [facts] : facts;
  return (
    <Link
      href={{ query: { seq } }}
      scroll={false}
      prefetch={false}
      data-row={rowKey}
      data-point={seq}
      tabIndex={isStop ? undefined : -1}
      aria-current={isChosen ? "true" : undefined}
      className="versions-row"
    >
      <span className="versions-icon">{icon}</span>
      <span className="min-w-0">
        <span className={isStrong ? "versions-title font-semibold" : "versions-title"}>{title}</span>
        <span className="versions-facts" suppressHydrationWarning>
          {lines.filter((line) => line !== "").join(" · ")}
        </span>
      </span>
      <PendingSign />
    </Link>
  );
}

/** The keys, for those who have them. */
function KeysLine() {
  const t = useTranslations("versions.keys");
  const keys = [
    ["J K", "move"],
    ["Enter", "read"],
    ["C", "compare"],
    ["N P", "changes"],
    ["→ ←", "open"],
    ["Esc", "back"],
  ] as const;
  return (
    <dl aria-label={t("label")} className="versions-keys">
      {keys.map(([key, name]) => (
        <div key={name}>
          <dt>
            {key.split(" ").map((part) => (
              <Kbd key={part}>{part}</Kbd>
            ))}
          </dt>
          <dd>{t(name)}</dd>
        </div>
      ))}
    </dl>
  );
}

const ROWS = ".versions-rows [data-point]";

/** The line that has the focus, or one further on; null when none has it. At the ends it stays. */
export function rowAtFocus(by: -1 | 0 | 1 = 0): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1;
  return at < 0 ? null : (rows[at + by] ?? rows[at] ?? null);
}

/** The first line that leads to a point; the first of all when none does. */
export function rowOf(seq: number | null): HTMLElement | null {
  return document.querySelector<HTMLElement>(`${ROWS}[data-point="${seq}"]`) ?? document.querySelector(ROWS);
}

export function focusRow(row: HTMLElement | null): boolean {
  row?.focus();
  return row !== null;
}

function moveByArrows(event: KeyboardEvent): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const moves: Record<string, HTMLElement | null | undefined> = {
    ArrowDown: rowAtFocus(1),
    ArrowUp: rowAtFocus(-1),
    Home: rows[0],
    End: rows.at(-1),
  };
  const next = moves[event.key];
  if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  next.focus();
}
