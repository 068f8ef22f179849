import { writeFile } from "node:fs/promises";
import { REPORT_FORMATS, type ReportFormat } from "#domain/report/formats.ts";
import { authorize } from "../permissions.ts";
import { writeReport } from "../reports.ts";
import { oneOf, onlyOperand, readArguments, UsageError } from "./arguments.ts";
import { findArticle } from "./find-article.ts";
import { memberActing, withNewsroom } from "./newsroom.ts";

const FORMATS = Object.keys(REPORT_FORMATS) as ReportFormat[];
const LATEST = 8.64e15;

/** `stet report` */
export async function report(args: readonly string[]): Promise<boolean> {
  const { values, positionals } = readArguments(args, {
    format: { type: "string", default: "html" },
    out: { type: "string" },
    locale: { type: "string", default: "en" },
    at: { type: "string" },
    email: { type: "string" },
  });
  const wanted = onlyOperand(positionals, "ARTICLE");
  const format = oneOf(values.format, FORMATS, "format");
  const locale = oneOf(values.locale, ["en", "es"], "locale");
  const at = values.at === undefined ? Date.now() : timeOf(values.at);
  const content = await withNewsroom(async (handle) => {
    const actor = await memberActing(handle, values.email);
    const articleId = await findArticle(handle, wanted);
    const permit = authorize(actor, "report.read", { articleId });
    return (await writeReport(handle, permit, format, { locale, at })).content;
  });
  if (values.out === undefined) process.stdout.write(content);
  else await writeFile(values.out, content);
  return true;
}

/** UTC milliseconds, from these or from a date with or without a time; a time needs its offset from UTC. */
function timeOf(text: string): number {
  const isNumber = /^\d+$/.test(text);
  const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const time = isNumber ? Number(text) : isTime ? Date.parse(text) : Number.NaN;
  if (!(time >= 0 && time <= LATEST)) throw new UsageError("--at is a time such as 2026-03-01T09:00:00Z.");
  return time;
}
