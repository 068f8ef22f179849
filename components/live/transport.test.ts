import { expect, it } from "vitest";
import { ApiProblem, type ProblemCode } from "../ui/problem.ts";
import { asFailure } from "./transport.ts";

it.each<[ProblemCode, number, string, string]>([
  ["network", 0, "unreachable", "network"],
  ["aborted", 0, "unreachable", "network"],
  ["unexpected", 502, "unreachable", "internal"],
  ["internal", 500, "unreachable", "internal"],
  ["storage_busy", 503, "unreachable", "storage_busy"],
  ["not_signed_in", 401, "signed-out", "not_signed_in"],
  ["changed_since", 409, "refused", "changed_since"],
])("reads %s (%i) as %s: the line is down only where no answer came", (code, status, kind, told) => {
  expect(asFailure(new ApiProblem(code, status))).toMatchObject({ kind, code: told });
});
