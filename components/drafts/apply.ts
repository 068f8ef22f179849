import { MEMBER_HEADER } from "#domain/calls.ts";
import { newId } from "#domain/ids.ts";
import { callApi } from "../ui/problem.ts";
import { type Decisions, placesOf } from "./fates.ts";
import type { Preview } from "./preview.ts";

export interface Choices {
  /** What the version is called; empty for no name. */
  name: string;
  /** The article's other headline; null to leave it. */
  headline: string | null;
  /** The point of the log that this goes back to. */
  restores: number | null;
}

/** The commands of one attempt, with ids that stay while the same is sent again, so that a lost answer doubles nothing. */
export class Attempt {
  #sent = "";
  #commands: { id: string }[] = [];

  /** The id under which the log has, or will have, the new draft, or its headline where nothing else is new. */
  get redraftId(): string {
    return this.#commands[0]?.id ?? "";
  }

  commandsFor(preview: Preview, decisions: Decisions, { name, headline, restores }: Choices): readonly object[] {
    const { version, steps } = preview;
    const redraft = {
      ...{ kind: "article.redraft", version, steps, places: placesOf(preview, decisions) },
      ...(restores === null ? {} : { restores }),
    };
    // The name comes last, so that the version has its headline.
    const acts = [
      ...(steps.length === 0 ? [] : [redraft]),
      ...(headline === null ? [] : [{ kind: "article.describe", headline }]),
      ...(name === "" ? [] : [{ kind: "version.name", name }]),
    ];
    const sent = JSON.stringify(acts);
    if (sent !== this.#sent) {
      this.#sent = sent;
      this.#commands = acts.map((act) => ({
        ...{ id: newId(), ...act },
        ...(act.kind === "version.name" ? { versionId: newId() } : {}),
      }));
    }
    return this.#commands;
  }
}

/** Puts a draft in: all of it, or nothing. Throws `ApiProblem`. */
export async function putIn(articleId: string, member: string, commands: readonly object[]): Promise<void> {
  await callApi(`/api/articles/${articleId}/commands`, { json: commands, headers: { [MEMBER_HEADER]: member } });
}
