import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { alignStretches, type Placement, type Stretch } from "#domain/article/alignment/alignment.ts";
import { type Figure, median, say } from "./figure.ts";
import { findAsHypothesis } from "./hypothesis-quote.ts";

const textSchema = z.object({ id: z.string(), text: z.string() });
const caseSchema = z.object({
  oldId: z.string(),
  newId: z.string(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  kind: z.string(),
  /** null where the stretch is gone. */
  expectedStart: z.number().nullable(),
  expectedEnd: z.number().nullable(),
  outerStart: z.number().nullish(),
  outerEnd: z.number().nullish(),
  altStart: z.number().nullish(),
  altEnd: z.number().nullish(),
});
type Case = z.infer<typeof caseSchema>;

/** The stretches of one revision, which are found together. */
interface Revision {
  oldText: string;
  newText: string;
  cases: Case[];
}

/** A place found for a case, by any tool; null when it says that the stretch is gone. */
type Found = (Stretch & { changed: boolean }) | null;
type Tool = (revision: Revision) => Found[];

const SURVIVES = new Set(["unchanged", "repeated", "repeated-hard", "moved"]);
const HALF = 0.5;
const RUNS = 5;

const ours: Tool = ({ oldText, newText, cases }) => alignStretches(oldText, newText, cases).map(asFound);

function asFound(placement: Placement | null): Found {
  return placement && { ...placement, changed: placement.outcome === "changed" };
}

const hypothesis: Tool = ({ oldText, newText, cases }) =>
  cases.map(({ start, end }) => {
    const place = findAsHypothesis(oldText, newText, { start, end });
    return place && { ...place, changed: newText.slice(place.start, place.end) !== oldText.slice(start, end) };
  });

/**
 * Where claims end up in a new draft, over a folder of real revisions with the right answers (`texts.jsonl`,
 * `cases.jsonl`), and how long it takes, against the way Hypothesis finds its annotations again.
 */
export async function* measureAnchoring(_seconds: number, folder: string | undefined): AsyncGenerator<Figure> {
  if (folder === undefined) {
    say("anchoring: say where the revisions are: npm run bench -- anchoring --data FOLDER");
    return;
  }
  const revisions = await readRevisions(folder);
  say("tool          exact %  edited %  flagged %  wrong %  false %");
  const mine = judge(revisions, ours);
  const theirs = judge(revisions, hypothesis);
  for (const [name, score] of [
    ["Stet", mine],
    ["Hypothesis", theirs],
  ] as const)
    say(
      `${name.padEnd(12)} ${Object.values(score)
        .map((value) => value.toFixed(2).padStart(8))
        .join("  ")}`,
    );
  const aims = { exact: ">=99.9", edited: ">=99.5", flagged: ">=100", wrong: "<=0.05", false: "<=1" };
  const count = revisions.reduce((sum, { cases }) => sum + cases.length, 0);
  for (const name of ["exact", "edited", "flagged", "wrong", "false"] as const)
    yield {
      figure: `anchoring-${name}`,
      ours: mine[name],
      reference: theirs[name],
      ratio: null,
      unit: "%",
      aim: aims[name],
      note: `${count} stretches in ${revisions.length} revisions; reference: Hypothesis’ way`,
    };
  for (const words of [20_000, 100_000]) yield* measureSpeed(revisions, words);
}

/** 1,000 claims over revisions put one after the other. Hypothesis' way is timed on some of them, for it takes long. */
async function* measureSpeed(revisions: readonly Revision[], words: number): AsyncGenerator<Figure> {
  const joined = joinRevisions(revisions, words);
  const many = Array.from({ length: 1000 }, (_, index) => joined.cases[index % joined.cases.length] as Case);
  const some = many.slice(0, 50);
  ours({ ...joined, cases: many });
  const mine = median(Array.from({ length: RUNS }, () => timed(() => ours({ ...joined, cases: many }))));
  const theirs = timed(() => hypothesis({ ...joined, cases: some })) * (many.length / some.length);
  yield {
    figure: `anchoring-${words / 1000}k`,
    ours: mine,
    reference: theirs,
    ratio: mine / theirs,
    unit: "ms",
    aim: words > 20_000 ? "<=0.167" : null,
    note: `1,000 claims over a revision of ${words} words, median of ${RUNS}${words > 20_000 ? "" : " (aim: 60 ms)"}; reference: Hypothesis’ way`,
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** What share of the stretches each tool puts where they belong, in per cent. */
function judge(revisions: readonly Revision[], tool: Tool) {
  const counts = {
    exact: 0,
    surviving: 0,
    edited: 0,
    found: 0,
    flagged: 0,
    differing: 0,
    wrong: 0,
    gone: 0,
    false: 0,
  };
  for (const revision of revisions) {
    for (const [index, found] of tool(revision).entries()) {
      const one = revision.cases[index];
      if (!one) continue;
      if (one.expectedStart === null || one.expectedEnd === null) {
        counts.gone++;
        if (found) counts.false++;
        continue;
      }
      const expected = { start: one.expectedStart, end: one.expectedEnd };
      if (SURVIVES.has(one.kind)) {
        counts.surviving++;
        if (found?.start === expected.start && found.end === expected.end) counts.exact++;
      } else {
        counts.edited++;
        if (found && overlap(found, expectedPlaces(one, expected)) >= HALF) counts.found++;
        if (found && revision.newText.slice(found.start, found.end) !== one.quote) counts.differing++;
        if (found?.changed && revision.newText.slice(found.start, found.end) !== one.quote) counts.flagged++;
      }
      if (found && overlap(found, expectedPlaces(one, expected)) === 0) counts.wrong++;
    }
  }
  return {
    exact: (100 * counts.exact) / counts.surviving,
    edited: (100 * counts.found) / counts.edited,
    flagged: (100 * counts.flagged) / counts.differing,
    wrong: (100 * counts.wrong) / (counts.surviving + counts.edited),
    false: (100 * counts.false) / counts.gone,
  };
}

function expectedPlaces(one: Case, expected: Stretch): Stretch[] {
  const places = [expected];
  if (one.outerStart != null && one.outerEnd != null) places.push({ start: one.outerStart, end: one.outerEnd });
  if (one.altStart != null && one.altEnd != null) places.push({ start: one.altStart, end: one.altEnd });
  return places;
}

/** Intersection over union with the place that fits best. */
function overlap(found: Stretch, places: readonly Stretch[]): number {
  return Math.max(
    ...places.map(({ start, end }) => {
      const common = Math.min(found.end, end) - Math.max(found.start, start);
      return common <= 0 ? 0 : common / (Math.max(found.end, end) - Math.min(found.start, start));
    }),
  );
}

function joinRevisions(revisions: readonly Revision[], words: number): Revision {
  const joined: Revision = { oldText: "", newText: "", cases: [] };
  let count = 0;
  for (const { oldText, newText, cases } of revisions) {
    if (count >= words) break;
    const offset = joined.oldText.length;
    joined.cases.push(...cases.map((one) => ({ ...one, start: one.start + offset, end: one.end + offset })));
    joined.oldText += `${oldText}\n`;
    joined.newText += `${newText}\n`;
    count += oldText.split(/\s+/).length;
  }
  return joined;
}

async function readRevisions(folder: string): Promise<Revision[]> {
  const texts = new Map<string, string>();
  for await (const { id, text } of readLines(join(folder, "texts.jsonl"), textSchema)) texts.set(id, text);
  const revisions = new Map<string, Revision>();
  for await (const one of readLines(join(folder, "cases.jsonl"), caseSchema)) {
    const key = `${one.oldId} ${one.newId}`;
    const revision = revisions.get(key) ?? {
      oldText: texts.get(one.oldId) ?? "",
      newText: texts.get(one.newId) ?? "",
      cases: [],
    };
    revision.cases.push(one);
    revisions.set(key, revision);
  }
  return [...revisions.values()];
}

async function* readLines<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== "") yield schema.parse(JSON.parse(line));
}
