import type { Node } from "prosemirror-model";
import { AppError } from "#domain/errors.ts";
import { articleSchema } from "../schema.ts";
import { cleanAuthor, readByline } from "./byline.ts";
import { cleanCharacters, codePoints, hasText, oneLine, sameLine } from "./characters.ts";
import { MAX_IMPORT_BYTES } from "./decode.ts";
import { readFrontMatter } from "./front-matter.ts";
import { MAX_HEADLINE, takeHeadline } from "./headline.ts";
import { readHtmlBody } from "./html-body.ts";
import { findMain } from "./html-main.ts";
import { readHtmlMeta } from "./html-meta.ts";
import { parseHtml } from "./html-tree.ts";
import { IMPORT_FORMATS, type ImportFormat } from "./import-format.ts";
import { canonicalLanguage, detectLanguage, UNKNOWN_LANGUAGE } from "./language.ts";
import { renderMarkdown } from "./markdown.ts";
import { type Omission, OmissionLog } from "./omission.ts";
import { readPlainText } from "./plain-text.ts";

export { IMPORT_FORMATS, type ImportFormat };

export interface ImportRequest {
  format: ImportFormat;
  content: string;
  /** What the person gives wins over what the content says; blank counts as not given. */
  headline?: string;
  byline?: string;
  /** BCP 47. */
  language?: string;
  fileName?: string;
}

export interface ImportedArticle {
  headline: string;
  /** Whether the headline was made of the file's name or the first words, as nothing says what it is. */
  isHeadlineMadeUp: boolean;
  /** Names without "By"; "" when none was found. */
  byline: string;
  /** BCP 47, for instance "es" or "pt-BR"; "und" when it cannot be told. */
  language: string;
  /** The body only, without headline and byline. */
  doc: Node;
  /** In document order: what stood in the content and is not in the body. */
  omissions: Omission[];
}

/** A body and what its format says besides it; empty strings mean "nothing". */
interface Reading {
  blocks: Node[];
  title: string;
  author: string;
  language: string;
  /** The language to fall back on where the text itself does not tell. */
  weakLanguage: string;
}

const NOTHING_BESIDES = { title: "", author: "", language: "", weakLanguage: "" };

/** The byline stands at most this many blocks below the headline. */
const BYLINE_WITHIN = 4;

/**
 * Makes an article of what an editor pasted or uploaded. Throws `invalid_input` for a bad field, `empty_file` when
 * nothing readable is there, `too_large` when it is more than 10 MB or more parts than an editor can show.
 */
export function importArticle(request: ImportRequest): ImportedArticle {
  const given = checkRequest(request);
  const log = new OmissionLog();
  const { text, removed } = cleanCharacters(request.content.replace(/^\ufeff/, ""));
  for (const [name, count] of removed) log.add("control-characters", name, count);
  const reading = READERS[request.format](text, log);
  if (!reading.blocks.some((block) => hasText(block.textContent))) throw emptyContent();
  const taken = takeHeadline(reading.blocks, {
    format: request.format,
    requested: given.headline,
    title: codePoints(reading.title) <= MAX_HEADLINE ? reading.title : "",
    fileName: oneLine(request.fileName ?? "").slice(0, MAX_HEADLINE),
  });
  const { byline, blocks } = takeByline(taken.blocks, given.byline || cleanAuthor(reading.author));
  const doc = articleSchema.nodes.doc.create(null, blocks);
  doc.check();
  const language = given.language || languageOf(reading, `${taken.headline}\n${sampleOf(doc)}`);
  const { headline, isMadeUp } = taken;
  return { headline, isHeadlineMadeUp: isMadeUp, byline, language, doc, omissions: log.list() };
}

const READERS: Readonly<Record<ImportFormat, (text: string, log: OmissionLog) => Reading>> = {
  text: (text) => ({ ...NOTHING_BESIDES, blocks: readPlainText(text) }),
  markdown: readMarkdown,
  html: readHtml,
};

function readMarkdown(text: string, log: OmissionLog): Reading {
  const front = readFrontMatter(text);
  if (front !== null && front.rest.length > 0) log.add("metadata", front.rest.join("; "));
  const body = front?.body ?? text;
  const html = renderMarkdown(body, log);
  const blocks =
    html === null ? readPlainText(body) : readHtmlBody({ root: parseHtml(html), main: null, base: null, log });
  return { ...NOTHING_BESIDES, ...front, blocks };
}

function readHtml(text: string, log: OmissionLog): Reading {
  // Windows puts its own header before a fragment on the clipboard; browsers leave it to the application.
  const html = text.replace(/^Version:[\d.]+\n(?:[A-Za-z]+:[^<\n]*\n)+/, "");
  const root = parseHtml(html);
  const main = findMain(root);
  const meta = readHtmlMeta(root, main);
  const blocks = readHtmlBody({ root, main, base: meta.base, log });
  const [language, weakLanguage] = meta.fromWord ? ["", meta.language] : [meta.language, ""];
  return { blocks, title: meta.title, author: meta.author, language, weakLanguage };
}

function takeByline(blocks: Node[], known: string): { byline: string; blocks: Node[] } {
  for (const [index, block] of blocks.slice(0, BYLINE_WITHIN).entries()) {
    if (!block.isTextblock || block.content.size > 400) continue;
    const line = oneLine(block.textContent);
    const found = readByline(line);
    const repeats = known !== "" && (sameLine(line, known) || (found?.whole && sameLine(found.name, known)));
    if (!repeats && (found === null || known !== "")) continue;
    const rest = blocks.filter((_, at) => at !== index);
    const leaves = (repeats || found?.whole) && rest.some((other) => hasText(other.textContent));
    return { byline: known || (found?.name ?? ""), blocks: leaves ? rest : blocks };
  }
  return { byline: known, blocks };
}

function languageOf(reading: Reading, sample: string): string {
  const declared = canonicalLanguage(reading.language);
  if (declared !== null) return declared;
  const detected = detectLanguage(sample);
  return detected !== UNKNOWN_LANGUAGE ? detected : (canonicalLanguage(reading.weakLanguage) ?? UNKNOWN_LANGUAGE);
}

function sampleOf(doc: Node): string {
  return doc.textBetween(0, Math.min(doc.content.size, 10_000), "\n", " ");
}

function checkRequest(request: ImportRequest): { headline: string; byline: string; language: string } {
  if (!IMPORT_FORMATS.includes(request.format)) throw invalid("format", "Choose text, Markdown or HTML as the format.");
  if (typeof request.content !== "string") throw invalid("content", "Send the article's content as text.");
  if (request.content.length > MAX_IMPORT_BYTES)
    throw new AppError("too_large", "This text is longer than 10 MB; import it in parts.", { field: "content" });
  if (!hasText(request.content)) throw emptyContent();
  const headline = oneLine(request.headline ?? "");
  const byline = oneLine(request.byline ?? "");
  if (codePoints(headline) > MAX_HEADLINE) throw invalid("headline", "Shorten the headline to 300 characters.");
  if (codePoints(byline) > MAX_HEADLINE) throw invalid("byline", "Shorten the byline to 300 characters.");
  const wanted = (request.language ?? "").trim();
  const language = wanted === "" ? "" : canonicalLanguage(wanted);
  if (language === null) throw invalid("language", 'Give the language as a tag such as "es" or "pt-BR".');
  return { headline: hasText(headline) ? headline : "", byline: hasText(byline) ? byline : "", language };
}

function invalid(field: string, message: string): AppError {
  return new AppError("invalid_input", message, { field });
}

function emptyContent(): AppError {
  return new AppError("empty_file", "There is no readable text in this; paste or choose the article itself.", {
    field: "content",
  });
}
