import fc from "fast-check";
import { redo, undo } from "prosemirror-history";
import { Fragment, type Slice } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import type { Range } from "#domain/article/anchor.ts";
import { unsentSteps } from "#domain/article/collab.ts";
import { textBetween } from "#domain/article/text.ts";
import { AppError } from "#domain/errors.ts";
import { newId } from "#domain/ids.ts";
import type { Command } from "#domain/review/commands.ts";
import { type PlacedRow, type SpanRow, VERDICTS } from "#domain/review/model.ts";
import { planDraft } from "#domain/review/redraft.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import type { Browser } from "./browsers.ts";
import { asFarAsItFits, type Edit, perform, randomEdit, wholeCharacter } from "./random-edits.ts";

/** What somebody does at an open page. Numbers are taken modulo what there is. */
export interface Deed {
  what:
    | "edit"
    | "type-over"
    | "undo"
    | "redo"
    | "cut"
    | "copy"
    | "paste"
    | "mark"
    | "grow"
    | "change"
    | "shrink"
    | "judge"
    | "remove"
    | "restore"
    | "take-back"
    | "propose"
    | "accept"
    | "decline"
    | "redraft"
    | "discuss"
    | "answer";
  which: number;
  at: number;
  length: number;
  edit: Edit;
}

export function randomDeed(kinds: Partial<Record<Deed["what"], number>>): fc.Arbitrary<Deed> {
  const names = Object.entries(kinds) as [Deed["what"], number][];
  return fc.record({
    what: fc.constantFrom(...names.flatMap(([what, weight]) => Array<Deed["what"]>(weight).fill(what))),
    which: fc.nat(9),
    at: fc.nat(400),
    length: fc.integer({ min: 1, max: 30 }),
    edit: randomEdit,
  });
}

/** A command that somebody gave, and the words on screen that it was about. */
export interface Act {
  command: Command;
  words: string;
}

/** One person's hands: what they cut last, and the letters they type. */
export interface Hands {
  clipboard: Slice | null;
  /** What is typed in the place of a text that chance would have typed. */
  typed(text: string): string;
}

/** Does it, or nothing where it makes no sense; answers the command when it was one and was taken. */
export function act(browser: Browser, hands: Hands, deed: Deed): Act | null {
  const given = commandOf(browser, deed);
  if (given === null) {
    edit(browser, hands, deed);
    return null;
  }
  if (given === undefined) return null;
  try {
    return browser.session.act(given.command) ? given : null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null; // The rules refuse it, and nothing has happened.
  }
}

function edit({ session }: Browser, hands: Hands, { what, which, at, length, edit: done }: Deed): void {
  const { state } = session;
  if (what === "undo" || what === "redo") {
    (what === "undo" ? undo : redo)(state, (tr) => session.dispatch(tr));
    return;
  }
  const { tr } = state;
  const { size } = state.doc.content;
  if (what === "type-over") {
    typeOver(session, hands, which, length);
    return;
  }
  if (what === "edit") perform(tr, { ...done, text: hands.typed(done.text) });
  else if (what === "paste") {
    const place = wholeCharacter(state.doc, at % (size + 1));
    const { clipboard } = hands;
    if (clipboard) asFarAsItFits(() => tr.replaceRange(place, place, clipboard));
  } else {
    const places = [...session.ranges()].map(([, range]) => range).filter(({ from, to }) => from < to);
    const claimed = places[which % Math.max(1, places.length)];
    const from = wholeCharacter(state.doc, Math.max(0, claimed ? claimed.from - (at % 4) : at % size));
    const to = wholeCharacter(state.doc, Math.min(size, claimed ? claimed.to + (length % 4) : from + length));
    hands.clipboard = state.doc.slice(from, to);
    if (what === "cut") asFarAsItFits(() => tr.deleteRange(from, to));
  }
  if (tr.docChanged) session.dispatch(tr);
}

/** Types a few words in the place of a claim's, or of its last ones, letter by letter. */
function typeOver(session: ArticleSession, hands: Hands, which: number, length: number): void {
  const { doc } = session.state;
  const places = [...session.ranges()].map(([, range]) => range).filter(({ from, to }) => from < to);
  const claimed = places[which % Math.max(1, places.length)];
  if (!claimed || !doc.resolve(claimed.from).sameParent(doc.resolve(claimed.to))) return;
  let at = wholeCharacter(doc, Math.max(claimed.from, claimed.to - length));
  session.dispatch(session.state.tr.delete(at, claimed.to));
  for (const letter of hands.typed("so it is ").slice(0, 1 + (length % 9)))
    session.dispatch(session.state.tr.insertText(letter, at++));
}

/** The command that a deed is, with the words it is about; null when it is none, undefined when it makes no sense. */
function commandOf({ session }: Browser, { what, which, at, length }: Deed): Act | null | undefined {
  const pick = <T>(from: readonly T[]): T | undefined => from[which % Math.max(1, from.length)];
  const claim = pick([...session.store.all("claims").values()]);
  const id = newId();
  const verdict = VERDICTS[length % 3] ?? "verified";
  const { version } = session;
  const about = claim && { id, claimId: claim.id };
  const span = pick(claim ? session.store.spansOf(claim.id) : []);
  const place = placeAt({ session }, at, length);
  const words = place?.quote ?? "";
  switch (what) {
    case "mark": {
      const spans = place && [{ id: newId(), ...place }];
      return spans && { command: { id, kind: "claim.create", claimId: newId(), version, spans, verdict }, words };
    }
    case "grow": {
      const spans = place && [{ id: newId(), ...place }];
      return spans && about && { command: { ...about, kind: "claim.addSpans", version, spans }, words };
    }
    case "change":
      return (
        place &&
        span &&
        about && { command: { ...about, kind: "claim.changeSpan", version, span: { id: span.id, ...place } }, words }
      );
    case "shrink":
      return span && about && { command: { ...about, kind: "claim.removeSpan", spanId: span.id }, words: "" };
    case "judge":
      return (
        about && {
          command: { ...about, kind: "claim.setVerdict", verdict },
          words: session.claimText(about.claimId),
        }
      );
    case "remove":
      return about && { command: { ...about, kind: "claim.remove" }, words: "" };
    case "restore":
      return about && { command: { ...about, kind: "claim.restore" }, words: "" };
    case "take-back": {
      const mine = pick(session.own.ids());
      return mine === undefined ? undefined : { command: { id, kind: "event.undo", eventId: mine }, words: "" };
    }
    case "propose":
      return proposalOf(session, about, span, { which, at, length });
    case "accept":
    case "decline": {
      const correction = pick([...session.store.all("corrections").values()].filter(({ status }) => status === "open"));
      const range = correction && session.wordsOf(correction);
      if (!correction || !range) return undefined;
      const decided = { id, correctionId: correction.id };
      const quote = textBetween(session.state.doc, range.from, range.to);
      return what === "accept"
        ? { command: { ...decided, kind: "correction.accept", quote, note: "" }, words: "" }
        : { command: { ...decided, kind: "correction.decline", note: "No." }, words: "" };
    }
    case "redraft":
      return redraftOf(session, id, at, length);
    case "discuss": {
      const thread = { threadId: newId(), commentId: newId(), claimId: at % 2 ? (claim?.id ?? null) : null };
      return { command: { id, kind: "thread.start", ...thread, body: "Sure?" }, words: "" };
    }
    case "answer": {
      const thread = pick([...session.store.all("threads").values()]);
      return (
        thread && {
          command: { id, kind: "comment.add", threadId: thread.id, commentId: newId(), body: "Yes." },
          words: "",
        }
      );
    }
    default:
      return null;
  }
}

/** A new draft of what is on screen: some of it goes, its first block comes last. Only on a text that has arrived. */
function redraftOf(session: ArticleSession, id: string, at: number, length: number): Act | undefined {
  const { state, store, version } = session;
  if (unsentSteps(state).length > 0) return undefined;
  const { doc } = state;
  const shorter = new Transform(doc);
  const from = wholeCharacter(doc, at % doc.content.size);
  asFarAsItFits(() => shorter.deleteRange(from, wholeCharacter(doc, Math.min(doc.content.size, from + length))));
  const [first, ...others] = shorter.doc.children;
  const fresh = doc.copy(Fragment.fromArray(first ? [...others, first] : []));
  const placed = <Row extends PlacedRow>(rows: Iterable<Row>) =>
    Array.from(rows, (row) => ({ ...row, ...session.rangeOf(row.id) }));
  const plan = planDraft(doc, fresh, {
    article: store.article,
    claims: [...store.all("claims").values()],
    spans: placed(store.all("spans").values()),
    corrections: placed(store.all("corrections").values()),
  });
  const steps = plan.steps.map((step) => step.toJSON());
  if (steps.length === 0) return undefined;
  return { command: { id, kind: "article.redraft", version, steps, places: plan.places }, words: "" };
}

/** A correction for some of the words at one of a claim's places. */
function proposalOf(
  session: ArticleSession,
  about: { id: string; claimId: string } | undefined,
  span: SpanRow | undefined,
  { which, at, length }: Pick<Deed, "which" | "at" | "length">,
): Act | undefined {
  const within = span && session.rangeOf(span.id);
  const place = within && within.from < within.to ? placeAt({ session }, at, length, within) : undefined;
  if (!about || !place) return undefined;
  const { version } = session;
  const proposed = { replacement: place.quote.slice(0, which) + length, reason: "So.", sourceId: null };
  const command: Command = {
    ...{ ...about, kind: "correction.propose", correctionId: newId(), version, place },
    ...proposed,
  };
  return { command, words: place.quote };
}

function placeAt({ session }: Pick<Browser, "session">, at: number, length: number, within?: Range) {
  const { doc } = session.state;
  const { from: start, to: end } = within ?? { from: 0, to: doc.content.size };
  const from = start + (at % (end - start));
  const to = Math.min(end, from + length);
  const quote = textBetween(doc, from, to);
  return quote.trim() !== "" && quote.isWellFormed() ? { from, to, quote } : undefined;
}
