import { AppError } from "../../errors.ts";
import { found } from "../change.ts";
import type { CommandOf } from "../commands.ts";
import type { DecisionContext, ReviewView } from "../view.ts";

/**
 * Refuses a new draft that names a place twice or one that this article has not, or goes back to a point that the log has
 * not. What it does to the text and the places is for `textEffect`; places of removed claims go along, so that a claim
 * that is restored stands where its words went.
 */
export function checkDraft(
  { places, restores }: CommandOf<"article.redraft">,
  view: ReviewView,
  { seq }: DecisionContext,
): void {
  if (restores !== undefined && restores > seq)
    throw new AppError("not_found", "The log has no such point.", { field: "restores" });
  const named = new Set<string>();
  places.forEach(({ id }, index) => {
    const field = `places.${index}.id`;
    if (named.has(id)) throw new AppError("invalid_input", "This place is named twice.", { field });
    named.add(id);
    found(view.span(id) ?? view.correction(id), "place", field);
  });
}
