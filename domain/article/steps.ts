import type { Node } from "prosemirror-model";
import {
  AddMarkStep,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Step,
  StepMap,
  Transform,
} from "prosemirror-transform";
import { AppError } from "../errors.ts";
import { articleSchema } from "./schema.ts";

/** Longest JSON of the steps of one command, in characters. */
export const MAX_STEPS_JSON = 1_000_000;
/** The same for a new draft, which may be a whole article. */
export const MAX_DRAFT_JSON = 4_000_000;
/** Deepest nesting of a step's JSON. Real articles stay below 20. */
const MAX_DEPTH = 64;
/** Largest document, in ProseMirror positions. */
const MAX_DOCUMENT_SIZE = 12_000_000;
/** Deepest nesting of blocks in an article. */
const MAX_BLOCK_DEPTH = 32;

type ArticleStep = ReplaceStep | ReplaceAroundStep | AddMarkStep | RemoveMarkStep;
const MARK_STEPS = new Set<unknown>(["addMark", "removeMark"]);
const STEP_TYPES = new Set<unknown>([...MARK_STEPS, "replace", "replaceAround"]);
const POSITIONS = ["from", "to", "gapFrom", "gapTo"];

type StepJson = Readonly<Record<string, unknown>>;

/**
 * Reads steps that came from outside, before any document is touched. The plain `Step.fromJSON` accepts reversed
 * ranges, which silently double text, and overflows the stack on deep input, so limits come first.
 * Throws `invalid_step` or `too_large`.
 *
 * @param longest how many characters the steps may have as JSON
 */
export function parseSteps(json: readonly StepJson[], longest = MAX_STEPS_JSON): Step[] {
  json.forEach((stepJson, index) => {
    if (!isShallow(stepJson)) throw invalid("This step is nested too deeply.", `steps.${index}`);
  });
  if (JSON.stringify(json).length > longest)
    throw new AppError("too_large", "This change is too large for one step. Load the text as a new article.", {
      field: "steps",
    });
  return json.map((stepJson, index) => {
    const field = `steps.${index}`;
    for (const part of partsOf(stepJson, field)) checkShape(part, field);
    try {
      return Step.fromJSON(articleSchema, stepJson);
    } catch (cause) {
      throw invalid("This step cannot be read.", field, cause);
    }
  });
}

/** The step itself, or the formats of which a “markSet” consists: what undoing one over several blocks makes. */
function partsOf(step: StepJson, field: string): readonly StepJson[] {
  if (step["stepType"] !== "markSet") return [step];
  const parts = step["steps"];
  if (!Array.isArray(parts) || !parts.every((part) => MARK_STEPS.has(part?.stepType)))
    throw invalid("A set of formats consists of formats.", field);
  return parts;
}

function checkShape(step: StepJson, field: string): void {
  if (!STEP_TYPES.has(step["stepType"])) throw invalid("This kind of step is not taken.", field);
  for (const name of POSITIONS) {
    const value = step[name];
    if (value !== undefined && (!Number.isInteger(value) || (value as number) < 0))
      throw invalid("A step's positions are whole numbers from 0.", field);
  }
  const [from, to, gapFrom, gapTo] = POSITIONS.map((name) => step[name] as number | undefined);
  if (from === undefined || to === undefined || from > to)
    throw invalid("A step goes from a place to a later one.", field);
  if (step["stepType"] === "replaceAround") {
    if (gapFrom === undefined || gapTo === undefined || from > gapFrom || gapFrom > gapTo || gapTo > to)
      throw invalid("A step's gap lies inside it.", field);
  }
}

/** False for JSON so deep that reading or writing it would overflow the stack. */
export function isShallow(json: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth >= MAX_DEPTH) return false;
    for (const child of Object.values(next.value)) open.push({ value: child, depth: next.depth + 1 });
  }
  return true;
}

function invalid(message: string, field: string, cause?: unknown): AppError {
  return new AppError("invalid_step", message, { field, cause });
}

/**
 * Applies steps and checks what they touched: schema, depth, and text that can be stored. Checking the touched blocks
 * costs a fraction of a millisecond where `doc.check()` on a long article costs 67. Throws `invalid_step`.
 */
export function applySteps(doc: Node, steps: readonly Step[]): Transform {
  const transform = new Transform(doc);
  steps.forEach((step, index) => {
    const field = `steps.${index}`;
    try {
      const result = transform.maybeStep(step);
      if (result.failed !== null) throw invalid("This step does not fit the article.", field, result.failed);
      const before = transform.docs.at(-1)?.content.size ?? 0;
      // A slice that claims more open sides than it has moves places otherwise than it moves the text.
      if (before + growthOf(step.getMap()) !== transform.doc.content.size)
        throw invalid("This step does not fit the article.", field);
      checkTouched(transform.doc, step, field);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw invalid("This step does not fit the article.", field, error);
    }
  });
  return transform;
}

/** By how many positions a step's map says that the document grew. */
function growthOf(map: StepMap): number {
  let growth = 0;
  map.forEach((oldFrom, oldTo, newFrom, newTo) => {
    growth += newTo - newFrom - (oldTo - oldFrom);
  });
  return growth;
}

function checkTouched(doc: Node, step: Step, field: string): void {
  if (doc.content.size > MAX_DOCUMENT_SIZE)
    throw new AppError("too_large", "The article would become too long.", { field });
  for (const { from, to } of touchedRanges(step, doc)) {
    doc.nodesBetween(from, to, (block) => {
      block.check();
      if (blockDepth(block) > MAX_BLOCK_DEPTH) throw invalid("The article would be nested too deeply.", field);
      if (!isStorable(block.textContent)) throw invalid("This text has characters that cannot be kept.", field);
      return false;
    });
  }
}

/** What a step changed in the new document, one position wider on each side so that joined blocks are seen. */
function touchedRanges(step: Step, doc: Node): { from: number; to: number }[] {
  // A set of formats is a class that prosemirror-transform keeps to itself.
  if ("steps" in step && Array.isArray(step.steps)) return step.steps.flatMap((part) => touchedRanges(part, doc));
  if (!isArticleStep(step)) throw new Error("A step of a kind that is never taken");
  const { from, to } = step;
  const end = step.getMap().map(to, 1);
  return [{ from: Math.max(0, Math.min(from, end) - 1), to: Math.min(doc.content.size, Math.max(from, end) + 1) }];
}

function isArticleStep(step: Step): step is ArticleStep {
  return (
    step instanceof ReplaceStep ||
    step instanceof ReplaceAroundStep ||
    step instanceof AddMarkStep ||
    step instanceof RemoveMarkStep
  );
}

function blockDepth(node: Node): number {
  let deepest = 0;
  node.forEach((child) => {
    if (child.isBlock) deepest = Math.max(deepest, blockDepth(child));
  });
  return deepest + 1;
}

/** False for text with lone surrogates or control characters, which SQLite or XML would change or cut. */
export function isStorable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text);
}

/** False for text that would not stay in one paragraph. */
export function isOneLine(text: string): boolean {
  return !/[\r\n\u0085\u2028\u2029]/.test(text);
}

/** False for what is no name: one stands in a line with other words, so it must not break it or turn its direction. */
export function isName(text: string): boolean {
  return isStorable(text) && isOneLine(text) && !/[\u202A-\u202E\u2066-\u2069]/.test(text);
}

/**
 * Carries steps made on an older document over the steps that were accepted since: what prosemirror-collab does in the
 * browser (`rebaseSteps`), done where the log is written, so that nobody is turned away and nobody starves. The undone
 * steps are needed only as maps; a step whose place is gone is dropped.
 *
 * @param steps made at the older version, in order
 * @param over the steps accepted since, leading from the older version to `doc`
 * @param doc the current document
 */
export function rebaseSteps(steps: readonly Step[], over: readonly Step[], doc: Node): Transform {
  return redoSteps(steps, over, doc, 0).transform;
}

/**
 * The same, where the first `skip` of `steps` are undone but not made again.
 *
 * @returns the steps made again on `doc`, and how places move on the whole way: undone, over, made again
 */
export function redoSteps(
  steps: readonly Step[],
  over: readonly Step[],
  doc: Node,
  skip: number,
): { transform: Transform; mapping: Mapping } {
  const transform = new Transform(doc);
  const undone = steps.map((step) => step.getMap().invert()).reverse();
  const mapping = new Mapping([...undone, ...over.map((step) => step.getMap())]);
  const ways = new Mapping([...undone, ...over.flatMap(goneThenCame)]);
  steps.forEach((step, index) => {
    if (index < skip) return;
    const mapFrom = steps.length - index;
    const way = ways.slice(mapFrom);
    for (const mapped of [step.map(way), behindWhatStands(step, way)]) {
      if (!mapped || transform.maybeStep(mapped).failed !== null) continue;
      mapping.appendMap(mapped.getMap(), mapFrom - 1);
      ways.appendMap(mapped.getMap(), mapFrom - 1);
      return;
    }
  });
  return { transform, mapping };
}

/**
 * What a step did, as a deletion and what came after it: who replaces the same words as somebody else takes away those
 * words, and not what the other has put there.
 */
function goneThenCame(step: Step): StepMap[] {
  if (!(step instanceof ReplaceStep) || step.from === step.to || !step.slice.content.firstChild?.isInline)
    return [step.getMap()];
  const { from, to, slice } = step;
  return [new StepMap([from, to - from, 0]), new StepMap([from, 0, slice.size])];
}

/**
 * What was typed, put behind the text that stood before it, when that is still there. A step goes with the text that
 * followed it; when somebody has deleted that over the end of a block, it would not fit.
 */
function behindWhatStands(step: Step, mapping: Mapping): Step | null {
  if (!(step instanceof ReplaceStep) || step.from !== step.to) return null;
  const { pos, deletedAcross } = mapping.mapResult(step.from, -1);
  return deletedAcross ? null : new ReplaceStep(pos, pos, step.slice);
}
