import { newId } from "#domain/ids.ts";
import type { Command, CommandKind } from "#domain/review/commands.ts";
import { VERDICTS } from "#domain/review/model.ts";
import type { SeededArticle } from "./seed-article.ts";

/** The body's end, where edits go: no claim stands there, so the claims' places hold at every version. */
function endOf(article: SeededArticle): number {
  const blocks = article.doc["content"] as { content?: { text?: string }[] }[];
  return blocks.reduce((size, block) => size + 2 + (block.content?.[0]?.text?.length ?? 0), 0);
}

/** Makes the commands of one connection, which works on one article. */
export class CommandMaker {
  readonly article: SeededArticle;
  /** The newest version this connection has heard of. */
  version = 0;
  readonly #random: () => number;
  readonly #kinds: CommandKind[];
  readonly #editAt: number;

  constructor(article: SeededArticle, mix: Partial<Record<CommandKind, number>>, random: () => number) {
    this.article = article;
    this.#random = random;
    this.#kinds = Object.entries(mix).flatMap(([kind, share]) => Array<CommandKind>(share).fill(kind as CommandKind));
    this.#editAt = endOf(article) - 2;
  }

  next(): Command {
    const kind = this.#pick(this.#kinds);
    const id = newId();
    const claim = this.#pick(this.article.claims);
    switch (kind) {
      case "claim.setVerdict":
        return { id, kind, claimId: claim.id, verdict: this.#pick(VERDICTS), version: this.version };
      case "claim.create": {
        const { from, to, quote } = claim;
        const spans = [{ id: newId(), from, to, quote }];
        return { id, kind, claimId: newId(), version: this.version, verdict: this.#pick(VERDICTS), spans };
      }
      case "thread.start": {
        const body = `Who says so? The figure on page ${Math.floor(this.#random() * 400)} is another one.`;
        return { id, kind, threadId: newId(), commentId: newId(), claimId: claim.id, body };
      }
      case "article.edit": {
        const at = this.#editAt;
        const slice = { content: [{ type: "text", text: "x" }] };
        return { id, kind, version: this.version, steps: [{ stepType: "replace", from: at, to: at, slice }] };
      }
      default:
        throw new Error(`The load has no ${kind}.`);
    }
  }

  #pick<T>(from: readonly T[]): T {
    const picked = from[Math.floor(this.#random() * from.length)];
    if (picked === undefined) throw new Error("Nothing to choose from");
    return picked;
  }
}
