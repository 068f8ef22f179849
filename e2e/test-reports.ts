/** What a part of `npm test` came to. `skipped` names each test that was not run, with the reason when it gave one. */
export type Tally = { passed: number; failed: number; skipped: string[] };

/** The part we read of Vitest's JSON report. */
export type UnitReport = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

/** The part we read of Playwright's JSON report. */
export type JourneyReport = { suites: JourneySuite[]; errors: unknown[] };
type JourneySuite = { title: string; specs?: JourneySpec[]; suites?: JourneySuite[] };
type JourneySpec = { title: string; file: string; tests: JourneyTest[] };
type JourneyTest = { status: string; annotations?: { type: string; description?: string }[]; results: unknown[] };

/** Counts tests; a file that failed outside its tests (it does not load, a hook threw) counts as one failure. */
export function countUnitTests(report: UnitReport, shorten: (file: string) => string): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: [] };
  for (const { name, status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    tally.failed += status === "failed" ? Math.max(failed, 1) : failed;
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
  const tally: Tally = { passed: 0, failed: report.errors.length, skipped: [] };
  for (const { title, file, tests } of report.suites.flatMap(specsIn)) {
    for (const test of tests) {
      if (test.status === "expected") tally.passed += 1;
      else if (test.status === "skipped") tally.skipped.push(`${file}: ${title} (${reason(test)})`);
      else tally.failed += 1;
    }
  }
  return tally;
}

function specsIn(suite: JourneySuite): JourneySpec[] {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
}

function reason({ annotations = [], results }: JourneyTest): string {
  const given = annotations.find(({ type }) => type === "skip" || type === "fixme");
  return given?.description ?? given?.type ?? (results.length === 0 ? "not reached" : "no reason given");
}
