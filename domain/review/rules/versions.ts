import { AppError } from "../../errors.ts";
import { drop, found, free, patch, put } from "../change.ts";
import type { CommandOf } from "../commands.ts";
import type { Change } from "../model.ts";
import type { DecisionContext, ReviewView } from "../view.ts";

/** Gives a point of the log a name; without a number it is the point right before this command. */
export function nameVersion(
  command: CommandOf<"version.name">,
  view: ReviewView,
  { actor, at, seq: end }: DecisionContext,
): Change[] {
  free(view.version(command.versionId), "versionId");
  const seq = command.seq ?? end;
  if (seq > end) throw new AppError("not_found", "The log has no such point yet.", { field: "seq" });
  return [
    put("versions", {
      id: command.versionId,
      articleId: view.article.id,
      name: command.name,
      seq,
      createdBy: actor.id,
      createdAt: at,
    }),
  ];
}

export function renameVersion(command: CommandOf<"version.rename">, view: ReviewView): Change[] {
  return patch("versions", found(view.version(command.versionId), "version", "versionId"), { name: command.name });
}

/** Takes only the name away: the point of the log stays. */
export function forgetVersion(command: CommandOf<"version.forget">, view: ReviewView): Change[] {
  return [drop("versions", found(view.version(command.versionId), "version", "versionId"))];
}
