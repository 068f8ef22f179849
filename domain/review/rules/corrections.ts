import type { Range } from "../../article/anchor.ts";
import { hasText } from "../../article/import/characters.ts";
import { AppError } from "../../errors.ts";
import { found, free, patch, put } from "../change.ts";
import type { CommandOf } from "../commands.ts";
import type { Change, CorrectionRow, CorrectionStatus } from "../model.ts";
import type { DecisionContext, ReviewView } from "../view.ts";
import { standingClaim } from "./claims.ts";

/**
 * Proposes other words for a stretch of a claim's text, within one paragraph. The text stays as it is. Whatever would
 * change the text is a correction, be it a space too many; an empty one takes the words out.
 */
export function proposeCorrection(
  command: CommandOf<"correction.propose">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  free(view.correction(command.correctionId), "correctionId");
  const claim = standingClaim(view, command.claimId);
  if (command.sourceId !== null) found(view.source(command.sourceId), "source", "sourceId");
  const { anchor } = view.readPlace({ id: command.correctionId, ...command.place }, command.version, "place");
  if (/\n/.test(anchor.quote))
    throw new AppError("invalid_input", "A correction stays within one paragraph. Propose one for each.", {
      field: "place",
    });
  if (anchor.quote === command.replacement)
    throw new AppError("invalid_input", "These are the words that stand there already.", { field: "replacement" });
  if (command.replacement !== "" && !hasText(command.replacement))
    throw new AppError("invalid_input", "These are only spaces. Leave it empty to take the words out.", {
      field: "replacement",
    });
  if (!isOfClaim(anchor, claim.id, view))
    throw new AppError("invalid_input", "A correction is for words of its claim. These stand outside of it.", {
      field: "place",
    });
  return [
    put("corrections", {
      id: command.correctionId,
      articleId: view.article.id,
      claimId: claim.id,
      ...anchor,
      replacement: command.replacement,
      reason: command.reason,
      sourceId: command.sourceId,
      status: "open",
      createdBy: actor.id,
      createdAt: at,
      decidedBy: null,
      decidedAt: null,
      decision: "",
    }),
  ];
}

/** The words are replaced by `textEffect`; here the proposal is closed, and keeps what was asked for and why. */
export function acceptCorrection(
  command: CommandOf<"correction.accept">,
  view: ReviewView,
  context: DecisionContext,
): Change[] {
  const correction = openCorrection(view, command.correctionId);
  standingClaim(view, correction.claimId);
  return decided(correction, "accepted", command.note, context);
}

export function declineCorrection(
  command: CommandOf<"correction.decline">,
  view: ReviewView,
  context: DecisionContext,
): Change[] {
  return decided(openCorrection(view, command.correctionId), "declined", command.note, context);
}

/** Its proposer thinks better of it. */
export function withdrawCorrection(
  command: CommandOf<"correction.withdraw">,
  view: ReviewView,
  context: DecisionContext,
): Change[] {
  const correction = openCorrection(view, command.correctionId);
  if (correction.createdBy !== context.actor.id)
    throw new AppError("forbidden", "Only who proposed it can withdraw it. Decline it instead.", {
      field: "correctionId",
    });
  return decided(correction, "withdrawn", "", context);
}

/** Whether a place lies in one of the claim's, or has lost its words since it was chosen. */
function isOfClaim({ from, to }: Range, claimId: string, view: ReviewView): boolean {
  if (from === to) return true;
  return view.spansOf(claimId).some((span) => {
    const place = view.wordsNow(span);
    return place.from <= from && place.to >= to;
  });
}

function openCorrection(view: ReviewView, correctionId: string): CorrectionRow {
  const correction = found(view.correction(correctionId), "correction", "correctionId");
  if (correction.status !== "open")
    throw new AppError("changed_since", "Somebody has decided about this correction already.", {
      field: "correctionId",
      details: { status: correction.status },
    });
  return correction;
}

function decided(
  correction: CorrectionRow,
  status: CorrectionStatus,
  decision: string,
  { actor, at }: DecisionContext,
): Change[] {
  return patch("corrections", correction, { status, decision, decidedBy: actor.id, decidedAt: at });
}
