import { createHash } from "node:crypto";
import type { StepMap } from "prosemirror-transform";
import type { Writer } from "#db/database.ts";
import { bumpArticle } from "#db/queries/articles.ts";
import { applyChanges } from "#db/queries/changes.ts";
import { eventById, eventsAfter, insertEvent } from "#db/queries/events.ts";
import { AppError } from "#domain/errors.ts";
import { mergeChanges } from "#domain/review/change.ts";
import { claimsJudgedAnew } from "#domain/review/claim-states.ts";
import type { Command } from "#domain/review/commands.ts";
import { decide } from "#domain/review/decide.ts";
import type { AcceptedCommand, KeptFile, ReviewEvent } from "#domain/review/event.ts";
import type { ArticleRow, Change, Person } from "#domain/review/model.ts";
import { acceptedEdit, reachOfEffect, textEffect, typistOf } from "#domain/review/text-effect.ts";
import { keepCheckpoint } from "./checkpoints.ts";
import { keepClaimStates } from "./claim-states.ts";
import { type OriginalFile, recordEvidence } from "./evidence.ts";
import type { StetHandle } from "./handle.ts";
import { knownArticle } from "./known-article.ts";
import type { Permit } from "./permissions.ts";
import { type LoadedView, loadView } from "./review-view.ts";

/** How much of the log one answer carries at most. */
export const EVENTS_PER_ANSWER = 500;

interface Standing {
  article: ArticleRow;
  seq: number;
  version: number;
}

/** A file that a command was made from. Its bytes are kept already. */
interface BroughtFile extends OriginalFile {
  commandId: string;
  sha256: string;
}

interface Options {
  after?: number | undefined;
  file?: BroughtFile;
}

/**
 * Runs commands as one transaction: all of them or none. A command whose id was seen before is answered as before.
 * Answers after the commit with the events they became, or, given `after`, with the log after that number up to them.
 * Throws `AppError`; then nothing has changed.
 */
export async function runCommands(
  handle: StetHandle,
  permit: Permit<"article.write">,
  commands: readonly Command[],
  { after, file }: Options = {},
): Promise<ReviewEvent[]> {
  const { articleId } = permit.resource;
  return handle.database.write(async (tx) => {
    const { seq, version, ...article } = await knownArticle(tx, articleId);
    const standing: Standing = { article, seq, version };
    const accepted: ReviewEvent[] = [];
    const answered: ReviewEvent[] = [];
    for (const command of commands) {
      const fingerprint = createHash("sha256").update(JSON.stringify(command)).digest("hex");
      const before = await eventById(tx, command.id);
      if (before) {
        const { event } = before;
        if (before.fingerprint !== fingerprint || event.articleId !== articleId || event.actorId !== permit.actor.id)
          throw new AppError("command_id_reused", "This command id was already used for something else.", {
            field: "id",
          });
        answered.push(event);
        continue;
      }
      const brought = file?.commandId === command.id ? file : undefined;
      const event = await accept(handle, tx, permit, standing, { command, fingerprint, brought });
      accepted.push(event);
      answered.push(event);
      standing.seq = event.seq;
      standing.version = event.version;
      for (const change of event.changes) {
        if (change.table === "articles" && change.after) standing.article = change.after;
      }
    }
    if (accepted.length > 0) {
      tx.afterCommit(() => {
        handle.live.publish(articleId, accepted);
        keepCheckpoint(handle, articleId, version, standing.version);
      });
    }
    const known = after === undefined ? undefined : Math.min(after, seq + accepted.length);
    const first = answered[0]?.seq ?? 0;
    if (known === undefined || known + 1 === first) return answered;
    const last = answered.at(-1)?.seq ?? known;
    return last > known ? eventsAfter(tx, articleId, known, Math.min(EVENTS_PER_ANSWER, last - known)) : answered;
  });
}

async function accept(
  handle: StetHandle,
  tx: Writer,
  { actor }: Permit<"article.write">,
  standing: Standing,
  { command, fingerprint, brought }: { command: Command; fingerprint: string; brought: BroughtFile | undefined },
): Promise<ReviewEvent> {
  const at = Date.now();
  const { article, version, seq } = standing;
  const view = await loadView(handle, tx, article, version, command);
  const decided = decide(command, view, { actor, at, seq });
  const text = await changeText(handle, tx, actor.id, standing, command, view);
  const changes = mergeChanges(text?.changes ?? [], decided);
  await applyChanges(tx, changes);
  const newVersion = text?.version ?? version;
  const file = brought && (await recordFile(tx, brought, { articleId: article.id, actor, at }));
  const event: ReviewEvent = {
    articleId: article.id,
    seq: await bumpArticle(tx, article.id, newVersion, at),
    id: command.id,
    kind: command.kind,
    claimId: view.claimId,
    actorId: actor.id,
    actorName: actor.name,
    at,
    version: newVersion,
    command: { ...(text?.command ?? command), ...(file && { file }) },
    changes,
  };
  await insertEvent(tx, event, fingerprint);
  const followed = handle.places.follow(tx, event, text?.maps ?? []);
  const concerned = new Set([...claimsJudgedAnew(changes), ...(followed?.near ?? [])]);
  const now = { id: article.id, version: newVersion };
  await keepClaimStates(tx, handle.documents, now, concerned, followed?.claims);
  return event;
}

/** Makes a file evidence of an article. */
async function recordFile(
  tx: Writer,
  { sha256, bytes, name, mediaType }: BroughtFile,
  { articleId, actor, at }: { articleId: string; actor: Person; at: number },
): Promise<KeptFile> {
  const origin = "upload";
  await recordEvidence(tx, sha256, bytes, {
    ...{ articleId, mediaType, origin, name, createdBy: actor.id, createdAt: at },
  });
  return { sha256, name, mediaType };
}

/** Does to the text what the command does to it. Answers the places that it set, lost or brought back. */
async function changeText(
  { documents, places }: StetHandle,
  tx: Writer,
  actorId: string,
  { article, seq, version }: Standing,
  command: Command,
  view: LoadedView,
): Promise<{ version: number; command: AcceptedCommand; changes: Change[]; maps: readonly StepMap[] } | null> {
  const { history } = view;
  if (!history || reachOfEffect(command, version, view.undone) === null) return null;
  const standing = await places.at(tx, documents, article.id, seq, version);
  const effect = textEffect(command, { history, places: standing, view });
  if (!effect) return null;
  const { steps, docs, doc, maps } = effect;
  documents.append(tx, article.id, version, steps, [...docs.slice(1), doc].slice(0, steps.length));
  const edited = version + steps.length;
  const accepted = acceptedEdit(command, effect, edited);
  const changes = standing.edit(effect, edited, typistOf(command, actorId));
  return { version: edited, command: accepted, changes, maps };
}
