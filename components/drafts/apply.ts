import { MEMBER_HEADER } from "#domain/calls.ts";
import { newId } from "#domain/ids.ts";
import { callApi } from "../ui/problem.ts";
import { type Decisions, placesOf } from "./fates.ts";
import type { DraftSource, Preview } from "./preview.ts";

export interface Choices {
  /** What the version is called; empty for no name. */
  name: string;
  /** The article's other headline; null to leave it. */
  headline: string | null;
  /** Its other byline; null to leave it. */
  byline: string | null;
  /** The point of the log that this goes back to. */
  restores: number | null;
}

interface Sent {
  id: string;
  kind: string;
}

/** The commands of one attempt, with ids that stay while the same is sent again, so that a lost answer doubles nothing. */
export class Attempt {
  #sent = "";
  #commands: Sent[] = [];

  /** The id under which the log has, or will have, the new draft, or its headline and byline where nothing else is new. */
  get redraftId(): string {
    return this.#commands[0]?.id ?? "";
  }

  commandsFor(preview: Preview, decisions: Decisions, { name, headline, byline, restores }: Choices): readonly Sent[] {
    const { version, steps } = preview;
    const fields = { ...(headline === null ? {} : { headline }), ...(byline === null ? {} : { byline }) };
    const redraft = {
      ...{ kind: "article.redraft", version, steps, places: placesOf(preview, decisions) },
      ...(restores === null ? {} : { restores }),
      ...fields,
    };
    // The name comes last, so that the version has the text, its headline and its byline.
    const describe = Object.keys(fields).length === 0 ? [] : [{ kind: "article.describe", ...fields }];
    const acts = [
      ...(steps.length === 0 ? describe : [redraft]),
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

interface Attempted {
  member: string;
  source: DraftSource;
  commands: readonly Sent[];
}

/**
 * Puts a draft in, with the file that it came in when its text is new: all of it, or nothing. Throws `ApiProblem`.
 */
export async function putIn(articleId: string, { member, source, commands }: Attempted): Promise<void> {
  const headers = { [MEMBER_HEADER]: member };
  const isNewText = commands.some(({ kind }) => kind === "article.redraft");
  const file = isNewText && "draft" in source && source.draft.from === "file" ? source.draft.file : null;
  if (file === null) {
    await callApi(`/api/articles/${articleId}/commands`, { json: commands, headers });
    return;
  }
  const body = new FormData();
  body.set("file", file);
  if ("headline" in source && source.headline) body.set("headline", source.headline.trim());
  body.set("commands", JSON.stringify(commands));
  await callApi(`/api/articles/${articleId}/drafts/file`, { method: "POST", body, headers });
}
