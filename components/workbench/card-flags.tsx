import { CircleSlash, type LucideIcon, PenLine, TextCursorInput, TextSelect, Unlink } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { classNames } from "../ui/class-names.ts";
import type { ClaimView } from "./claim-view.ts";

interface Flag {
  Icon: LucideIcon;
  words: string;
  /** A hint, not a fault. */
  soft?: boolean;
}

/**
 * What is the matter with a claim. A folded card has one line: there a single fault is said in words, and several as the
 * signs that the index has, so that nothing on the line is cut. The open card says each in words.
 */
export function CardFlags({ view, active }: { view: ClaimView; active: boolean }) {
  const flags = useFlags(view);
  if (flags.length === 0) return null;
  return (
    <span className="card-flags" data-spelled={flags.length === 1 && !flags[0]?.soft ? "" : undefined}>
      {flags.map(({ Icon, words, soft }) => (
        <span
          key={words}
          className={classNames("card-flag", soft && "card-flag-soft")}
          data-tooltip={active ? undefined : words}
        >
          <Icon aria-hidden className="card-flag-sign" />
          <span className="card-flag-words">{words}</span>{" "}
        </span>
      ))}
    </span>
  );
}

/** What is the matter with a claim, in words. */
export function useFlags({ lacksSource, stale, nearby, orphaned, lost, corrections }: ClaimView): Flag[] {
  const t = useTranslations("workbench.flags");
  const proposed = corrections.filter(({ correction }) => correction.status === "open").length;
  const flags: (Flag | false)[] = [
    orphaned && { Icon: Unlink, words: t("gone") },
    lost.length > 0 && { Icon: Unlink, words: t("placeGone", { count: lost.length }) },
    stale && { Icon: TextCursorInput, words: t("changed") },
    nearby !== null && { Icon: TextSelect, words: t("nearby"), soft: true },
    proposed > 0 && { Icon: PenLine, words: t("proposed", { count: proposed }), soft: true },
    lacksSource && { Icon: CircleSlash, words: t("noSource") },
  ];
  return flags.filter((flag) => flag !== false);
}
