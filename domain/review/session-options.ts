import type { Node } from "prosemirror-model";
import type { Plugin, Transaction } from "prosemirror-state";
import type { Step } from "prosemirror-transform";
import type { Person } from "./model.ts";
import type { OutboxSnapshot } from "./outbox.ts";
import type { ReviewRows, Touched } from "./store.ts";
import type { Transport } from "./transport.ts";

/** An article as the server sends it: rows with places at `version`, and the log's end. */
export interface LoadedArticle {
  rows: ReviewRows;
  /** The names behind the ids in the rows. */
  people: readonly Person[];
  doc: Node;
  version: number;
  seq: number;
}

export interface SessionOptions {
  loaded: LoadedArticle;
  /** What an earlier tab left unsent, with the document its steps are made on. */
  restored?: { snapshot: OutboxSnapshot; doc: Node };
  me: Person;
  transport: Transport;
  /** Keeps what must outlive the tab. Called after every change of it. */
  keep(snapshot: OutboxSnapshot): void;
  /** Plugins of the editor, after those that count steps. */
  plugins: readonly Plugin[];
  /** UTC milliseconds. */
  now(): number;
  /** Runs `wake` after some milliseconds, for retries. */
  schedule(milliseconds: number, wake: () => void): void;
}

/** `offline`: no answer comes. `failing`: the server answers, but cannot do what it is asked right now. */
export type Phase = "saved" | "saving" | "offline" | "failing" | "signed-out" | "someone-else";

export interface SessionListener {
  /** The text, the selection or the places of claims changed. `tr` is null when the state was made anew. */
  stateChanged?(tr: Transaction | null): void;
  /** The log brought these steps, made by this person; the state has taken them in already. */
  textConfirmed?(steps: readonly Step[], by: string): void;
  /** Rows of these claims changed; null stands for the article. `by` is whose event of the log did it; null for none. */
  rowsChanged?(touched: Touched, by: string | null): void;
  /** The phase, the number of waiting changes or the refused commands changed. */
  statusChanged?(): void;
}
