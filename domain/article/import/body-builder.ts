import type { Mark, Node } from "prosemirror-model";
import { AppError } from "#domain/errors.ts";
import { articleSchema } from "../schema.ts";
import { createItem, type Inline, InlineRun } from "./inline-run.ts";

/** Containers within containers: with the document, the paragraph and its text this stays within 32 levels. */
const MAX_NESTING = 28;

/** Paragraphs, breaks and runs of text in one article; beyond, an editor in a browser could not show it. */
const MAX_NODES = 200_000;

export type Container = "blockquote" | "bullet_list" | "ordered_list" | "list_item";

interface Frame {
  type: Container | "doc";
  order: number;
  children: Node[];
  /** Lists only: the content of each item so far. */
  items: Node[][];
  /** Opened for text that stood without its list; closes by itself when something else follows. */
  implicit: boolean;
  /** An implicit item that is being filled and must not close yet. */
  held: boolean;
}

/**
 * Makes a valid article body out of a stream of "open", "text", "break" and "close" that need not be well formed:
 * loose text gets a paragraph, loose items a list, empty containers vanish, what is nested too deep is flattened.
 */
export class BodyBuilder {
  /** How many containers were flattened because they were nested too deep. */
  flattened = 0;
  private frames: Frame[] = [newFrame("doc")];
  private overflow = 0;
  private run = new InlineRun(0);
  private nodes = 0;

  /** Adds text to the current paragraph, or to a heading when `level` is 1 to 6. White space collapses as in a browser. */
  text(value: string, marks: readonly Mark[], level = 0): void {
    this.prepareRun(level);
    if (this.run.wantsSplit(value)) {
      this.boundary();
      this.prepareRun(level);
    }
    this.run.text(value, marks);
  }

  /** Adds text with its white space as it is; a line feed is a break. */
  preformatted(value: string, marks: readonly Mark[], level = 0): void {
    let first = true;
    for (const line of value.split("\n")) {
      if (!first) this.lineBreak();
      first = false;
      if (line === "") continue;
      this.prepareRun(level);
      if (this.run.wantsSplit("x")) {
        this.boundary();
        this.prepareRun(level);
      }
      this.run.verbatim(line, marks);
    }
  }

  /** A single break stays a break; two or more in a row end the paragraph. */
  lineBreak(): void {
    this.run.lineBreak();
  }

  /** Keeps two words apart where a block ended inside a table cell. */
  space(): void {
    this.run.space();
  }

  /** Begins the next cell of a table row: " | " before its text. */
  cellSeparator(): void {
    this.run.separator();
  }

  /** Ends the paragraph or heading in progress. */
  boundary(): void {
    const run = this.run;
    if (!run.hasContent()) {
      run.clear();
      return;
    }
    const content = run.finish();
    this.spend(content.length + 1);
    const inline = content.map(toNode);
    const block =
      run.level === 0
        ? articleSchema.nodes.paragraph.create(null, inline)
        : articleSchema.nodes.heading.create({ level: run.level }, inline);
    this.run = new InlineRun(0);
    this.push(block);
  }

  rule(): void {
    this.boundary();
    this.spend(1);
    this.push(articleSchema.nodes.horizontal_rule.create());
  }

  open(type: Container, order = 1): void {
    this.boundary();
    if (this.overflow > 0) {
      this.overflow += 1;
      return;
    }
    const needed = type === "list_item" && !isList(this.top()) ? 2 : 1;
    if (type !== "list_item") this.closeImplicit();
    if (this.frames.length + needed > MAX_NESTING + 1) {
      this.flattened += 1;
      this.overflow = 1;
      return;
    }
    if (needed === 2) this.frames.push({ ...newFrame("bullet_list"), implicit: true });
    this.frames.push(newFrame(type, order));
  }

  close(): void {
    this.boundary();
    if (this.overflow > 0) this.overflow -= 1;
    else {
      this.closeImplicit();
      if (this.frames.length > 1) this.closeTop();
    }
  }

  /** Begins an item of a list that exists only as paragraphs with a level (1 is the outermost), as Word writes them. */
  openLooseItem(level: number, ordered: boolean, order: number): void {
    this.boundary();
    if (this.overflow > 0) return;
    const type = ordered ? "ordered_list" : "bullet_list";
    let depth = this.looseDepth();
    const wanted = Math.min(Math.max(level, 1), depth + 1);
    if (depth < wanted && this.frames.length + 2 > MAX_NESTING + 1) return;
    for (; depth > wanted; depth -= 1) this.closeLooseLevel();
    if (depth === wanted) {
      this.closeTop();
      if (this.top().type !== type) {
        this.closeTop();
        depth -= 1;
      }
    }
    if (depth < wanted) this.frames.push({ ...newFrame(type, order), implicit: true });
    this.frames.push({ ...newFrame("list_item"), implicit: true, held: true });
  }

  closeLooseItem(): void {
    this.boundary();
    const top = this.top();
    if (top.implicit) top.held = false;
  }

  /** The blocks of the body, complete; the builder is empty afterwards. */
  finish(): Node[] {
    this.boundary();
    this.overflow = 0;
    while (this.frames.length > 1) this.closeTop();
    const blocks = this.top().children;
    this.frames = [newFrame("doc")];
    return blocks;
  }

  private prepareRun(level: number): void {
    if (this.run.level === level) return;
    this.boundary();
    this.run = new InlineRun(level);
  }

  private push(block: Node): void {
    this.closeImplicit();
    const top = this.top();
    if (!isList(top)) {
      top.children.push(block);
      return;
    }
    // `<ul><ul>` means a list below the item before it, other loose blocks are items.
    const last = top.items.at(-1);
    if (last !== undefined && block.type.name.endsWith("_list")) last.push(block);
    else top.items.push([block]);
  }

  private closeTop(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    const parent = this.top();
    if (frame.type === "list_item") {
      if (frame.children.length > 0) parent.items.push(frame.children);
      return;
    }
    const block = isList(frame) ? listOf(frame) : quoteOf(frame);
    if (block === null) return;
    this.spend(1 + frame.items.length);
    if (isList(parent)) this.push(block);
    else parent.children.push(block);
  }

  private closeImplicit(): void {
    while (this.top().implicit && !this.top().held) this.closeTop();
  }

  /** How many list levels of loose items stand open at the top. */
  private looseDepth(): number {
    let depth = 0;
    for (let index = this.frames.length - 1; index > 0; index -= 2) {
      const [list, item] = [this.frames[index - 1], this.frames[index]];
      if (!item?.implicit || item.type !== "list_item" || !list?.implicit) break;
      depth += 1;
    }
    return depth;
  }

  private closeLooseLevel(): void {
    this.closeTop();
    this.closeTop();
  }

  private top(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw new AppError("internal", "The import lost its place; please report this file.");
    return frame;
  }

  private spend(nodes: number): void {
    this.nodes += nodes;
    if (this.nodes > MAX_NODES)
      throw new AppError(
        "too_large",
        "This text has more paragraphs and line breaks than one article can hold; import it in parts.",
        { field: "content" },
      );
  }
}

function newFrame(type: Container | "doc", order = 1): Frame {
  return { type, order, children: [], items: [], implicit: false, held: false };
}

function isList(frame: Frame): boolean {
  return frame.type === "bullet_list" || frame.type === "ordered_list";
}

function listOf(frame: Frame): Node | null {
  if (frame.items.length === 0) return null;
  const items = frame.items.map(createItem);
  return frame.type === "ordered_list"
    ? articleSchema.nodes.ordered_list.create({ order: frame.order }, items)
    : articleSchema.nodes.bullet_list.create(null, items);
}

function quoteOf(frame: Frame): Node | null {
  return frame.children.length === 0 ? null : articleSchema.nodes.blockquote.create(null, frame.children);
}

function toNode(inline: Inline): Node {
  return inline.text === "\n"
    ? articleSchema.nodes.hard_break.create()
    : articleSchema.text(inline.text, [...inline.marks]);
}
