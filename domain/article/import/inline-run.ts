import { Mark, type Node } from "prosemirror-model";
import { articleSchema } from "../schema.ts";
import { hasText } from "./characters.ts";

/** A run of text with its marks; the text "\n" alone is a line break. */
export interface Inline {
  text: string;
  marks: readonly Mark[];
}

const NO_MARKS: readonly Mark[] = [];

/**
 * The inside of one paragraph or heading while it is being read. White space is held back until a character follows,
 * so that it collapses across elements and vanishes at both ends. A run of white space becomes one space; a single
 * no-break space alone stays one (it is meant: « ceci »), longer runs are layout by hand and become a space too.
 */
export class InlineRun {
  /** 0 for a paragraph, 1 to 6 for a heading. */
  readonly level: number;
  private pieces: Inline[] = [];
  private readable = false;
  private breaks = 0;
  private separators = 0;
  private held = "";
  private heldMarks: readonly Mark[] = NO_MARKS;

  constructor(level: number) {
    this.level = level;
  }

  text(value: string, marks: readonly Mark[]): void {
    let start = 0;
    let end = value.length;
    while (start < end && isSpace(value.charCodeAt(start))) start += 1;
    while (end > start && isSpace(value.charCodeAt(end - 1))) end -= 1;
    this.hold(value.slice(0, start), marks);
    if (start === end) return;
    this.release();
    this.append(value.slice(start, end).replace(/[ \t\n\r\f\u00a0]{2,}|[\t\n\r\f]/g, " "), marks);
    this.hold(value.slice(end), marks);
  }

  verbatim(value: string, marks: readonly Mark[]): void {
    this.release();
    this.append(value, marks);
  }

  lineBreak(): void {
    this.breaks += 1;
    this.held = "";
  }

  space(): void {
    this.hold(" ", NO_MARKS);
  }

  separator(): void {
    this.separators += 1;
    this.held = "";
  }

  /** True when breaks stand before this text that end a paragraph. Headings and table rows only ever break. */
  wantsSplit(value: string): boolean {
    return this.breaks > 1 && this.level === 0 && this.separators === 0 && this.readable && !isBlank(value);
  }

  hasContent(): boolean {
    return this.readable;
  }

  clear(): void {
    this.pieces = [];
    this.breaks = 0;
    this.separators = 0;
    this.held = "";
  }

  finish(): Inline[] {
    return this.pieces;
  }

  private hold(spaces: string, marks: readonly Mark[]): void {
    if (spaces === "") return;
    if (this.held === "") this.heldMarks = marks;
    // Two characters are enough to know that the run is not one no-break space.
    this.held = (this.held + spaces).slice(0, 2);
  }

  private release(): void {
    const [held, breaks, separators] = [this.held, this.breaks, this.separators];
    this.held = "";
    this.breaks = 0;
    this.separators = 0;
    if (separators > 0)
      this.append(this.pieces.length === 0 ? "| ".repeat(separators) : `${" |".repeat(separators)} `, NO_MARKS);
    else if (this.pieces.length === 0) return;
    else if (breaks > 0) this.pieces.push({ text: "\n", marks: NO_MARKS });
    else if (held !== "") this.append(held === "\u00a0" ? held : " ", this.heldMarks);
  }

  private append(text: string, marks: readonly Mark[]): void {
    this.readable ||= hasText(text);
    const last = this.pieces.at(-1);
    if (last !== undefined && last.text !== "\n" && Mark.sameSet(last.marks, marks)) last.text += text;
    else this.pieces.push({ text, marks });
  }
}

/** A list item of these blocks; an item begins with a paragraph, so a heading there becomes one. */
export function createItem(blocks: Node[]): Node {
  const [first, ...rest] = blocks;
  const { paragraph, heading, list_item } = articleSchema.nodes;
  if (first?.type === paragraph) return list_item.create(null, blocks);
  if (first?.type === heading) return list_item.create(null, [paragraph.create(null, first.content), ...rest]);
  return list_item.create(null, [paragraph.create(), ...blocks]);
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function isBlank(value: string): boolean {
  for (let index = 0; index < value.length; index += 1) if (!isSpace(value.charCodeAt(index))) return false;
  return true;
}
