import type { Node } from "prosemirror-model";
import { Node as DocumentNode } from "prosemirror-model";
import type { Plugin } from "prosemirror-state";
import { articleSchema } from "#domain/article/schema.ts";
import { ArticleText } from "#domain/article/text.ts";
import { newId } from "#domain/ids.ts";
import type { CommandOf } from "#domain/review/commands.ts";
import type { Person } from "#domain/review/model.ts";
import type { OutboxSnapshot } from "#domain/review/outbox.ts";
import { ArticleSession } from "#domain/review/session.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import type { Authority } from "./authority.ts";
import { Line } from "./line.ts";
import { ANA } from "./review.ts";

/** One person's open page: the session, its line, what it keeps, and the wakes it asked for. */
export interface Browser {
  session: ArticleSession;
  line: Line;
  person: Person;
  wakes: { milliseconds: number; wake: () => void }[];
  /** What IndexedDB would have; nothing before the first snapshot. */
  kept: () => OutboxSnapshot | undefined;
}

interface Opening {
  /** What another tab left unsent. */
  left?: OutboxSnapshot | undefined;
  /** The article as it was loaded, when not as it is now. */
  loaded?: LoadedArticle;
  plugins?: readonly Plugin[];
}

export async function open(
  authority: Authority,
  person = ANA,
  { left, loaded = authority.load(), plugins = [] }: Opening = {},
): Promise<Browser> {
  const line = new Line(authority, person);
  const wakes: Browser["wakes"] = [];
  let kept: string | undefined;
  const keep = (snapshot: OutboxSnapshot) => {
    kept = JSON.stringify(snapshot);
  };
  const session = await ArticleSession.open({
    loaded,
    ...(left === undefined ? {} : { restored: { snapshot: left, doc: copied(authority.documentAt(left.version)) } }),
    me: person,
    transport: line,
    keep,
    plugins,
    now: () => 5,
    schedule: (milliseconds, wake) => wakes.push({ milliseconds, wake }),
  });
  // As a page does: what it takes over is its own to keep from then on.
  if (left) keep(session.snapshot());
  return { session, line, person, wakes, kept: () => (kept === undefined ? undefined : JSON.parse(kept)) };
}

/** The same page after the tab was closed and opened again. */
export async function reopen(
  authority: Authority,
  { session, person, kept }: Browser,
  plugins: readonly Plugin[] = [],
): Promise<Browser> {
  session.close();
  return open(authority, person, { left: kept(), plugins });
}

const copied = (doc: Node) => DocumentNode.fromJSON(articleSchema, JSON.parse(JSON.stringify(doc)));

/** Lets everything that is on its way arrive, on a line without faults. */
export async function settle(...browsers: readonly Browser[]): Promise<void> {
  for (let round = 0; round < 100; round++) {
    for (const { session } of browsers) {
      session.resume();
      await turns();
      await session.catchUp().catch(() => {});
      await turns();
    }
    if (round > 0 && browsers.every(({ session }) => session.phase === "saved")) return;
  }
  throw new Error(`Never settled: ${browsers.map(({ session }) => `${session.phase} ${session.waiting}`).join(", ")}`);
}

/** Lets promises that need no answer from outside run to their end. */
export const turns = () => new Promise((resolve) => setImmediate(resolve));

export function type({ session }: Browser, at: number, words: string): void {
  session.dispatch(session.state.tr.insert(at, articleSchema.text(words)));
}

/** Puts words in the place of others, in one step. */
export function retype({ session }: Browser, words: string, others: string): void {
  const { from, to } = placeOf(session, words);
  session.dispatch(session.state.tr.replaceWith(from, to, articleSchema.text(others)));
}

/** Where words first stand on screen. */
export function placeOf({ state }: ArticleSession, words: string): { from: number; to: number } {
  const text = new ArticleText(state.doc);
  const start = text.text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” does not stand in “${text.text}”`);
  return { from: text.positionAt(start), to: text.positionAt(start + words.length) };
}

/** Claims words where they first stand on screen; answers the claim's id. */
export function claim(
  { session }: Browser,
  words: string,
  verdict: CommandOf<"claim.create">["verdict"] = "needs-source",
): string {
  const claimId = newId();
  const spans = [{ id: newId(), quote: words, ...placeOf(session, words) }];
  session.act({ id: newId(), kind: "claim.create", claimId, version: session.version, spans, verdict });
  return claimId;
}

export function judge({ session }: Browser, claimId: string, verdict: CommandOf<"claim.setVerdict">["verdict"]): void {
  session.act({ id: newId(), kind: "claim.setVerdict", claimId, verdict });
}

/** What a page shows: the text, and for every claim its verdict, its judged words and its text. */
export function shown({ session }: Browser) {
  const claims = [...session.store.all("claims").values()].map(({ id, number, verdict, judgedQuote, removedAt }) => ({
    number,
    verdict,
    judgedQuote,
    removed: removedAt !== null,
    places: session.store
      .spansOf(id)
      .map(({ id: spanId, quote }) => ({ spanId, quote, ...session.rangeOf(spanId) }))
      .sort((one, other) => (one.spanId < other.spanId ? -1 : 1)),
  }));
  return {
    version: session.version,
    text: session.state.doc.toJSON(),
    claims: claims.sort((one, other) => one.number - other.number),
  };
}
