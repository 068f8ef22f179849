/**
 * `npm test`: every check in order, going on after a failure so that all of them are seen. The last line is
 * `N passed, N failed`, with `, N skipped` when there are any. `npm test -- unit …` runs one part of it, and what
 * follows goes to the tool behind it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { isatty } from "node:tty";
import { findChromium } from "./chromium.ts";
import { countJourneys, countUnitTests, type JourneyReport, type Tally, type UnitReport } from "./test-reports.ts";

const root = join(import.meta.dirname, "..");
const reports = mkdtempSync(join(tmpdir(), "stet-reports-"));

const BIOME = "node_modules/@biomejs/biome/bin/biome";
const ARROWS = "style/noRestrictedImports";

type Part = "checks" | "unit" | "journeys";
type Stage = { name: string; part: Part; run: (more: string[]) => Promise<Tally> };

const STAGES: Stage[] = [
  { name: "types", part: "checks", run: types },
  {
    name: "lint",
    part: "checks",
    run: () => check("lint", BIOME, ["check", "--error-on-warnings", `--skip=${ARROWS}`, "."]),
  },
  { name: "arrows", part: "checks", run: () => check("arrows", BIOME, ["lint", `--only=${ARROWS}`, "."]) },
  { name: "unused", part: "checks", run: () => check("unused", "node_modules/knip/bin/knip.js", ["--no-progress"]) },
  { name: "unit", part: "unit", run: unitTests },
  { name: "build", part: "journeys", run: () => check("build", "server/bootstrap.mjs", ["build"]) },
  { name: "journeys", part: "journeys", run: journeys },
];

let running: ChildProcess | undefined;
let interrupted = false;

async function main([chosen, ...more]: string[]): Promise<number> {
  const stages = STAGES.filter(({ name, part }) => chosen === undefined || chosen === part || chosen === name);
  if (stages.length === 0) {
    const words = new Set(STAGES.flatMap(({ name, part }) => [part, name]));
    console.error(`There is no part “${chosen}”. Say one of: ${[...words].join(", ")}.`);
    return 1;
  }
  const lines: string[] = [];
  const total: Tally = { passed: 0, failed: [], skipped: [] };
  let built = true;
  for (const { name, run } of stages) {
    if (interrupted) break;
    if (name === "journeys" && !built) {
      lines.push(`${name.padEnd(10)} not started, as there is no build to try`);
      continue;
    }
    console.log(`\n── ${name}`);
    const start = performance.now();
    const tally = await run(more);
    if (name === "build") built = tally.failed.length === 0;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    lines.push(`${name.padEnd(10)} ${words(tally)} in ${seconds} s`);
    total.passed += tally.passed;
    total.failed.push(...tally.failed);
    total.skipped.push(...tally.skipped);
  }
  console.log(`\n${lines.join("\n")}`);
  list("Skipped", total.skipped);
  list("Failed", total.failed);
  if (interrupted) console.log("\nInterrupted: not everything was tried.");
  console.log(`\n${words(total)}`);
  if (interrupted) return 130;
  return total.failed.length > 0 ? 1 : 0;
}

/** Names are told again at the end: what a run prints before that is long, and may have been cut. */
function list(what: string, names: string[]): void {
  if (names.length > 0) console.log(`\n${what}:\n${names.map((name) => `  ${name}`).join("\n")}`);
}

function words({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`;
}

/** One program, one check. */
async function check(name: string, script: string, parameters: string[]): Promise<Tally> {
  const passed = (await program(script, parameters)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? [] : [name], skipped: [] };
}

/** Pages' own types are generated first: a fresh clone has none. */
async function types(): Promise<Tally> {
  const generated = await check("types", "node_modules/next/dist/bin/next", ["typegen"]);
  return generated.failed.length > 0 ? generated : check("types", "node_modules/typescript/bin/tsc", ["--noEmit"]);
}

async function unitTests(more: string[]): Promise<Tally> {
  const file = join(reports, "unit.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await program("node_modules/vitest/vitest.mjs", ["run", ...reporters, ...more]);
  return settle("unit tests", code, read<UnitReport>(file), (report) =>
    countUnitTests(report, (path) => relative(root, path)),
  );
}

async function journeys(more: string[]): Promise<Tally> {
  let browser: string;
  try {
    browser = await findChromium();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { passed: 0, failed: [`journeys: ${message}`], skipped: [] };
  }
  const file = join(reports, "journeys.json");
  const parameters = ["test", "--config=e2e/playwright.config.ts", "--reporter=line,json", ...more];
  const code = await program("node_modules/@playwright/test/cli.js", parameters, {
    STET_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return settle("journeys", code, read<JourneyReport>(file), countJourneys);
}

/** A program that failed without naming a test, gave no report or tried nothing is one failure. */
function settle<Report>(what: string, code: number, report: Report | undefined, count: (report: Report) => Tally) {
  const tally: Tally = report === undefined ? { passed: 0, failed: [], skipped: [] } : count(report);
  const silent = tally.failed.length === 0 && (code !== 0 || tally.passed === 0);
  if (silent) tally.failed.push(`${what}: ${code === 0 ? "tried nothing" : `ended with ${code} and named no failure`}`);
  return tally;
}

function read<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

/** Runs one of our tools under this very Node and answers its exit code. */
function program(script: string, parameters: string[], additions: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...additions };
    const child = spawn(process.execPath, [script, ...parameters], {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    running = child;
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * Asked to end, what runs is ended and nothing more is begun. SIGINT is the signal the tools clean up after. A terminal
 * has already given them its own Ctrl-C or hang-up.
 */
const KILL_AFTER_MILLISECONDS = 20_000;
const inTerminal = isatty(0) || isatty(1) || isatty(2);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (interrupted) return;
    interrupted = true;
    if (signal === "SIGTERM" || !inTerminal) running?.kill("SIGINT");
    setTimeout(() => running?.kill("SIGKILL"), KILL_AFTER_MILLISECONDS).unref();
  });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} finally {
  rmSync(reports, { recursive: true, force: true });
}
