import { toHtml } from "./html.ts";
import { toMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { toWebAnnotations } from "./web-annotations.ts";

/** A form a report can be written in. */
export interface ReportWriter {
  /** As `Content-Type` says it, with its parameters. */
  mediaType: string;
  /** Of the file, without the point. */
  extension: string;
  write(report: Report): string;
}

/** Every format by the name that the API's `format` and the command line's `--format` take. */
export const REPORT_FORMATS = {
  html: { mediaType: "text/html; charset=utf-8", extension: "html", write: toHtml },
  markdown: { mediaType: "text/markdown; charset=utf-8; variant=CommonMark", extension: "md", write: toMarkdown },
  "web-annotation": {
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    extension: "jsonld",
    write: toWebAnnotations,
  },
} as const satisfies Record<string, ReportWriter>;

export type ReportFormat = keyof typeof REPORT_FORMATS;

export function isReportFormat(name: string): name is ReportFormat {
  return Object.hasOwn(REPORT_FORMATS, name);
}
