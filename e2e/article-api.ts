import { Node } from "prosemirror-model";
import { articleSchema } from "#domain/article/schema.ts";
import { ArticleText } from "#domain/article/text.ts";
import { newId } from "#domain/ids.ts";
import type { Command, CommandOf, SpanInput } from "#domain/review/commands.ts";
import type { Person, Verdict } from "#domain/review/model.ts";
import type { ReviewRows } from "#domain/review/store.ts";
import type { Member } from "./newsroom.ts";
import type { StetProcess } from "./stet-process.ts";

/** A command without its id. */
export type Act = { [K in Command["kind"]]: Omit<Extract<Command, { kind: K }>, "id"> }[Command["kind"]];

export interface ArticleState extends ReviewRows {
  people: Person[];
  doc: Node;
  version: number;
  seq: number;
}

type Redraft = Pick<CommandOf<"article.redraft">, "version" | "steps" | "places">;
type Loading = { headline?: string; byline?: string; language?: string; format?: "text" | "markdown" | "html" };

/** Calls in one member's name: they prepare articles for tests, and read what the server really holds. */
export class ArticleApi {
  readonly #server: StetProcess;
  readonly #cookie: string;

  constructor(server: StetProcess, { storageState }: Pick<Member, "storageState">) {
    this.#server = server;
    this.#cookie = storageState.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  /** Loads an article and answers its id. */
  async load(content: string, { format = "text", ...fields }: Loading = {}): Promise<string> {
    const { id } = await this.#call<{ id: string }>("/api/articles", { format, content, ...fields });
    return id;
  }

  async read(articleId: string): Promise<ArticleState> {
    const answer = await this.#call<Omit<ArticleState, "doc"> & { doc: object }>(`/api/articles/${articleId}`);
    return { ...answer, doc: Node.fromJSON(articleSchema, answer.doc) };
  }

  /** Runs commands as one transaction and answers the ids of the events that they became. */
  async run(articleId: string, ...acts: readonly Act[]): Promise<string[]> {
    const ids: string[] = [];
    for (let start = 0; start < acts.length; start += 100) {
      const commands = acts.slice(start, start + 100).map((act) => ({ id: newId(), ...act }));
      await this.#call(`/api/articles/${articleId}/commands`, commands);
      ids.push(...commands.map(({ id }) => id));
    }
    return ids;
  }

  /** Makes a claim of the first place where the words stand, and answers its id. */
  async claim(articleId: string, quote: string, verdict: Verdict = "needs-source"): Promise<string> {
    const { doc, version } = await this.read(articleId);
    const claimId = newId();
    await this.run(articleId, { kind: "claim.create", claimId, version, verdict, spans: [spanOf(doc, quote)] });
    return claimId;
  }

  /** Starts a discussion and answers its id. */
  async discuss(articleId: string, claimId: string | null, body: string): Promise<string> {
    const threadId = newId();
    await this.run(articleId, { kind: "thread.start", threadId, commentId: newId(), claimId, body });
    return threadId;
  }

  /** Cites a web page for a claim, as a supporting primary source with a locator and a passage. */
  async cite(articleId: string, claimId: string, title: string, url: string): Promise<void> {
    const sourceId = newId();
    await this.run(articleId, {
      kind: "citation.add",
      citationId: newId(),
      claimId,
      sourceId,
      source: { id: sourceId, type: "primary", csl: { id: sourceId, type: "webpage", title, URL: url } },
      stance: "supports",
      locatorLabel: "paragraph",
      locator: "4",
      passage: "Según el comunicado, fue la primera vez.",
      accessed: "2026-03-01",
      note: "",
    });
  }

  /** Puts a new draft in as its page does, without mending a place, and answers its event's id. */
  async redraft(articleId: string, content: string): Promise<string> {
    const path = `/api/articles/${articleId}/drafts`;
    const { version, steps, places } = await this.#call<Redraft>(path, { format: "text", content });
    const [eventId = ""] = await this.run(articleId, { kind: "article.redraft", version, steps, places });
    return eventId;
  }

  /** Our own API's answers are trusted to have the shape that its schemas say. */
  async #call<Answer>(path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(`${this.#server.origin}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        cookie: this.#cookie,
        origin: this.#server.origin,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}

/** The place of words in a document, by their first or a later occurrence (counted from 0). */
export function spanOf(doc: Node, quote: string, occurrence = 0): SpanInput {
  const text = new ArticleText(doc);
  let at = -1;
  for (let seen = 0; seen <= occurrence; seen++) at = text.text.indexOf(quote, at + 1);
  if (at < 0) throw new Error(`The text has no “${quote}”`);
  return { id: newId(), from: text.positionAt(at), to: text.positionAt(at + quote.length), quote };
}
