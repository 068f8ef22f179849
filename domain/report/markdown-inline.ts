import { escapeInline, escapeStart, LINE_START, markdownLink } from "./markdown-escape.ts";

/** A stretch of text with its marks; a line feed is a hard break. */
export interface InlinePiece {
  text: string;
  strong: boolean;
  em: boolean;
  href: string | null;
}

/** Pieces as Markdown: links outermost, then strong, then emphasis, each closed before what holds it. */
export function inlineMarkdown(pieces: readonly InlinePiece[]): string {
  const writer = new InlineWriter();
  for (const group of groupBy(pieces, (piece) => piece.href)) {
    const href = group[0]?.href ?? null;
    if (href === null) writer.strong(group);
    else writer.link(href, group);
  }
  return writer.done();
}

/**
 * CommonMark takes `**` for emphasis only where the characters on both sides allow it, and words, quotation marks and
 * spaces often do not. So spaces move out of the emphasis, and a letter that touches it from outside is written as a
 * character reference, which ends in punctuation and reads the same.
 */
class InlineWriter {
  #out = "";
  #closed = false;

  link(href: string, pieces: readonly InlinePiece[]): void {
    const inside = new InlineWriter();
    inside.#out = "[";
    inside.strong(pieces);
    const content = inside.#out.slice(1);
    this.#raw(content.trim() === "" ? content : markdownLink(href, content));
  }

  strong(pieces: readonly InlinePiece[]): void {
    for (const group of groupBy(pieces, (piece) => piece.strong)) {
      if (group[0]?.strong) this.#wrapped("**", group, (inner) => this.#em(inner));
      else this.#em(group);
    }
  }

  done(): string {
    return this.#out.replace(/(?:\\\n|[\t\n ])+$/, "");
  }

  #em(pieces: readonly InlinePiece[]): void {
    for (const group of groupBy(pieces, (piece) => piece.em)) {
      const text = group.map((piece) => piece.text).join("");
      if (group[0]?.em)
        this.#wrapped("_", [{ text, strong: false, em: false, href: null }], (inner) => this.#text(inner));
      else this.#text([{ text, strong: false, em: false, href: null }]);
    }
  }

  #wrapped(delimiter: string, pieces: readonly InlinePiece[], write: (inner: InlinePiece[]) => void): void {
    const { before, inner, after } = withoutOuterSpace(pieces);
    this.#plain(before);
    if (inner.length > 0) {
      this.#out = this.#out.replace(TOUCHING_END, reference);
      this.#raw(delimiter);
      write(inner);
      this.#raw(delimiter);
      this.#closed = true;
    }
    this.#plain(after);
  }

  #text(pieces: readonly InlinePiece[]): void {
    for (const { text } of pieces) this.#plain(text);
  }

  #plain(text: string): void {
    text.split("\n").forEach((line, index) => {
      if (index > 0 && this.#out !== "") this.#out = `${this.#out.replace(/[\t ]+$/, "")}\\\n`;
      const atStart = this.#out === "" || this.#out.endsWith("\n");
      const shown = atStart ? line.replace(/^[\t ]+/, "") : line.replace(/\t/g, " ");
      if (shown === "") return;
      const first = this.#closed ? (shown.match(TOUCHING_START)?.[0] ?? "") : "";
      const rest = escapeInline(shown.slice(first.length));
      this.#raw((first === "" ? "" : reference(first)) + (atStart ? rest.replace(LINE_START, escapeStart) : rest));
    });
  }

  #raw(markdown: string): void {
    if (markdown === "") return;
    this.#out += markdown;
    this.#closed = false;
  }
}

/** A character that keeps `**` or `_` beside it from being emphasis: neither space nor punctuation. */
const TOUCHING_END = /[^\t\n\p{Zs}\p{P}!-/:-@[-`{-~]$/u;
const TOUCHING_START = /^[^\t\n\p{Zs}\p{Cc}\p{Zl}\p{Zp}\p{P}!-/:-@[-`{-~]/u;

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

function withoutOuterSpace(pieces: readonly InlinePiece[]): { before: string; inner: InlinePiece[]; after: string } {
  const inner = pieces.map((piece) => ({ ...piece }));
  let [before, after] = ["", ""];
  for (let first = inner[0]; first; first = inner[0]) {
    const rest = first.text.trimStart();
    before += first.text.slice(0, first.text.length - rest.length);
    first.text = rest;
    if (rest !== "") break;
    inner.shift();
  }
  for (let last = inner.at(-1); last; last = inner.at(-1)) {
    const rest = last.text.trimEnd();
    after = last.text.slice(rest.length) + after;
    last.text = rest;
    if (rest !== "") break;
    inner.pop();
  }
  return { before, inner, after };
}

function groupBy<Piece>(pieces: readonly Piece[], key: (piece: Piece) => unknown): Piece[][] {
  const groups: Piece[][] = [];
  let previous: unknown;
  for (const piece of pieces) {
    const group = groups.at(-1);
    const value = key(piece);
    if (group && value === previous) group.push(piece);
    else groups.push([piece]);
    previous = value;
  }
  return groups;
}
