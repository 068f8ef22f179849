import fc from "fast-check";
import { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mapRange } from "#domain/article/anchor.ts";
import { articleSchema } from "#domain/article/schema.ts";
import { textBetween } from "#domain/article/text.ts";
import { newId } from "#domain/ids.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { type Change, VERDICTS } from "#domain/review/model.ts";
import { ArticleSession } from "#domain/review/session.ts";
import { type Transport, TransportFailure } from "#domain/review/transport.ts";
import { addUser, createToken } from "./accounts.ts";
import { CHECKER, OWNER, openTestStetWithOwner, type TestStet } from "./testing.ts";

/**
 * Two people, the real API, the real database: whatever they do, and whatever the line between them does, they end with
 * the same text and every claim in the same place, and so does a replay of the log.
 */

const TEXT = `A ceremony in the capital

Two leaders signed an agreement on Wednesday. It was the first visit in 24 years.

Thousands of people waved flags, said the ministry. The pact has 23 articles.

Analysts doubt it. They say the pact is older than it looks.`;

let stet: TestStet;
const tokens: string[] = [];

beforeAll(async () => {
  stet = await openTestStetWithOwner();
  await addUser(stet.handle.database, { ...CHECKER, role: "checker" });
  tokens.push(await createToken(stet.handle.database, OWNER.email, "test"));
  tokens.push(await createToken(stet.handle.database, CHECKER.email, "test"));
});
afterAll(() => stet[Symbol.asyncDispose]());

/** What befalls a call: it arrives, it is lost on its way, or its answer is lost. */
type Fate = "arrives" | "lost" | "unanswered";

class Line implements Transport {
  fate: Fate = "arrives";
  readonly #articleId: string;
  readonly #token: string;

  constructor(articleId: string, token: string) {
    this.#articleId = articleId;
    this.#token = token;
  }

  send(command: unknown, after: number): Promise<ReviewEvent[]> {
    return this.#call(`commands?after=${after}`, command);
  }

  eventsAfter(after: number): Promise<ReviewEvent[]> {
    return this.#call(`events?after=${after}`);
  }

  async #call(path: string, json?: unknown): Promise<ReviewEvent[]> {
    const { fate } = this;
    this.fate = "arrives";
    if (fate === "lost") throw new TransportFailure("unreachable", "network", "lost");
    const response = await stet.call(`/api/articles/${this.#articleId}/${path}`, { token: this.#token, json });
    const answer = (await response.json()) as { events: ReviewEvent[]; code: "internal"; detail: string };
    if (fate === "unanswered") throw new TransportFailure("unreachable", "network", "unanswered");
    if (!response.ok)
      throw new TransportFailure(response.status < 500 ? "refused" : "unreachable", answer.code, answer.detail);
    return answer.events;
  }
}

async function loadArticle(): Promise<string> {
  const response = await stet.call("/api/articles", { token: tokens[0], json: { format: "text", content: TEXT } });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

async function openSession(articleId: string, person: number): Promise<{ session: ArticleSession; line: Line }> {
  const response = await stet.call(`/api/articles/${articleId}`, { token: tokens[person] });
  const { doc, version, seq, people, ...rows } = await response.json();
  const line = new Line(articleId, tokens[person] ?? "");
  const session = await ArticleSession.open({
    loaded: { rows, people, doc: Node.fromJSON(articleSchema, doc), version, seq },
    me: { id: `person-${person}`, name: `Person ${person}` },
    transport: line,
    keep: () => {},
    plugins: [],
    now: () => 0,
    schedule: () => {},
  });
  return { session, line };
}

type Deed =
  | { what: "type"; at: number; text: string }
  | { what: "delete"; at: number; length: number }
  | { what: "split"; at: number }
  | { what: "claim"; at: number; length: number; verdict: number }
  | { what: "judge"; which: number; verdict: number }
  | { what: "grow"; which: number; at: number; length: number }
  | { what: "remove"; which: number };

const place = fc.integer({ min: 0, max: 400 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("type" as const),
      at: place,
      text: fc.constantFrom("x", "12", " no ", "é", "日本"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant("delete" as const), at: place, length: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("split" as const), at: place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("claim" as const),
      at: place,
      length: fc.integer({ min: 1, max: 60 }),
      verdict: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("judge" as const), which: fc.nat(9), verdict: fc.nat(2) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("grow" as const),
      which: fc.nat(9),
      at: place,
      length: fc.integer({ min: 1, max: 30 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("remove" as const), which: fc.nat(9) }) },
);
const moment = fc.record({
  who: fc.nat(1),
  deed,
  fate: fc.constantFrom<Fate>("arrives", "arrives", "arrives", "lost", "unanswered"),
  /** Whether the line is given time before the next deed. */
  settles: fc.boolean(),
});
const history = fc.array(moment, { minLength: 1, maxLength: 25 });

function perform(session: ArticleSession, what: Deed): void {
  const { doc } = session.state;
  const end = doc.content.size;
  const textAt = (at: number) => Math.min(Math.max(1, at % end), end - 1);
  const inText = (at: number) => doc.resolve(textAt(at)).parent.isTextblock;
  const claims = [...session.store.all("claims").values()].filter((claim) => claim.removedAt === null);
  const chosen = (which: number) => claims[which % Math.max(1, claims.length)];
  const stretch = (at: number, length: number) => {
    const from = textAt(at);
    const to = Math.min(from + length, end);
    const quote = textBetween(doc, from, to);
    return quote.trim() === "" || !quote.isWellFormed() ? null : { id: newId(), from, to, quote };
  };
  switch (what.what) {
    case "type":
      if (inText(what.at)) session.dispatch(session.state.tr.insertText(what.text, textAt(what.at)));
      return;
    case "delete": {
      const from = textAt(what.at);
      session.dispatch(session.state.tr.deleteRange(from, Math.min(from + what.length, end - 1)));
      return;
    }
    case "split":
      if (inText(what.at)) session.dispatch(session.state.tr.split(textAt(what.at)));
      return;
    case "claim": {
      const span = stretch(what.at, what.length);
      const verdict = VERDICTS[what.verdict] ?? "needs-source";
      if (span)
        session.act({
          id: newId(),
          kind: "claim.create",
          claimId: newId(),
          version: session.version,
          spans: [span],
          verdict,
        });
      return;
    }
    case "judge": {
      const claim = chosen(what.which);
      const verdict = VERDICTS[what.verdict] ?? "needs-source";
      // What is gone has no words to judge, which the rules say at once.
      if (claim && session.claimText(claim.id) !== "")
        session.act({ id: newId(), kind: "claim.setVerdict", claimId: claim.id, verdict });
      return;
    }
    case "grow": {
      const claim = chosen(what.which);
      const span = stretch(what.at, what.length);
      if (claim && span)
        session.act({
          id: newId(),
          kind: "claim.addSpans",
          claimId: claim.id,
          version: session.version,
          spans: [span],
        });
      return;
    }
    case "remove": {
      const claim = chosen(what.which);
      if (claim) session.act({ id: newId(), kind: "claim.remove", claimId: claim.id });
    }
  }
}

async function settle(session: ArticleSession): Promise<void> {
  for (let round = 0; round < 50; round++) {
    session.resume();
    await session.settled();
    await session.catchUp().catch(() => {});
    if (session.phase === "saved") return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never settled: ${session.phase}, ${session.waiting} waiting`);
}

/** What one side holds: the text, and for every claim its verdict, its judged words and its places. */
function holdings(session: ArticleSession) {
  const claims = [...session.store.all("claims").values()]
    .map((claim) => ({
      number: claim.number,
      id: claim.id,
      verdict: claim.verdict,
      judged: claim.judgedQuote,
      removed: claim.removedAt !== null,
      spans: session.store
        .spansOf(claim.id)
        .map((span) => ({ id: span.id, quote: span.quote, ...session.rangeOf(span.id) }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    }))
    .sort((one, other) => one.number - other.number);
  return { version: session.version, text: session.state.doc.toJSON(), claims };
}

/** The same, from the log alone. */
async function replay(articleId: string) {
  const first = await (await stet.call(`/api/articles/${articleId}?version=0`, { token: tokens[0] })).json();
  let doc = Node.fromJSON(articleSchema, first.doc);
  let version = 0;
  const rows = {
    claims: new Map<string, Change["after"]>(),
    spans: new Map<string, { claimId: string; from: number; to: number; id: string; quote: string }>(),
  };
  for (let after = 0; ; ) {
    const page = await (
      await stet.call(`/api/articles/${articleId}/events?after=${after}`, { token: tokens[0] })
    ).json();
    if (page.events.length === 0) break;
    for (const event of page.events as ReviewEvent[]) {
      expect(event.seq).toBe(after + 1);
      after = event.seq;
      if (event.command.kind === "article.edit") {
        for (const json of event.command.steps) {
          const step = Step.fromJSON(articleSchema, json);
          const result = step.apply(doc);
          if (!result.doc) throw new Error(`replay failed: ${result.failed}`);
          doc = result.doc;
          version++;
          for (const [id, span] of rows.spans) rows.spans.set(id, { ...span, ...mapRange(span, step.getMap()) });
        }
      }
      expect(event.version).toBe(version);
      for (const change of event.changes) {
        if (change.table === "claims") rows.claims.set(change.id, change.after);
        if (change.table === "spans" && change.after) rows.spans.set(change.id, change.after);
        if (change.table === "spans" && !change.after) rows.spans.delete(change.id);
      }
    }
  }
  doc.check();
  const claims = [...rows.claims.values()]
    .flatMap((claim) => (claim && "number" in claim ? [claim] : []))
    .map((claim) => ({
      number: claim.number,
      id: claim.id,
      verdict: claim.verdict,
      judged: claim.judgedQuote,
      removed: claim.removedAt !== null,
      spans: [...rows.spans.values()]
        .filter((span) => span.claimId === claim.id)
        .map(({ id, quote, from, to }) => ({ id, quote, from, to }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    }))
    .sort((one, other) => one.number - other.number);
  return { version, text: doc.toJSON(), claims };
}

const RUNS = Number(process.env["STET_HISTORIES"] ?? 1000);

it(`both browsers, the server and a replay agree after ${RUNS} random histories`, { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(history, async (moments) => {
      const articleId = await loadArticle();
      const sides = [await openSession(articleId, 0), await openSession(articleId, 1)];
      for (const { who, deed, fate, settles } of moments) {
        const side = sides[who];
        if (!side) continue;
        side.line.fate = fate;
        perform(side.session, deed);
        if (settles) await settle(side.session);
      }
      for (const { session } of [...sides, ...sides]) await settle(session);
      const [one, other] = sides.map(({ session }) => holdings(session));
      const server = await openSession(articleId, 0);
      const log = await replay(articleId);
      expect(one).toEqual(log);
      expect(other).toEqual(log);
      expect(holdings(server.session)).toEqual(log);
      for (const { session } of [...sides, server]) session.close();
    }),
    { numRuns: RUNS },
  );
});
