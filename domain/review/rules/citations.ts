import { AppError } from "../../errors.ts";
import { drop, found, free, patch, put } from "../change.ts";
import type { CommandOf } from "../commands.ts";
import type { Change, CitationRow, SourceRow } from "../model.ts";
import type { DecisionContext, ReviewView } from "../view.ts";
import { standingClaim } from "./claims.ts";

/** Cites a source the article already has, or brings a new one with it, for one claim. */
export function addCitation(
  command: CommandOf<"citation.add">,
  view: ReviewView,
  { actor, at }: DecisionContext,
): Change[] {
  const claim = standingClaim(view, command.claimId);
  free(view.citation(command.citationId), "citationId");
  const changes: Change[] = [];
  if (command.source) {
    free(view.source(command.source.id), "source.id");
    const { id, type, csl } = command.source;
    sameId(command.sourceId, id, "sourceId");
    sameId(csl.id, id, "source.csl.id");
    const source: SourceRow = { id, articleId: view.article.id, type, csl, createdBy: actor.id, createdAt: at };
    changes.push(put("sources", source));
  } else {
    found(view.source(command.sourceId), "source", "sourceId");
  }
  const { stance, locatorLabel, locator, passage, accessed, note } = command;
  const citation: CitationRow = {
    id: command.citationId,
    articleId: view.article.id,
    claimId: claim.id,
    sourceId: command.sourceId,
    stance,
    locatorLabel,
    locator,
    passage,
    accessed,
    note,
    createdBy: actor.id,
    createdAt: at,
  };
  return [...changes, put("citations", citation)];
}

export function changeCitation(command: CommandOf<"citation.change">, view: ReviewView): Change[] {
  const citation = found(view.citation(command.citationId), "citation", "citationId");
  const { stance, locatorLabel, locator, passage, accessed, note } = command;
  return patch("citations", citation, { stance, locatorLabel, locator, passage, accessed, note });
}

export function removeCitation(command: CommandOf<"citation.remove">, view: ReviewView): Change[] {
  return [drop("citations", found(view.citation(command.citationId), "citation", "citationId"))];
}

/** A source is shared by the claims that cite it, so mending it mends it everywhere. */
export function changeSource(command: CommandOf<"source.change">, view: ReviewView): Change[] {
  const { id, type, csl } = command.source;
  const source = found(view.source(id), "source", "source.id");
  sameId(csl.id, id, "source.csl.id");
  return patch("sources", source, { type, csl });
}

function sameId(one: string, other: string, field: string): void {
  if (one !== other) throw new AppError("invalid_input", "A source's id must be the same everywhere.", { field });
}
