import { eventsAfter } from "#db/queries/events.ts";
import { REPORT_FORMATS, type ReportFormat } from "#domain/report/formats.ts";
import { buildReport, type ReportOptions } from "#domain/report/model.ts";
import { plainTextSha256 } from "#domain/report/offsets.ts";
import type { Report } from "#domain/report/report.ts";
import type { ReviewEvent } from "#domain/review/event.ts";
import { openArticle } from "./articles.ts";
import { EVENTS_PER_ANSWER } from "./commands.ts";
import type { StetHandle } from "./handle.ts";
import type { Permit } from "./permissions.ts";

export interface WrittenReport {
  content: string;
  mediaType: string;
  /** A name for the file: the headline, and the format's ending. */
  fileName: string;
}

/** The checker's report of an article as it stands. */
export async function readReport(
  handle: StetHandle,
  permit: Permit<"report.read">,
  options: ReportOptions,
): Promise<Report> {
  const { rows, doc, people, seq } = await openArticle(handle, permit);
  return buildReport({
    ...rows,
    body: doc,
    people: new Map(people.map(({ id, name }) => [id, name])),
    events: await reviewLog(handle, permit.resource.articleId, seq),
    plainTextSha256: await plainTextSha256(doc),
    options,
  });
}

/** The report written in a format. */
export async function writeReport(
  handle: StetHandle,
  permit: Permit<"report.read">,
  format: ReportFormat,
  options: ReportOptions,
): Promise<WrittenReport> {
  const { mediaType, extension, write } = REPORT_FORMATS[format];
  const report = await readReport(handle, permit, options);
  return { content: write(report), mediaType, fileName: `${report.headline.slice(0, 80)}.${extension}` };
}

/** The log up to an event, without edits of the text, which say nothing about verdicts. */
async function reviewLog({ database }: StetHandle, articleId: string, end: number): Promise<ReviewEvent[]> {
  const log: ReviewEvent[] = [];
  for (let after = 0; after < end; ) {
    const page = await database.read((db) => eventsAfter(db, articleId, after, EVENTS_PER_ANSWER));
    const last = page.at(-1);
    if (!last) break;
    log.push(...page.filter((event) => event.kind !== "article.edit" && event.seq <= end));
    after = last.seq;
  }
  return log;
}
