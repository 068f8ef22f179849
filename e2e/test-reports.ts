import { stripVTControlCharacters } from "node:util";

/**
 * What a part of `npm test` came to. `failed` names each failure with the first line of what it said, `skipped` each test
 * that was not run, with the reason when it gave one.
 */
export type Tally = { passed: number; failed: string[]; skipped: string[] };

/** The part we read of Vitest's JSON report. */
export type UnitReport = {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
};

/** The part we read of Playwright's JSON report. */
export type JourneyReport = { suites: JourneySuite[]; errors: { message?: string }[] };
type JourneySuite = { title: string; specs?: JourneySpec[]; suites?: JourneySuite[] };
type JourneySpec = { title: string; file: string; tests: JourneyTest[] };
type JourneyTest = {
  status: string;
  annotations?: { type: string; description?: string }[];
  results: { error?: { message?: string } }[];
};

/** Counts tests; a file that failed outside its tests (it does not load, a hook threw) counts as one failure. */
export function countUnitTests(report: UnitReport, shorten: (file: string) => string): Tally {
  const tally: Tally = { passed: 0, failed: [], skipped: [] };
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed");
    for (const { fullName, failureMessages } of failed)
      tally.failed.push(`${shorten(name)}: ${fullName}${firstLine(failureMessages?.[0])}`);
    if (status === "failed" && failed.length === 0)
      tally.failed.push(`${shorten(name)}: outside its tests${firstLine(message)}`);
    tally.passed += assertionResults.filter((test) => test.status === "passed").length;
    for (const test of assertionResults) {
      if (test.status !== "failed" && test.status !== "passed")
        tally.skipped.push(`${shorten(name)}: ${test.fullName}`);
    }
  }
  return tally;
}

/** Counts tests; each error outside a test (a file that does not load, `test.only`) counts as one failure. */
export function countJourneys(report: JourneyReport): Tally {
  const failed = report.errors.map(({ message }) => `outside every journey${firstLine(message)}`);
  const tally: Tally = { passed: 0, failed, skipped: [] };
  for (const { title, file, tests } of report.suites.flatMap(specsIn)) {
    for (const test of tests) {
      if (test.status === "expected") tally.passed += 1;
      else if (test.status === "skipped") tally.skipped.push(`${file}: ${title} (${reason(test)})`);
      else tally.failed.push(`${file}: ${title}${firstLine(test.results.at(-1)?.error?.message)}`);
    }
  }
  return tally;
}

function firstLine(message = ""): string {
  const [line] = stripVTControlCharacters(message).trim().split("\n");
  return line ? ` (${line})` : "";
}

function specsIn(suite: JourneySuite): JourneySpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
}

function reason({ annotations = [], results }: JourneyTest): string {
  const given = annotations.find(({ type }) => type === "skip" || type === "fixme");
  return given?.description ?? given?.type ?? (results.length === 0 ? "not reached" : "no reason given");
}
