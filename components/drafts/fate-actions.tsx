import { useTranslations } from "use-intl/react";
import type { Range } from "#domain/article/anchor.ts";
import { Button } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { WordDiff } from "../workbench/word-diff.tsx";
import type { Fate } from "./fates.ts";

/** What can be done about the claim one is at. */
export interface FateDeeds {
  /** The words selected in the new draft; empty when there are none. */
  selected: string;
  /** Words of the new draft. */
  wordsAt: (place: Range) => string;
  attach: (claimId: string, spanId: string) => void;
  drop: (claimId: string, spanId: string) => void;
  asProposed: (claimId: string) => void;
  accept: (claimId: string) => void;
  /** Goes to it in the text. */
  show: (claimId: string) => void;
}

/** The deeds of one claim, for each of its places. */
export function FateActions({ fate, deeds }: { fate: Fate; deeds: FateDeeds }) {
  const t = useTranslations("drafts");
  const { claimId, spans, isFixed, isAccepted, doubt } = fate;
  return (
    <div className="draft-fate-body">
      <div className="draft-fate-row">
        <Button size="small" className="draft-narrow" onClick={() => deeds.show(claimId)}>
          {t("showInText")}
        </Button>
        {doubt ? (
          <Button size="small" aria-keyshortcuts="Y" onClick={() => deeds.accept(claimId)}>
            {t("accept")} <Kbd>Y</Kbd>
          </Button>
        ) : isFixed || isAccepted ? (
          <Button size="small" aria-keyshortcuts="U" onClick={() => deeds.asProposed(claimId)}>
            {t("asProposed")} <Kbd>U</Kbd>
          </Button>
        ) : null}
        {spans.length === 1 ? <DropButton {...{ claimId, deeds, span: spans[0], isFirst: true }} /> : null}
      </div>
      {spans.map((span, index) => (
        <div key={span.id} className="draft-place">
          {spans.length > 1 ? (
            <p className="draft-place-words">
              <span className="text-faint">{t("place", { number: index + 1 })}</span>{" "}
              <WordDiff before={span.words} after={span.at ? deeds.wordsAt(span.at) : ""} />
              {span.at === null ? <span className="draft-fate-sign">{t("outcomes.gone")}</span> : null}
            </p>
          ) : null}
          <div className="draft-fate-row">
            <Button
              size="small"
              disabled={deeds.selected === ""}
              aria-keyshortcuts={index === 0 ? "A" : undefined}
              onClick={() => deeds.attach(claimId, span.id)}
            >
              {t("attach")} {index === 0 ? <Kbd>A</Kbd> : null}
            </Button>
            {spans.length > 1 ? <DropButton {...{ claimId, deeds, span, isFirst: index === 0 }} /> : null}
          </div>
        </div>
      ))}
      <p className="draft-selected">
        {deeds.selected === "" ? t("selectFirst") : t("selected", { words: shortened(deeds.selected) })}
      </p>
    </div>
  );
}

type DropProps = {
  claimId: string;
  span: Fate["spans"][number] | undefined;
  deeds: FateDeeds;
  /** The key does so for the first place. */
  isFirst: boolean;
};

/** Says that a place is not in the new draft; nothing where it is in none already. */
function DropButton({ claimId, span, deeds, isFirst }: DropProps) {
  const t = useTranslations("drafts");
  if (!span || span.at === null) return null;
  return (
    <Button
      size="small"
      aria-keyshortcuts={isFirst ? "Delete" : undefined}
      onClick={({ currentTarget }) => {
        // This button goes, so the focus goes to the claim's own.
        currentTarget.closest("[data-fate]")?.querySelector("button")?.focus();
        deeds.drop(claimId, span.id);
      }}
    >
      {t("drop")} {isFirst ? <Kbd>Delete</Kbd> : null}
    </Button>
  );
}

const LONGEST = 80;

function shortened(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST / 2)} … ${words.slice(-LONGEST / 2)}`;
}
