import fc from "fast-check";
import { history } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { expect } from "vitest";
import { isStale } from "#domain/review/staleness.ts";
import { Authority } from "./authority.ts";
import { type Browser, open, reopen, settle, shown, turns } from "./browsers.ts";
import { type Act, act, type Deed, type Hands, randomDeed } from "./deeds.ts";
import { Ledger } from "./ledger.ts";
import type { Fate, Line } from "./line.ts";
import { OwnText } from "./own-text.ts";
import { ANA, LUIS, NOA } from "./review.ts";

const PEOPLE = [ANA, LUIS, NOA];

/** What happens after a deed. */
type Next =
  /** Nothing yet. */
  | "nothing"
  /** The line gets time, and what failed is tried again. */
  | "time"
  /** What is on its way arrives, the newest first or the oldest. */
  | "arrival"
  /** The page hears of the newest events: twice, in another order, with some missing. */
  | "rumour"
  /** Everything arrives everywhere. */
  | "calm"
  /** The page is killed and opened again. */
  | "kill"
  /** The authority is started anew from its log. */
  | "restart";

interface Moment {
  who: number;
  deed: Deed;
  fates: Fate[];
  next: Next;
  chance: number;
}

/** A kind of history: what it begins with, and how often what happens in it. */
export interface Kind {
  body(letters: () => string): Node;
  /** Every letter is typed only once, so that a text can be told from every other. */
  lettersAreUnique?: boolean;
  /** Drafts and corrections say themselves where places stand: whose text it is cannot be told by following letters. */
  placesAreSaid?: boolean;
  deeds: Partial<Record<Deed["what"], number>>;
  faults: Partial<Record<Fate, number>>;
  nexts: Partial<Record<Next, number>>;
}

/** How many moments a history has at most. */
const LONGEST = 24;

/** Tries a kind of history with each seed below a number; one of them alone with `STET_SEED`. */
export async function tryHistories(kind: Kind, { numRuns }: { numRuns: number }): Promise<void> {
  const moments = fc.array(momentOf(kind), { minLength: 1, maxLength: LONGEST, size: "max" });
  const property = fc.asyncProperty(moments, (some) => play(kind, some));
  const alone = process.env["STET_SEED"];
  const seeds = alone === undefined ? Array(numRuns).keys() : [Number(alone)];
  for (const seed of seeds) tell(seed, await fc.check(property, { seed, numRuns: 1, unbiased: true }));
}

/** Throws when a history failed, and says how to play it again and the shortest one like it. */
function tell(seed: number, { failed, counterexample, errorInstance }: fc.RunDetails<[Moment[]]>): void {
  if (!failed) return;
  const moments = counterexample?.[0].map((moment) => JSON.stringify(moment)).join("\n");
  throw new Error(`The history with STET_SEED=${seed} failed: ${errorInstance}\nThe shortest like it:\n${moments}`, {
    cause: errorInstance,
  });
}

function momentOf({ deeds, faults, nexts }: Kind): fc.Arbitrary<Moment> {
  return fc.record({
    who: fc.nat(PEOPLE.length - 1),
    deed: randomDeed(deeds),
    fates: fc.array(weighted(faults), { maxLength: 2 }),
    next: weighted(nexts),
    chance: fc.nat(9),
  });
}

function weighted<Name extends string>(weights: Partial<Record<Name, number>>): fc.Arbitrary<Name> {
  const names = Object.entries(weights) as [Name, number][];
  return fc.constantFrom(...names.flatMap(([name, weight]) => Array<Name>(weight).fill(name)));
}

/** A history as it goes on. */
class Story {
  readonly authority: Authority;
  readonly browsers: Browser[] = [];
  readonly acts: Act[] = [];
  readonly ledger: Ledger;
  readonly #hands: Hands[];
  /** Also those of pages that were killed: what was on its way goes on. */
  readonly #lines: Line[] = [];

  constructor(authority: Authority, typed: Hands["typed"], ledger: Ledger) {
    this.authority = authority;
    this.ledger = ledger;
    this.#hands = PEOPLE.map(() => ({ clipboard: null, typed }));
  }

  async open(): Promise<void> {
    for (const person of PEOPLE) this.#add(await open(this.authority, person, { plugins: [history()] }));
  }

  async live({ who, deed, fates, next, chance }: Moment): Promise<void> {
    const [browser, hands] = [this.browsers[who], this.#hands[who]];
    if (!browser || !hands) throw new Error("Nobody is there");
    browser.line.fates = [...fates];
    const given = act(browser, hands, deed);
    if (given) this.acts.push(given);
    expectSoundPage(browser, this.authority);
    await this.#goOn(browser, who, next, chance);
    for (const one of this.browsers) expectSoundPage(one, this.authority);
  }

  /** Lets everything arrive, on lines without faults. */
  async end(): Promise<void> {
    for (const line of this.#lines) line.fates = [];
    do await turns();
    while (this.#lines.filter((line) => line.release()).length > 0);
    await settle(...this.browsers);
    await settle(...this.browsers);
  }

  async #goOn(browser: Browser, who: number, next: Next, chance: number): Promise<void> {
    const { session, line } = browser;
    switch (next) {
      case "nothing":
        return;
      case "time":
        session.resume();
        await turns();
        return;
      case "arrival":
        await turns();
        for (const one of this.#lines) one.release(chance);
        await turns();
        return;
      case "rumour":
        for (const event of rumoured(this.authority.events, chance)) session.receive([event]);
        return;
      case "calm":
        for (const one of this.browsers) one.session.resume();
        await turns();
        for (const one of this.browsers) one.session.receive(this.authority.events);
        await turns();
        return;
      case "kill":
        await turns();
        this.browsers[who] = await this.#killed(browser);
        return;
      case "restart":
        this.authority.restart();
        line.fates = ["unanswered"];
    }
  }

  async #killed(browser: Browser): Promise<Browser> {
    const before = onScreen(browser);
    const { seq, refused } = browser.session;
    const again = await reopen(this.authority, browser, [history()]);
    // What came since is on the new page too, and what was refused meanwhile is not.
    if (seq === this.authority.events.length && again.session.refused.length === refused.length)
      expectSame(onScreen(again), before);
    this.#lines.push(again.line);
    this.ledger.watch(again.session);
    return again;
  }

  #add(browser: Browser): void {
    this.browsers.push(browser);
    this.#lines.push(browser.line);
    this.ledger.watch(browser.session);
  }
}

/** The newest events as a bad stream brings them. */
function rumoured<Event>(events: readonly Event[], chance: number): Event[] {
  const newest = events.slice(-1 - (chance % 5));
  const heard = chance % 3 === 0 ? newest.filter((_, index) => index !== 0) : newest;
  return chance % 2 === 0 ? [...heard.toReversed(), ...heard] : [...heard, ...heard.slice(0, 1)];
}

async function play(kind: Kind, moments: readonly Moment[]): Promise<void> {
  let next = 0x4e00;
  const letter = () => String.fromCharCode(next++);
  const typed = (text: string) => (kind.lettersAreUnique ? text.replace(/[^ ]/gu, letter) : text);
  const body = kind.body(letter);
  const story = new Story(new Authority(body), typed, new Ledger(kind.lettersAreUnique ? body.textContent : null));
  await story.open();
  for (const moment of moments) await story.live(moment);
  await story.end();
  await expectSameEverywhere(story, kind.placesAreSaid ? null : new OwnText(body));
  expectNothingLost(story);
  story.ledger.compare(
    story.authority,
    story.browsers.map(({ session }) => session),
  );
}

/** “Saved” is said only when everything that was done here is in the log, and every place is inside the text. */
function expectSoundPage({ session }: Browser, authority: Authority): void {
  const { size } = session.state.doc.content;
  for (const [span, { from, to }] of session.ranges())
    if (!(from >= 0 && from <= to && to <= size)) throw new Error(`${span.id} at ${from}–${to} of ${size}`);
  if (session.phase !== "saved") return;
  const { steps, sent, pending, version } = session.snapshot();
  if (steps.length + pending.length > 0 || sent) throw new Error("It is said to be saved, and is not");
  if (!session.state.doc.eq(authority.documentAt(version))) throw new Error("Another text is said to be saved");
}

/** Every page, one that is opened now and one that heard the whole log show the same, and each place on its own text. */
async function expectSameEverywhere({ authority, browsers, acts }: Story, own: OwnText | null): Promise<void> {
  const replay = await open(authority, NOA, { loaded: authority.loadFirst() });
  const words = new Map(acts.map((one) => [one.command.id, one.words]));
  for (const event of authority.events) {
    replay.session.receive([event]);
    own?.follow(event);
    if (own) for (const [span, range] of replay.session.ranges()) own.check(span.id, range);
    const claim = event.changes.find((change) => change.table === "claims")?.after;
    if (claim && "judgedQuote" in claim && (event.kind === "claim.create" || event.kind === "claim.setVerdict"))
      expectSame(wordings(claim.judgedQuote), wordings(words.get(event.id) ?? ""));
  }
  if (own) expectNoVerdictOnOtherWords(replay, own);
  const now = everything(replay);
  for (const page of [await open(authority, LUIS), ...browsers]) expectSame(everything(page), now);
  for (const { session } of browsers) expect(session.snapshot()).toMatchObject({ steps: [], sent: null, pending: [] });
  authority.doc.check();
}

/** A verdict that is not marked stale stands on the words that its giver saw. */
function expectNoVerdictOnOtherWords({ session }: Browser, own: OwnText): void {
  for (const claim of session.store.all("claims").values()) {
    const texts = session.store.spansOf(claim.id).map(({ id }) => own.textOf(id));
    const isOrphaned = session.claimText(claim.id) === "";
    expectSame(
      texts.every((text) => text === ""),
      isOrphaned,
    );
    if (isOrphaned || claim.verdict === "needs-source" || isStale(claim, session.claimText(claim.id))) continue;
    // A verdict may be on a whole word of which the place is a part.
    const judged = wordings(claim.judgedQuote);
    for (const text of wordings(texts.filter((one) => one !== "").join(" … ")))
      if (!judged.some((words) => words.includes(text))) expect(judged).toContain(text);
  }
}

/** Each command is in the log once, or was refused and is kept; what it made is there. */
function expectNothingLost({ authority, browsers, acts }: Story): void {
  const ids = new Set(authority.events.map(({ id }) => id));
  expect(ids.size).toBe(authority.events.length);
  const refused = new Set(browsers.flatMap(({ session }) => session.refused.map(({ command }) => command.id)));
  const { claims, comments } = authority.load().rows;
  const made = new Set([...claims, ...comments].map(({ id }) => id));
  for (const { command } of acts) {
    if (refused.has(command.id)) continue;
    const of = [command.kind === "claim.create" ? command.claimId : null, "commentId" in command && command.commentId];
    const isThere = ids.has(command.id) && of.every((id) => !id || made.has(id));
    if (!isThere) throw new Error(`${command.kind} ${command.id} is lost`);
  }
}

/** The text and the claims that have some, without numbers that are only foreseen. */
function onScreen(page: Browser) {
  const { text, claims } = shown(page);
  const standing = claims.filter(({ places }) => places.some(({ from = 0, to = 0 }) => from < to));
  return { text, claims: standing.map(({ number: _foreseen, ...claim }) => claim).sort(byPlaces) };
}

function byPlaces(one: { places: { spanId: string }[] }, other: { places: { spanId: string }[] }): number {
  return (one.places[0]?.spanId ?? "") < (other.places[0]?.spanId ?? "") ? -1 : 1;
}

/** All rows but where they were read, and where each place is. */
function everything(page: Browser) {
  const { store } = page.session;
  const tables = (["claims", "threads", "comments", "versions"] as const).map((name) =>
    sorted([...store.all(name).values()]),
  );
  const spans = sorted([...store.all("spans").values()]).map(({ from, to, version, ...words }) => words);
  const corrections = sorted([...store.all("corrections").values()]).map(({ from, to, version, ...words }) => ({
    ...words,
    place: page.session.rangeOf(words.id),
  }));
  return { ...shown(page), tables, spans, corrections };
}

function sorted<Row extends { id: string }>(rows: Row[]): Row[] {
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function expectSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

/** The different wordings of a claim, white space aside. */
function wordings(text: string): string[] {
  return [...new Set(text.split(" … ").map((words) => words.replace(/\s/g, "")))].sort();
}
