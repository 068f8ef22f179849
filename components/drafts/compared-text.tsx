import { ChevronsUpDown } from "lucide-react";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { directionOf } from "#domain/report/dates.ts";
import { type ClaimMark, ComparedParagraph } from "./compared-block.tsx";
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
      dir={directionOf(language)}
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
  const locale = useLocale();
  const marks = useMemo(() => marksOf(blocks, fates), [blocks, fates]);
  return stretches.map(({ start, end, isFoldable }) =>
    isFoldable && !unfolded.has(start) ? (
      <p key={start} contentEditable={false} lang={locale} dir="ltr" className="draft-fold">
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
          <ComparedParagraph
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

const NO_MARKS: readonly ClaimMark[] = [];

/** The places of claims by paragraph, longer ones first, so that shorter ones lie upon them. */
function marksOf(blocks: readonly PlacedBlock[], fates: readonly Fate[]): ClaimMark[][] {
  const all = fates.flatMap(({ claimId, verdict, spans }) =>
    spans.flatMap(({ at }) => (at ? [{ ...at, claimId, verdict }] : [])),
  );
  all.sort((one, other) => one.from - other.from || other.to - one.to);
  return blocks.map(({ at }) => (at ? all.filter(({ from, to }) => from < at.to && to > at.from) : []));
}
