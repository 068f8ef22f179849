import { oneLine } from "./characters.ts";

/** What stands between the `---` lines at the head of a Markdown file. */
export interface FrontMatter {
  title: string;
  author: string;
  language: string;
  /** The lines that say something else, as written. */
  rest: string[];
  /** The text after it. */
  body: string;
}

const MAX_LINES = 200;

/**
 * Reads the few fields an article needs out of YAML (or TOML) front matter, line by line and without a YAML parser:
 * nothing in it is trusted, and nothing it gets wrong stops an import. Null when the text has none.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(text)?.[1];
  if (fence === undefined) return null;
  const head = text.slice(0, 64 * 1024).split("\n", MAX_LINES);
  const end = head.findIndex(
    (line, index) => index > 0 && (line.trimEnd() === fence || (fence === "---" && line.trimEnd() === "...")),
  );
  if (end < 1) return null;
  const lines = head.slice(1, end);
  // A rule, a paragraph and another rule are no front matter: something must look like a field.
  if (!lines.every((line) => line.trim() === "" || /^(\s|#|-|[\w.-]+\s*[:=])/.test(line))) return null;
  if (!lines.some((line) => /^[\w.-]+\s*[:=]/.test(line))) return null;
  const result: FrontMatter = { title: "", author: "", language: "", rest: [], body: text.slice(lengthOf(head, end)) };
  readLines(lines, result);
  return result;
}

function readLines(lines: string[], result: FrontMatter): void {
  let open: "author" | null = null;
  for (const line of lines) {
    const field = /^([\w.-]+)\s*[:=]\s*(.*)$/.exec(line);
    const key = field?.[1]?.toLowerCase() ?? "";
    const value = scalar(field?.[2] ?? "");
    if (/^(title|headline|titulo)$/.test(key) && result.title === "") result.title = value;
    else if (/^(authors?|byline|autora?)$/.test(key) && result.author === "") {
      result.author = value;
      open = value === "" ? "author" : null;
      continue;
    } else if (/^(lang|language|locale|idioma)$/.test(key) && result.language === "") result.language = value;
    else if (open !== null && field === null && /^\s*-\s*\S/.test(line)) {
      const name = scalar(line.replace(/^\s*-\s*(name\s*:\s*)?/, ""));
      result.author = result.author === "" ? name : `${result.author}, ${name}`;
      continue;
    } else if (line.trim() !== "" && !line.startsWith("#")) result.rest.push(line.trim());
    open = null;
  }
}

/** A plain or quoted value; `[a, b]` becomes "a, b". Block text (`|`, `>`) and anchors are not read. */
function scalar(value: string): string {
  const text = value.trim();
  if (/^[|>&*!{]/.test(text)) return "";
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? /^'((?:[^']|'')*)'/.exec(text)?.[1];
  if (quoted !== undefined)
    return oneLine(text.startsWith("'") ? quoted.replaceAll("''", "'") : quoted.replace(/\\(["\\/])/g, "$1"));
  if (text.startsWith("[") && text.endsWith("]"))
    return text
      .slice(1, -1)
      .split(",")
      .map(scalar)
      .filter((name) => name !== "")
      .join(", ");
  return oneLine(text).replace(/ #.*$/, "");
}

function lengthOf(lines: string[], end: number): number {
  return lines.slice(0, end + 1).reduce((sum, line) => sum + line.length + 1, 0);
}
