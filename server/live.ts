import type { ReviewEvent } from "#domain/review/event.ts";

/** Hears events of one article as they are accepted. Must not throw. */
export type Listener = (events: readonly ReviewEvent[]) => void;

/** Tells open streams what was accepted. Only this process writes while it runs, so memory is enough. */
export class Live {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #closers = new Set<() => void>();

  /** Calls `listener` with each group of events accepted from now on; returns how to stop. */
  subscribe(articleId: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(articleId) ?? new Set();
    this.#listeners.set(articleId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(articleId) === listeners) this.#listeners.delete(articleId);
    };
  }

  publish(articleId: string, events: readonly ReviewEvent[]): void {
    if (events.length === 0) return;
    for (const listener of this.#listeners.get(articleId) ?? []) listener(events);
  }

  /** Keeps a way to end an open stream until it has ended by itself. */
  hold(close: () => void): () => void {
    this.#closers.add(close);
    return () => this.#closers.delete(close);
  }

  /** How many streams are open. */
  get open(): number {
    return this.#closers.size;
  }

  /** Ends every stream; browsers come back by themselves. */
  closeAll(): void {
    for (const close of [...this.#closers]) close();
  }
}
