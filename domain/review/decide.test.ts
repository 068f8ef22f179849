import { describe, expect, it } from "vitest";
import { lines } from "#domain/testing/documents.ts";
import { ANA, articleRow, CITATION, emptyRows, sourceInput, uuid, viewOf } from "#domain/testing/review.ts";
import {
  CITED,
  CLAIM,
  COMMAND,
  COMMENT,
  CORRECTION,
  decided,
  EVENT,
  NEW,
  NOW,
  REMOVED,
  removal,
  rows,
  SOURCE,
  SPAN,
  THREAD,
  VERSION,
} from "#domain/testing/rules.ts";
import { type Command, type CommandKind, commandSchema } from "./commands.ts";
import { decide, refersTo } from "./decide.ts";
import { ReviewStore } from "./store.ts";
import type { ReviewView } from "./view.ts";

const span = { id: uuid(51), from: 12, to: 23, quote: "first visit" };
const about = { id: COMMAND, claimId: CLAIM };

/** One command of every kind, each of which changes something in the tests' review. */
const COMMANDS: { [Kind in CommandKind]: Extract<Command, { kind: Kind }> } = {
  "article.edit": { id: COMMAND, kind: "article.edit", version: 0, steps: [{ stepType: "replace", from: 1, to: 3 }] },
  "article.describe": { id: COMMAND, kind: "article.describe", headline: "Another headline" },
  "claim.create": { ...about, kind: "claim.create", claimId: NEW, version: 0, spans: [span], verdict: "verified" },
  "claim.setVerdict": { ...about, kind: "claim.setVerdict", verdict: "disputed" },
  "claim.addSpans": { ...about, kind: "claim.addSpans", version: 0, spans: [span] },
  "claim.changeSpan": { ...about, kind: "claim.changeSpan", version: 0, span: { ...span, id: SPAN } },
  "claim.removeSpan": { ...about, kind: "claim.removeSpan", spanId: SPAN },
  "claim.remove": { ...about, kind: "claim.remove" },
  "claim.restore": { ...about, kind: "claim.restore", claimId: REMOVED },
  "source.change": { id: COMMAND, kind: "source.change", source: sourceInput(SOURCE, "Mended") },
  "citation.add": { ...about, kind: "citation.add", citationId: NEW, sourceId: SOURCE, ...CITATION },
  "citation.change": { id: COMMAND, kind: "citation.change", citationId: CITED, ...CITATION, note: "see there" },
  "citation.remove": { id: COMMAND, kind: "citation.remove", citationId: CITED },
  "thread.start": { ...about, kind: "thread.start", threadId: NEW, commentId: uuid(52), body: "Who says so?" },
  "thread.resolve": { id: COMMAND, kind: "thread.resolve", threadId: THREAD },
  "thread.reopen": { id: COMMAND, kind: "thread.reopen", threadId: THREAD },
  "comment.add": { id: COMMAND, kind: "comment.add", commentId: NEW, threadId: THREAD, body: "The ministry." },
  "comment.edit": { id: COMMAND, kind: "comment.edit", commentId: COMMENT, body: "Quite sure?" },
  "comment.delete": { id: COMMAND, kind: "comment.delete", commentId: COMMENT },
  "article.redraft": {
    ...{ id: COMMAND, kind: "article.redraft", version: 0, steps: [{ stepType: "replace", from: 1, to: 3 }] },
    places: [{ id: SPAN, at: { from: 1, to: 3 } }],
  },
  "event.undo": { id: COMMAND, kind: "event.undo", eventId: EVENT },
  "correction.propose": {
    ...{ ...about, kind: "correction.propose", correctionId: NEW, version: 0, reason: "Count.", sourceId: SOURCE },
    ...{ place: { from: 27, to: 29, quote: "24" }, replacement: "25" },
  },
  "correction.accept": { id: COMMAND, kind: "correction.accept", correctionId: CORRECTION, quote: "24", note: "" },
  "correction.decline": { id: COMMAND, kind: "correction.decline", correctionId: CORRECTION, note: "It is 24." },
  "correction.withdraw": { id: COMMAND, kind: "correction.withdraw", correctionId: CORRECTION },
  "version.name": { id: COMMAND, kind: "version.name", versionId: NEW, name: "to the printer" },
  "version.rename": { id: COMMAND, kind: "version.rename", versionId: VERSION, name: "draft 3" },
  "version.forget": { id: COMMAND, kind: "version.forget", versionId: VERSION },
};
const TEXT_ALONE: readonly CommandKind[] = ["article.edit", "article.redraft"];
const every = Object.values(COMMANDS);

/** The tests' review with a second place for its claim and its discussion resolved, so that every command does something. */
function busy() {
  const base = rows();
  base.spans.push(
    ...rows()
      .spans.slice(0, 1)
      .map((row) => ({ ...row, id: uuid(10), from: 1, to: 3, quote: "It" })),
  );
  return base;
}
const resolved = () => ({
  ...busy(),
  threads: rows().threads.map((row) => ({ ...row, resolvedBy: ANA.id, resolvedAt: 3 })),
});
const baseOf = ({ kind }: Command) => (kind === "thread.reopen" ? resolved() : busy());

describe("deciding", () => {
  it.each(every)("about $kind alters nothing that it looks at, and says the same again", (command) => {
    const changes = decided(command, ANA, baseOf(command));
    expect(decided(command, ANA, baseOf(command))).toEqual(changes);
    expect(changes.length).toBeGreaterThan(TEXT_ALONE.includes(command.kind) ? -1 : 0);
  });

  it.each(every)("about $kind gives changes that tell the row as it was, and are read backwards", (command) => {
    const base = baseOf(command);
    const store = new ReviewStore(base);
    for (const change of decided(command, ANA, base)) {
      expect(store.all(change.table).get(change.id) ?? null).toEqual(change.before);
      expect(change.after === null || change.after.id === change.id).toBe(true);
      expect(change.before === null && change.after === null).toBe(false);
    }
  });

  it.each(every)("about $kind looks only at the rows that the command refers to", (command) => {
    const store = new ReviewStore(baseOf(command));
    const view = viewOf(store, [lines("It was the first visit in 24 years.")], [], [removal()]);
    const looked: string[] = [];
    const noting =
      <Row>(what: string, look: (id: string) => Row) =>
      (id: string) => {
        looked.push(`${what} ${id}`);
        return look(id);
      };
    const noted: ReviewView = {
      ...view,
      claim: noting("claim", view.claim),
      spansOf: noting("claim", view.spansOf),
      source: noting("source", view.source),
      citation: noting("citation", view.citation),
      thread: noting("thread", view.thread),
      comment: noting("comment", view.comment),
      correction: noting("correction", view.correction),
      version: noting("version", view.version),
      event: noting("event", view.event),
    };
    decide(command, noted, { actor: ANA, at: NOW, seq: 7 });
    const referred = [
      ...Object.entries(refersTo(command)).map(([what, id]) => `${what} ${id}`),
      // What an event touched is looked at when it is taken back, and a correction's claim when it is accepted.
      ...(command.kind === "event.undo" ? [`claim ${REMOVED}`] : []),
      ...(command.kind === "correction.accept" ? [`claim ${CLAIM}`] : []),
    ];
    expect(referred).toEqual(expect.arrayContaining([...new Set(looked)]));
  });

  it("about an edit of the text changes no row, for its steps are its effect", () => {
    expect(decided(COMMANDS["article.edit"])).toEqual([]);
  });
});

describe("describing the article", () => {
  it("sets the fields that were sent and keeps the others", () => {
    const [change] = decided({ ...COMMANDS["article.describe"], byline: "Mar Soler", deadline: 9 });
    expect(change).toEqual({
      table: "articles",
      id: articleRow().id,
      before: articleRow(),
      after: articleRow({ headline: "Another headline", byline: "Mar Soler", deadline: 9 }),
    });
  });

  it("with what it says already changes nothing", () => {
    const same = { id: COMMAND, kind: "article.describe", headline: "A pact", deadline: null, language: "en" } as const;
    expect(decided(same, ANA, emptyRows())).toEqual([]);
  });
});

it("the schema takes one command of every kind as it is", () => {
  for (const command of every) expect(commandSchema.parse(command)).toEqual(command);
});
