import type { Mark, Node } from "prosemirror-model";
import { safeHref } from "../links.ts";
import { articleSchema } from "../schema.ts";
import { BodyBuilder, type Container } from "./body-builder.ts";
import { cleanCharacters, hasText, oneLine } from "./characters.ts";
import { BLOCKS, EMPHASIS, LEFT_OUT, PREFORMATTED, SILENT, STRONG, STRUCK, shifted } from "./html-elements.ts";
import { ancestorsOf } from "./html-main.ts";
import { noteComment, noteHandlers, noteHeadElement, noteLeftOut } from "./html-omissions.ts";
import { type InlineStyle, styleOf } from "./html-style.ts";
import { isCell, isLayoutTable } from "./html-table.ts";
import {
  attribute,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  hasWord,
  isElement,
  textOf,
} from "./html-tree.ts";
import type { OmissionKind, OmissionLog } from "./omission.ts";

/** What an element passes on to what is inside it. */
interface Context {
  marks: readonly Mark[];
  level: number;
  preserved: boolean;
  /** Inside a table of data, where a row is one paragraph. */
  row: boolean;
  /** Inside any table; only the outermost is reported. */
  table: boolean;
  shift: "sup" | "sub" | null;
  /** Inside text that is struck through; only the outermost is reported. */
  struck: boolean;
  /** Inside `<head>`, where nothing is text. */
  head: boolean;
  /** Outside the element that holds the article. */
  outside: boolean;
}

const START: Context = {
  marks: [],
  level: 0,
  preserved: false,
  row: false,
  table: false,
  shift: null,
  struck: false,
  head: false,
  outside: false,
};

export interface HtmlBodyOptions {
  root: HtmlParent;
  /** The element that holds the article; null reads everything. */
  main: HtmlElement | null;
  /** What relative addresses are relative to, when that is known. */
  base: string | null;
  log: OmissionLog;
}

type Task = () => void;

const LISTS: ReadonlyMap<string, Container> = new Map<string, Container>([
  ["ul", "bullet_list"],
  ["menu", "bullet_list"],
  ["dir", "bullet_list"],
  ["ol", "ordered_list"],
  ["li", "list_item"],
  ["blockquote", "blockquote"],
]);

/**
 * Reads a parsed page into blocks of the article's schema. It walks with a stack of its own, so nesting costs memory
 * and never the call stack. What does not get in is put down in `log`.
 */
export function readHtmlBody(options: HtmlBodyOptions): Node[] {
  return new HtmlReader(options).read();
}

class HtmlReader {
  private readonly options: HtmlBodyOptions;
  private readonly builder = new BodyBuilder();
  private readonly above: ReadonlySet<HtmlNode | HtmlParent>;
  private readonly tasks: Task[] = [];

  constructor(options: HtmlBodyOptions) {
    this.options = options;
    this.above = options.main === null ? new Set() : ancestorsOf(options.main);
  }

  read(): Node[] {
    this.enterChildren(this.options.root, { ...START, outside: this.options.main !== null });
    for (let task = this.tasks.pop(); task !== undefined; task = this.tasks.pop()) task();
    const blocks = this.builder.finish();
    if (this.builder.flattened > 0)
      this.options.log.add("nesting", "Lists or quotes nested too deep were flattened", this.builder.flattened);
    return blocks;
  }

  private enterChildren(parent: HtmlParent, context: Context): void {
    const children = parent.childNodes;
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) this.tasks.push(() => this.visit(child, context));
    }
  }

  private visit(node: HtmlNode, context: Context): void {
    if (isElement(node)) this.visitElement(node, context);
    else if (node.nodeName === "#comment" && "data" in node) noteComment(node.data, this.options.log);
    else if (node.nodeName === "#text" && "value" in node) this.visitText(node.value, context);
  }

  private visitText(value: string, context: Context): void {
    if (context.head) return;
    if (context.outside) {
      if (hasText(value)) this.options.log.add("page-furniture", value);
      return;
    }
    const { text, removed } = cleanCharacters(value);
    for (const [name, count] of removed) this.options.log.add("control-characters", name, count);
    const shown = context.shift === null ? text : shifted(text, context.shift);
    if (context.preserved) this.builder.preformatted(shown, context.marks, context.level);
    else this.builder.text(shown, context.marks, context.level);
  }

  private visitElement(element: HtmlElement, given: Context): void {
    const context = element === this.options.main ? { ...given, outside: false } : given;
    noteHandlers(element, this.options.log);
    if (element.tagName === "head") this.enterChildren(element, { ...context, head: true });
    else if (!this.passOver(element, context)) this.readElement(element, context);
  }

  /** True for what has no text for the article; it is reported where it deserves a word. */
  private passOver(element: HtmlElement, context: Context): boolean {
    const { log } = this.options;
    const name = element.tagName;
    const kind = LEFT_OUT.get(name);
    if (kind !== undefined) noteLeftOut(element, kind, log);
    else if (name === "link" || name === "meta" || name === "title") noteHeadElement(element, context.head, log);
    else if (context.outside) this.visitOutside(element, context);
    else if (name === "nav" && this.options.main !== null) log.add("page-furniture", textOf(element, 2000));
    else return SILENT.has(name);
    return true;
  }

  private visitOutside(element: HtmlElement, context: Context): void {
    if (this.above.has(element)) this.enterChildren(element, context);
    else this.leaveOut(element, "page-furniture");
  }

  private leaveOut(element: HtmlElement, kind: OmissionKind): void {
    const text = textOf(element, 2000);
    if (hasText(text)) this.options.log.add(kind, text);
    else this.noteInside(element);
  }

  private readElement(element: HtmlElement, context: Context): void {
    const { builder } = this;
    const name = element.tagName;
    const style = styleOf(element);
    const hidden = style.hidden || (name === "dialog" && attribute(element, "open") === undefined);
    if (hidden) this.leaveOut(element, "hidden-text");
    if (hidden || style.listMarker) return;
    if ((name === "br" || name === "hr") && context.row) builder.space();
    else if (name === "br") builder.lineBreak();
    else if (name === "hr") builder.rule();
    else {
      const struck = context.struck || STRUCK.has(name) || style.struck === true;
      if (struck && !context.struck) this.options.log.add("strikethrough", textOf(element, 2000));
      this.enter(element, { ...this.contextOf(element, context, style), struck }, style.listLevel);
    }
  }

  /** An element whose text is not read may still hold images and scripts to report. */
  private noteInside(element: HtmlElement): void {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      const kind = LEFT_OUT.get(child.tagName);
      if (kind !== undefined) noteLeftOut(child, kind, this.options.log);
      else this.tasks.push(() => this.noteInside(child));
    }
  }

  private contextOf(element: HtmlElement, context: Context, style: InlineStyle): Context {
    const name = element.tagName;
    const { strong, em } = articleSchema.marks;
    let marks = context.marks;
    if (style.bold ?? STRONG.has(name)) marks = strong.create().addToSet(marks);
    else if (style.bold === false) marks = strong.removeFromSet(marks);
    if (style.italic ?? EMPHASIS.has(name)) marks = em.create().addToSet(marks);
    else if (style.italic === false) marks = em.removeFromSet(marks);
    if (name === "a") marks = this.linked(element, marks);
    const heading = /^h([1-6])$/.exec(name)?.[1];
    const preserved = PREFORMATTED.has(name) || (style.preserved ?? context.preserved);
    return {
      ...context,
      marks,
      level: heading === undefined ? (hasWord(element, "class", /^MsoTitle$/) ? 1 : context.level) : Number(heading),
      preserved: preserved && !context.row,
      shift: name === "sup" || name === "sub" ? name : context.shift,
    };
  }

  private linked(element: HtmlElement, marks: readonly Mark[]): readonly Mark[] {
    const address = attribute(element, "href");
    if (address === undefined) return marks;
    const href = safeHref(unwrapped(this.resolved(address)));
    if (href !== null) return articleSchema.marks.link.create({ href }).addToSet(marks);
    this.options.log.add("link", oneLine(`${textOf(element, 200, 200).slice(0, 200)} (${address.slice(0, 400)})`));
    return marks;
  }

  private resolved(address: string): string {
    const { base } = this.options;
    const hasScheme = /^\s*[a-z][a-z0-9+.\-\s]*:/i.test(address);
    if (base === null || hasScheme || address.trim().startsWith("#")) return address;
    return URL.parse(address, base)?.href ?? address;
  }

  private enter(element: HtmlElement, context: Context, listLevel: number | undefined): void {
    const { builder } = this;
    const name = element.tagName;
    const list = LISTS.get(name);
    if (context.row) this.enterInRow(element, context);
    else if (name === "table") this.enterTable(element, { ...context, level: 0 });
    else if (name === "q") this.enterQuotation(element, context);
    else if (list !== undefined) {
      builder.open(list, name === "ol" ? startOf(attribute(element, "start")) : 1);
      this.tasks.push(() => builder.close());
      this.enterChildren(element, context);
    } else if (listLevel !== undefined && name === "p") {
      const marker = markerOf(element);
      builder.openLooseItem(listLevel, marker !== null, marker ?? 1);
      this.tasks.push(() => builder.closeLooseItem());
      this.enterChildren(element, context);
    } else if (BLOCKS.has(name)) {
      builder.boundary();
      this.tasks.push(() => builder.boundary());
      this.enterChildren(element, context);
    } else this.enterChildren(element, context);
  }

  private enterTable(table: HtmlElement, context: Context): void {
    this.builder.boundary();
    if (!context.table) this.options.log.add("table-layout", textOf(table, 2000));
    const row = !isLayoutTable(table);
    this.tasks.push(() => this.builder.boundary());
    this.enterChildren(table, { ...context, row, table: true, preserved: context.preserved && !row });
  }

  private enterInRow(element: HtmlElement, context: Context): void {
    const { builder } = this;
    if (element.tagName === "tr" || element.tagName === "caption") {
      builder.boundary();
      this.tasks.push(() => builder.boundary());
    } else if (isCell(element)) {
      const previous = element.parentNode?.childNodes.find((child) => isElement(child) && isCell(child));
      if (previous !== element) builder.cellSeparator();
    } else if (BLOCKS.has(element.tagName)) {
      builder.space();
      this.tasks.push(() => builder.space());
    }
    this.enterChildren(element, context);
  }

  /** The marks that a browser draws around `<q>` belong to what the reader sees. */
  private enterQuotation(element: HtmlElement, context: Context): void {
    this.builder.text("“", context.marks, context.level);
    this.tasks.push(() => this.builder.text("”", context.marks, context.level));
    this.enterChildren(element, context);
  }
}

/** Google Docs sends every link of a saved page through its own forwarding address. */
function unwrapped(address: string): string {
  const url = URL.parse(address);
  if (url === null || !/^www\.google\.[a-z.]+$/.test(url.hostname) || url.pathname !== "/url") return address;
  const target = url.searchParams.get("q");
  return target !== null && safeHref(target) !== null ? target : address;
}

function startOf(value: string | undefined): number {
  const start = Number(value ?? "1");
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
}

/** The number Word wrote before an item of an ordered list, or null for a bullet. */
function markerOf(paragraph: HtmlElement): number | null {
  const marker = /^\s*\(?([0-9]{1,6}|[a-z]{1,4})[.)]/i.exec(textOf(paragraph, 40, 40))?.[1];
  if (marker === undefined) return null;
  return /^[0-9]/.test(marker) ? Number(marker) : 1;
}
