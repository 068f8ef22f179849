import type { StepInput } from "./commands.ts";

/** A step as far as it tells what was typed, and where. */
interface Typing extends StepInput {
  from?: unknown;
  to?: unknown;
  slice?: { content?: { type?: unknown }[] } | undefined;
}

/**
 * What steps typed, for whoever typed it: letters side by side are one piece, from whose end later steps may have taken
 * some away again. Pieces stand on lines of their own.
 */
export function typedText(steps: readonly StepInput[]): string {
  const pieces: string[] = [];
  let end = Number.NaN;
  for (const step of steps) {
    const { from, to, slice }: Typing = step;
    if (typeof from !== "number" || typeof to !== "number") continue;
    const [text, last] = [textIn(slice), pieces.at(-1)];
    const isOfBlock = text === "" || slice?.content?.[0]?.type === "text";
    if (last !== undefined && to === end && end - from <= last.length && isOfBlock)
      pieces.splice(-1, 1, last.slice(0, last.length - (end - from)) + text);
    else if (text === "") continue;
    else pieces.push(text);
    end = from + text.length;
  }
  return pieces.filter(Boolean).join("\n");
}

function textIn(part: unknown): string {
  if (Array.isArray(part)) return part.map(textIn).join("");
  if (typeof part !== "object" || part === null) return "";
  const { text, content } = part as { text?: unknown; content?: unknown };
  return typeof text === "string" ? text : textIn(content);
}

/**
 * The steps that are missing from what became of them, with their places as they were.
 *
 * @param kept those that were made again, in order, wherever they stand now
 */
export function leftOut(steps: readonly StepInput[], kept: readonly StepInput[]): StepInput[] {
  let next = 0;
  return steps.filter((step) => {
    const again = kept[next];
    const isKept = again !== undefined && contentOf(again) === contentOf(step);
    if (isKept) next++;
    return !isKept;
  });
}

/** What a step brings, whatever place it has: by this it is known again. */
function contentOf({ from: _from, to: _to, gapFrom: _gapFrom, gapTo: _gapTo, ...content }: StepInput): string {
  return JSON.stringify(content);
}
