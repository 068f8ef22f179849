import type { Node } from "prosemirror-model";
import { ReplaceStep, type Step } from "prosemirror-transform";
import { isFromLog } from "#domain/article/collab.ts";
import { textBetween } from "#domain/article/text.ts";
import { stepsOf } from "#domain/review/event.ts";
import type { ArticleSession } from "#domain/review/session.ts";
import type { Authority } from "./authority.ts";

/** Between which letters one was typed, on its typist's screen. */
type Neighbours = [before: string, after: string];

/**
 * Keeps count of the letters that people put in, by what their pages showed them, and compares it with the log. Where
 * each letter is typed only once, it also knows between which others, and so which of them must not be missing.
 */
export class Ledger {
  readonly #put = new Map<string, number>();
  readonly #neighbours = new Map<string, Neighbours>();
  readonly #first: ReadonlySet<string> | null;

  /** @param first the letters of the first text, when none is typed twice; otherwise null */
  constructor(first: string | null) {
    this.#first = first === null ? null : new Set(first);
  }

  /** Counts from now on what is put in on a page. */
  watch(session: ArticleSession): void {
    session.listen({ stateChanged: (tr) => tr && !isFromLog(tr) && this.#add(tr.steps, tr.doc) });
  }

  /** Throws when the log has a letter more often than it was put in, or lacks one that nobody's deletion took along. */
  compare(authority: Authority): void {
    const logged = new Set<string>();
    const deleted = new Set<string>();
    const left = new Map(this.#put);
    let version = 0;
    for (const { command } of authority.events) {
      if (command.kind !== "article.edit") {
        version += stepsOf(command).length;
        continue;
      }
      for (const step of command.steps) {
        const { from, to } = step as unknown as { from: number; to: number };
        for (const letter of authority.documentAt(version++).textBetween(from, to)) deleted.add(letter);
        for (const letter of lettersIn([step])) {
          logged.add(letter);
          left.set(letter, (left.get(letter) ?? 0) - 1);
        }
      }
    }
    for (const [letter, times] of left)
      if (times < 0) throw new Error(`“${letter}” is there more often than it was put in`);
    // A copy is no witness: what was pasted may have lost its place when others rebuilt the blocks there.
    const isThereOnce = (letter: string) => (this.#put.get(letter) ?? 0) === (this.#first?.has(letter) ? 0 : 1);
    const isKept = (letter: string) =>
      isThereOnce(letter) && (logged.has(letter) || this.#first?.has(letter)) && !deleted.has(letter);
    for (const [letter, neighbours] of this.#neighbours)
      if (!logged.has(letter) && neighbours.some(isKept))
        throw new Error(`“${letter}” was typed between “${neighbours.join("” and “")}”, and is lost`);
  }

  #add(steps: readonly Step[], doc: Node): void {
    const letters = lettersIn(steps);
    const isNew = (letter: string) => letter.trim() !== "" && !this.#first?.has(letter) && !this.#put.has(letter);
    // What replaces a selection over several blocks may lose its place when others rebuild those blocks.
    const isTyping = this.#first && steps.every((step) => step instanceof ReplaceStep && step.from === step.to);
    const typed = isTyping ? letters.filter(isNew) : [];
    for (const letter of letters) this.#put.set(letter, (this.#put.get(letter) ?? 0) + 1);
    const text = textBetween(doc, 0, doc.content.size);
    const before = text[text.indexOf(typed[0] ?? "") - 1] ?? "";
    const after = text[text.indexOf(typed.at(-1) ?? "") + 1] ?? "";
    for (const letter of typed) this.#neighbours.set(letter, [before, after]);
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
