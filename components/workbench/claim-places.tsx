import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { IconButton } from "../ui/icon-button.tsx";
import type { ClaimView } from "./claim-view.ts";
import { useDesk } from "./context.ts";
import { useActions } from "./use-actions.ts";

/** Goes through the places in the text of a claim that has several there. */
export function ClaimPlaces({ view: { claim, spans: all, lost } }: { view: ClaimView }) {
  const { workbench } = useDesk();
  const t = useTranslations("workbench.places");
  const actions = useActions();
  const [chosen, setChosen] = useState(0);
  const spans = all.filter((span) => !lost.includes(span));
  if (spans.length < 2) return null;
  const at = Math.min(chosen, spans.length - 1);

  function inOrder() {
    const { session } = workbench;
    return spans
      .map(({ id }) => ({ id, from: session.rangeOf(id)?.from ?? 0 }))
      .sort((one, other) => one.from - other.from);
  }
  function go(step: number) {
    const next = (at + step + spans.length) % spans.length;
    const place = inOrder()[next];
    setChosen(next);
    if (place) workbench.view?.scrollTo(place.from);
  }
  function drop() {
    const place = inOrder()[at];
    if (place) actions.dropPlace(claim.id, place.id);
  }
  return (
    <div className="card-row">
      <span role="status" className="flex-1">
        {t("at", { at: at + 1, count: spans.length })}
      </span>
      <IconButton size="small" label={t("previous")} onClick={() => go(-1)}>
        <ChevronUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton size="small" label={t("next")} onClick={() => go(1)}>
        <ChevronDown aria-hidden className="size-4" />
      </IconButton>
      <IconButton size="small" label={t("drop")} onClick={drop}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
