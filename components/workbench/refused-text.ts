import type { Command } from "#domain/review/commands.ts";

/** What a command is about, to name a refused one. */
export function subjectOf({ kind }: Command): "text" | "claim" | "source" | "comment" | "correction" | "version" {
  if (kind.startsWith("article.")) return "text";
  if (kind.startsWith("claim.") || kind === "event.undo") return "claim";
  if (kind.startsWith("correction.")) return "correction";
  if (kind.startsWith("version.")) return "version";
  return kind.startsWith("source.") || kind.startsWith("citation.") ? "source" : "comment";
}

/** The words a person put into a command, so that none is lost when it is refused. Empty when there were none. */
export function wordsIn(command: Command): string {
  switch (command.kind) {
    case "article.edit":
      return command.steps.map(insertedText).filter(Boolean).join("\n");
    case "article.describe":
      return [command.headline, command.byline].filter(Boolean).join("\n");
    case "claim.create":
    case "claim.addSpans":
      return command.spans.map((span) => span.quote).join("\n");
    case "claim.changeSpan":
      return command.span.quote;
    case "source.change":
      return [command.source.csl.title, command.source.csl.URL].filter(Boolean).join("\n");
    case "citation.add":
    case "citation.change": {
      const csl = command.kind === "citation.add" ? command.source?.csl : undefined;
      return [csl?.title, csl?.URL, command.passage, command.note].filter(Boolean).join("\n");
    }
    case "correction.propose":
      return [command.replacement, command.reason].join("\n");
    case "correction.decline":
      return command.note;
    case "version.name":
    case "version.rename":
      return command.name;
    case "thread.start":
    case "comment.add":
    case "comment.edit":
      return command.body;
    default:
      return "";
  }
}

/** The text in a step's slice, in order. */
function insertedText(step: unknown): string {
  if (Array.isArray(step)) return step.map(insertedText).join("");
  if (typeof step !== "object" || step === null) return "";
  const { text, content, slice } = step as { text?: unknown; content?: unknown; slice?: unknown };
  return typeof text === "string" ? text : insertedText(content ?? slice);
}
