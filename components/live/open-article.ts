import { Node } from "prosemirror-model";
import { articleSchema } from "#domain/article/schema.ts";
import { newId } from "#domain/ids.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import type { Person } from "#domain/review/model.ts";
import { ArticleSession } from "#domain/review/session.ts";
import type { LoadedArticle } from "#domain/review/session-options.ts";
import type { ReviewRows } from "#domain/review/store.ts";
import { TransportFailure } from "#domain/review/transport.ts";
import { editorPlugins } from "../editor/article-view.ts";
import { callApi } from "../ui/problem.ts";
import { keepActs, keptActs } from "../workbench/kept-acts.ts";
import { Signal } from "../workbench/signal.ts";
import { type Kept, Workbench } from "../workbench/workbench.ts";
import { followLog } from "./event-channel.ts";
import { abandonedOutboxes, forgetOutbox, type KeptOutbox, OutboxStore } from "./outbox-store.ts";
import { sharePresence } from "./share-presence.ts";
import { holdTab } from "./tabs.ts";
import { asFailure, httpTransport } from "./transport.ts";

type ArticleAnswer = ReviewRows & {
  doc: Record<string, unknown>;
  version: number;
  seq: number;
  people: Person[];
};

export interface OpenedWorkbench {
  workbench: Workbench;
  close(): void;
}

/**
 * Opens an article in this tab: loads it, takes over what closed tabs left unsent, follows the log. Throws `ApiProblem`.
 *
 * @param answer the article's answer when the page has begun to fetch it already
 */
export async function openArticle(
  articleId: string,
  me: Person,
  answer: Promise<unknown> = callApi(`/api/articles/${articleId}`),
): Promise<OpenedWorkbench> {
  const tab = newId();
  const release = await holdTab(tab);
  const [loaded, abandoned] = await Promise.all([answer, abandonedOutboxes(articleId, me.id)]);
  const { doc, version, seq, people, ...rows } = loaded as ArticleAnswer;
  const article: LoadedArticle = { rows, people, doc: Node.fromJSON(articleSchema, doc), version, seq };
  const [first, ...others] = abandoned;
  const kept = new Signal<Kept>("kept");
  const session = await openSession(article, me, tab, first, (now) => kept.set(now));
  for (const outbox of others) void sendInBackground(article, me, outbox);

  const workbench = new Workbench(session, { mode: "check", kept });
  const presence = sharePresence(workbench, tab);
  const stopFollowing = followLog(tab, {
    articleId,
    seq: () => session.seq,
    received: (event) => session.receive([event]),
    presence: (news) => presence.received(news),
    streaming: (open) => {
      presence.streaming(open);
      if (open && (session.phase === "offline" || session.phase === "failing")) session.resume();
      if (open) session.catchUp().catch(ignoreFailure);
    },
  });
  const resume = () => session.phase !== "saved" && session.resume();
  addEventListener("online", resume);
  addEventListener("focus", resume);
  await recallActs(workbench);
  const leave = () => keepActs(articleId, workbench.acts.eventIds);
  addEventListener("pagehide", leave);
  const warn = (event: BeforeUnloadEvent) => {
    if (kept.get() === "refused" && session.phase !== "saved") event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  return {
    workbench,
    close() {
      leave();
      removeEventListener("pagehide", leave);
      removeEventListener("beforeunload", warn);
      removeEventListener("online", resume);
      removeEventListener("focus", resume);
      presence.close();
      stopFollowing();
      session.close();
      release();
    },
  };
}

/** How far back in the log one's own acts are looked for. */
const RECENT = 100;

/** Lets what one did here before the page was opened anew, a new draft among it, be taken back like anything else one does. */
async function recallActs({ session, acts }: Workbench): Promise<void> {
  const articleId = session.store.article.id;
  const kept = keptActs(articleId);
  if (kept.length === 0) return;
  const answer = await callApi(`/api/articles/${articleId}/events?after=${Math.max(0, session.seq - RECENT)}`);
  const own = (answer as { events: ReviewEvent[] }).events.filter(({ actorId }) => actorId === session.me.id);
  const events = new Map(own.map((event) => [event.id, event]));
  for (const eventId of kept) {
    const event = events.get(eventId);
    if (event) session.own.remember(eventId, event);
    if (event || session.isWaiting(eventId)) acts.did({ on: "rows", eventId });
  }
}

async function openSession(
  loaded: LoadedArticle,
  me: Person,
  tab: string,
  left: KeptOutbox | undefined,
  told: (kept: Kept) => void,
): Promise<ArticleSession> {
  const articleId = loaded.rows.article.id;
  const store = new OutboxStore(tab, articleId, me.id, told);
  let opened: ArticleSession | undefined;
  const headline = () => (opened?.store ?? loaded.rows).article.headline;
  const session = await ArticleSession.open({
    loaded,
    ...(left ? { restored: { snapshot: left.snapshot, doc: await bodyAt(loaded, left.snapshot.version) } } : {}),
    me,
    transport: httpTransport(articleId, me.id),
    keep: (snapshot) => store.keep(snapshot),
    plugins: editorPlugins("check", headline),
    now: Date.now,
    schedule: (milliseconds, wake) => void setTimeout(wake, milliseconds),
  });
  opened = session;
  if (left) {
    store.keep(session.snapshot());
    await forgetOutbox(left.tab);
  }
  return session;
}

/** Several tabs may have been lost at once: one is taken over here, the rest only sends what it has. */
async function sendInBackground(loaded: LoadedArticle, me: Person, left: KeptOutbox): Promise<void> {
  const tab = newId();
  const release = await holdTab(tab);
  const session = await openSession(loaded, me, tab, left, () => {});
  await session.settled();
  session.close();
  release();
}

async function bodyAt({ doc, version, rows }: LoadedArticle, wanted: number): Promise<Node> {
  if (wanted === version) return doc;
  const answer = await callApi(`/api/articles/${rows.article.id}?version=${wanted}`);
  return Node.fromJSON(articleSchema, (answer as { doc: Record<string, unknown> }).doc);
}

/** The stream will say when to try again. */
function ignoreFailure(error: unknown): void {
  const failure = asFailure(error);
  if (!(failure instanceof TransportFailure)) throw error;
}
