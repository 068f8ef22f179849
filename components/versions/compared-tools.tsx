"use client";

import { ArrowLeftRight, ChevronDown, ChevronUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState, useTransition } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Select } from "../ui/select.tsx";
import { useVersions } from "./context.ts";
import { useEntryWords } from "./point-words.ts";
import { entriesOf } from "./points.ts";

type Props = {
  from: number;
  to: number;
  /** What both points are called. */
  titles: readonly [old: string, fresh: string];
  changes: number;
};

/** Which two points are compared, and the way from change to change. */
export function ComparedTools({ from, to, titles, changes }: Props) {
  const t = useTranslations("versions.compared");
  const router = useRouter();
  const { articleId } = useVersions();
  const [pending, startTransition] = useTransition();
  const go = (pair: { from: number; to: number }) =>
    startTransition(() =>
      router.push(`/articles/${articleId}/versions?from=${pair.from}&to=${pair.to}`, { scroll: false }),
    );
  return (
    <div className="versions-tools no-print" aria-busy={pending || undefined}>
      <div className="versions-pair">
        <PointChoice label={t("from")} seq={from} title={titles[0]} onChange={(seq) => go({ from: seq, to })} />
        <IconButton label={t("swap")} onClick={() => go({ from: to, to: from })}>
          <ArrowLeftRight aria-hidden className="size-4" />
        </IconButton>
        <PointChoice label={t("to")} seq={to} title={titles[1]} onChange={(seq) => go({ from, to: seq })} />
      </div>
      {changes > 0 ? <Steps changes={changes} /> : null}
    </div>
  );
}

type ChoiceProps = { label: string; seq: number; title: string; onChange: (seq: number) => void };

/** One of the points of the list; another one that was reached otherwise stands first. */
function PointChoice({ label, seq, title, onChange }: ChoiceProps) {
  const known = useVersions();
  const words = useEntryWords();
  const entries = useMemo(() => {
    const seen = new Set<number>();
    return entriesOf(known).filter((entry) => !seen.has(entry.seq) && seen.add(entry.seq));
  }, [known]);
  const options = entries.map((entry) => ({ value: String(entry.seq), label: words(entry) }));
  const isListed = entries.some((entry) => entry.seq === seq);
  return (
    <Select
      label={label}
      value={String(seq)}
      options={isListed ? options : [{ value: String(seq), label: title }, ...options]}
      onChange={(event) => onChange(Number(event.target.value))}
      className="versions-choice"
    />
  );
}

/** Goes from change to change, by N and P too. */
function Steps({ changes }: { changes: number }) {
  const t = useTranslations("versions.compared");
  const [at, setAt] = useState(-1);
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const isField = event.target instanceof Element && event.target.closest("input, select, textarea");
      const by = { n: 1, p: -1 }[event.key.toLowerCase()];
      if (isField || by === undefined || document.querySelector("dialog:modal")) return;
      event.preventDefault();
      setAt(step(by));
    }
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
  return (
    <div className="versions-steps">
      <span role="status">
        {at < 0 ? t("changes", { count: changes }) : t("at", { number: at + 1, count: changes })}
      </span>
      <Button
        size="small"
        aria-keyshortcuts="P"
        icon={<ChevronUp aria-hidden className="size-4" />}
        onClick={() => setAt(step(-1))}
      >
        {t("previous")}
      </Button>
      <Button
        size="small"
        aria-keyshortcuts="N"
        icon={<ChevronDown aria-hidden className="size-4" />}
        onClick={() => setAt(step(1))}
      >
        {t("next")}
      </Button>
    </div>
  );
}

/** Shows the next change or the one before, round the end; answers which it is, from 0. */
function step(by: number): number {
  const changes = [...document.querySelectorAll<HTMLElement>("[data-change]")];
  const at = changes.findIndex((one) => one.hasAttribute("data-current"));
  const start = at < 0 && by < 0 ? 0 : at;
  const next = (start + by + changes.length) % changes.length;
  for (const [index, one] of changes.entries()) one.toggleAttribute("data-current", index === next);
  changes[next]?.scrollIntoView({ block: "center", behavior: "instant" });
  return next;
}
