import { describe, expect, it } from "vitest";
import { countJourneys, countUnitTests } from "./test-reports.ts";

const test = (status: string) => ({ fullName: `a test that is ${status}`, status });

describe("counting unit tests", () => {
  it("counts each outcome and names what failed and what was skipped", () => {
    const results = [
      { name: "/x/a.test.ts", status: "failed", assertionResults: ["passed", "failed", "skipped", "todo"].map(test) },
    ];
    expect(countUnitTests({ testResults: results }, (file) => file.slice(3))).toEqual({
      passed: 1,
      failed: ["a.test.ts: a test that is failed"],
      skipped: ["a.test.ts: a test that is skipped", "a.test.ts: a test that is todo"],
    });
  });

  it("counts a file that failed without a failing test", () => {
    const results = [
      {
        name: "/a.test.ts",
        status: "failed",
        message: "\u001b[31mNo such module\u001b[39m\n at x",
        assertionResults: [],
      },
      { name: "/b.test.ts", status: "failed", assertionResults: [test("passed")] },
    ];
    expect(countUnitTests({ testResults: results }, String)).toMatchObject({
      passed: 1,
      failed: ["/a.test.ts: outside its tests (No such module)", "/b.test.ts: outside its tests"],
    });
  });

  it("says the first line of what a failed test said", () => {
    const failed = { ...test("failed"), failureMessages: ["Error: Property failed after 4 tests\n{ seed: 1 }"] };
    const results = [{ name: "a.test.ts", status: "failed", assertionResults: [failed] }];
    expect(countUnitTests({ testResults: results }, String).failed).toEqual([
      "a.test.ts: a test that is failed (Error: Property failed after 4 tests)",
    ]);
  });
});

describe("counting journeys", () => {
  const spec = (status: string, more: object = {}) => ({
    title: status,
    file: "a.spec.ts",
    tests: [{ status, results: [], ...more }],
  });

  it("looks into nested suites and takes a flaky test for a failure", () => {
    const gone = { error: { message: "\u001b[2mexpect(\u001b[22mlocator) failed\nCall log:" } };
    const inner = { title: "inner", specs: [spec("unexpected", { results: [gone] }), spec("flaky")] };
    const report = { suites: [{ title: "a.spec.ts", specs: [spec("expected")], suites: [inner] }], errors: [] };
    expect(countJourneys(report)).toEqual({
      passed: 1,
      failed: ["a.spec.ts: unexpected (expect(locator) failed)", "a.spec.ts: flaky"],
      skipped: [],
    });
  });

  it("says why a test was skipped", () => {
    const because = spec("skipped", { annotations: [{ type: "skip", description: "needs two screens" }] });
    const report = { suites: [{ title: "a.spec.ts", specs: [because, spec("skipped")] }], errors: [] };
    expect(countJourneys(report).skipped).toEqual([
      "a.spec.ts: skipped (needs two screens)",
      "a.spec.ts: skipped (not reached)",
    ]);
  });

  it("counts what went wrong outside every test", () => {
    expect(countJourneys({ suites: [], errors: [{ message: "does not load" }] }).failed).toEqual([
      "outside every journey (does not load)",
    ]);
  });
});
