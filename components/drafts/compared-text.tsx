import { ChevronsUpDown } from "lucide-react";
import { memo, type ReactNode, type RefObject, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Range } from "#domain/article/anchor.ts";
import type { Verdict } from "#domain/review/model.ts";
import { classNames } from "../ui/class-names.ts";
import type { Fate } from "./fates.ts";
import type { PlacedBlock, Stretch } from "./placed-blocks.ts";

type Props = {
  root: RefObject<HTMLDivElement | null>;
  blocks: readonly PlacedBlock[];
  stretches: readonly Stretch[];
  fates: readonly Fate[];
  /** Starts of the folded stretches that were opened. */
  unfolded: ReadonlySet<number>;
  onUnfold: (start: number) => void;
  active: string | null;
  onActivate: (claimId: string) => void;
  /** Index of the paragraph one has gone to. */
  current: number | null;
  name: string;
  language: string;
};

/** The new draft with what was taken out of the old one. It has a caret for selecting, and takes no input. */
export function ComparedText({ root, name, language, onActivate, ...rest }: Props) {
  // An input method cannot be stopped: what it leaves is thrown away with everything in there.
  const [epoch, setEpoch] = useState(0);
  useEffect(() => {
    const text = root.current;
    const refuse = (event: Event) => event.preventDefault();
    const renew = () => setEpoch((before) => before + 1);
    const press = ({ target }: MouseEvent) => {
      const claim = target instanceof Element ? target.closest<HTMLElement>("mark.claim")?.dataset["claim"] : undefined;
      if (claim && getSelection()?.isCollapsed) onActivate(claim);
    };
    const refused = ["beforeinput", "paste", "cut", "drop", "dragstart"];
    for (const kind of refused) text?.addEventListener(kind, refuse);
    text?.addEventListener("compositionend", renew);
    text?.addEventListener("click", press);
    return () => {
      for (const kind of refused) text?.removeEventListener(kind, refuse);
      text?.removeEventListener("compositionend", renew);
      text?.removeEventListener("click", press);
    };
  }, [root, onActivate]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: text with paragraphs and marks in it; no form element has those.
    <div
      ref={root}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-readonly="true"
      aria-label={name}
      contentEditable
      suppressContentEditableWarning
      inputMode="none"
      spellCheck={false}
      lang={language === "und" ? undefined : language}
      dir="auto"
      className="article-text draft-text"
    >
      <div key={epoch}>
        <Stretches {...rest} />
      </div>
    </div>
  );
}

type StretchesProps = Omit<Props, "root" | "name" | "language" | "onActivate">;

function Stretches({ blocks, stretches, fates, unfolded, onUnfold, active, current }: StretchesProps) {
  const t = useTranslations("drafts");
  const marks = useMemo(() => marksOf(blocks, fates), [blocks, fates]);
  return stretches.map(({ start, end, isFoldable }) =>
    isFoldable && !unfolded.has(start) ? (
      <p key={start} contentEditable={false} className="draft-fold">
        <button type="button" onClick={() => onUnfold(start)}>
          <ChevronsUpDown aria-hidden className="size-3.5" />
          {t("folded", { count: end - start })}
        </button>
      </p>
    ) : (
      blocks.slice(start, end).map((block, offset) => {
        const index = start + offset;
        const own = marks[index] ?? NO_MARKS;
        return (
          <Block
            key={index}
            index={index}
            block={block}
            marks={own}
            active={own.some(({ claimId }) => claimId === active) ? active : null}
            isCurrent={index === current}
          />
        );
      })
    ),
  );
}

type Mark = Range & { claimId: string; number: number; verdict: Verdict };
const NO_MARKS: readonly Mark[] = [];

/** The places of claims by paragraph, longer ones first, so that shorter ones lie upon them. */
function marksOf(blocks: readonly PlacedBlock[], fates: readonly Fate[]): Mark[][] {
  const all = fates.flatMap(({ claimId, number, verdict, spans }) =>
    spans.flatMap(({ at }) => (at ? [{ ...at, claimId, number, verdict }] : [])),
  );
  all.sort((one, other) => one.from - other.from || other.to - one.to);
  return blocks.map(({ at }) => (at ? all.filter(({ from, to }) => from < at.to && to > at.from) : []));
}

type BlockProps = {
  index: number;
  block: PlacedBlock;
  marks: readonly Mark[];
  active: string | null;
  isCurrent: boolean;
};

const Block = memo(function Block({ index, block, marks, active, isCurrent }: BlockProps) {
  let at = block.at?.from ?? 0;
  return (
    <p
      data-block={index}
      data-current={isCurrent || undefined}
      className={classNames(
        "draft-block",
        block.tag === "p" ? null : `draft-heading draft-${block.tag}`,
        block.changed ? "draft-changed" : null,
      )}
    >
      {block.parts.map(({ kind, text }, part) => {
        const key = `${part}`;
        if (kind === "removed" || block.at === null) {
          const Part = kind === "same" ? "span" : kind === "removed" ? "del" : "ins";
          return <Part key={key}>{text}</Part>;
        }
        const runs = runsOf({ from: at, to: at + text.length }, marks).map(({ from, to }) => (
          <Run
            key={from}
            at={from}
            text={text.slice(from - at, to - at)}
            marks={marks.filter((mark) => mark.from < to && mark.to > from)}
            active={active}
          />
        ));
        at += text.length;
        return kind === "added" ? <ins key={key}>{runs}</ins> : <span key={key}>{runs}</span>;
      })}
    </p>
  );
});

/** A stretch cut where a claim begins or ends in it. */
function runsOf({ from, to }: Range, marks: readonly Mark[]): Range[] {
  const cuts = marks.flatMap((mark) => [mark.from, mark.to]).filter((cut) => cut > from && cut < to);
  const edges = [from, ...new Set(cuts.toSorted((one, other) => one - other)), to];
  return edges.slice(1).map((end, index) => ({ from: edges[index] ?? from, to: end }));
}

type RunProps = {
  at: number;
  text: string;
  marks: readonly Mark[];
  active: string | null;
};

/** Words with the claims that are on them, the innermost of which a press opens. */
function Run({ at, text, marks, active }: RunProps): ReactNode {
  return marks.reduceRight<ReactNode>(
    (inside, { claimId, verdict }) => (
      <mark
        key={claimId}
        className={classNames("claim", claimId === active ? "claim-active" : null)}
        data-claim={claimId}
        data-verdict={verdict}
      >
        {inside}
      </mark>
    ),
    <span data-at={at}>{text}</span>,
  );
}
