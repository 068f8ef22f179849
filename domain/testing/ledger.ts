import type { Node } from "prosemirror-model";
import type { Step } from "prosemirror-transform";
import { isFromLog } from "#domain/article/collab.ts";
import { textBetween } from "#domain/article/text.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import type { Authority } from "./authority.ts";

/**
 * Keeps count of the letters that people put in, by what their pages showed them, and compares it with the log. Where
 * each letter is typed only once, it also knows which of them must not be missing.
 */
export class Ledger {
  readonly #put = new Map<string, number>();
  /** Letters that were typed and not deleted again by whoever typed them. */
  readonly #typed = new Set<string>();
  readonly #first: ReadonlySet<string> | null;

  /** @param first the letters of the first text, when none is typed twice; otherwise null */
  constructor(first: string | null) {
    this.#first = first === null ? null : new Set(first);
  }

  /** Counts from now on what is put in on a page. */
  watch(session: ArticleSession): void {
    session.listen({ stateChanged: (tr) => tr && !isFromLog(tr) && this.#add(tr.steps, tr.before, tr.doc) });
  }

  /**
   * Throws when the log has a letter more often than it was put in, or when one that was typed is neither in the log nor
   * kept for whoever typed it.
   *
   * @param pages all that are open at the end
   */
  compare(authority: Authority, pages: readonly ArticleSession[]): void {
    const logged = new Set<string>();
    const left = new Map(this.#put);
    for (const { command } of authority.events) {
      if (command.kind !== "article.edit") continue;
      for (const letter of lettersIn(command.steps)) {
        logged.add(letter);
        left.set(letter, (left.get(letter) ?? 0) - 1);
      }
    }
    for (const [letter, times] of left)
      if (times < 0) throw new Error(`“${letter}” is there more often than it was put in`);
    const refused = pages.flatMap((page) => page.refused.map(({ command }) => command));
    const kept = new Set(
      refused.flatMap((command) => (command.kind === "article.edit" ? lettersIn(command.steps) : [])),
    );
    for (const letter of this.#first ? kept : [])
      if (logged.has(letter) && this.#put.get(letter) === 1)
        throw new Error(`“${letter}” is in the log, and said not to be`);
    for (const letter of this.#typed)
      if (!logged.has(letter) && !kept.has(letter)) throw new Error(`“${letter}” was typed, and is lost`);
  }

  #add(steps: readonly Step[], before: Node, after: Node): void {
    const letters = lettersIn(steps);
    if (this.#first)
      for (const letter of letters)
        if (letter.trim() !== "" && !this.#first.has(letter) && !this.#put.has(letter)) this.#typed.add(letter);
    for (const letter of letters) this.#put.set(letter, (this.#put.get(letter) ?? 0) + 1);
    const text = textBetween(after, 0, after.content.size);
    for (const letter of textBetween(before, 0, before.content.size))
      if (!text.includes(letter)) this.#typed.delete(letter);
  }
}

/** The letters that steps put in; as JSON, in which they are sent, or as they are made. */
function lettersIn(steps: readonly object[]): string[] {
  return steps.flatMap((step) => Array.from(textIn((JSON.parse(JSON.stringify(step)) as { slice?: unknown }).slice)));
}

function textIn(part: unknown): string {
  if (Array.isArray(part)) return part.map(textIn).join("");
  if (typeof part !== "object" || part === null) return "";
  const { text = "", content } = part as { text?: string; content?: unknown };
  return text + textIn(content);
}
