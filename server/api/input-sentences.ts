import { z } from "zod";

/**
 * What a schema refuses, in plain English: the sentences for every field whose schema has none of its own. They are set
 * once for the process, so that no door can forget them; schemas' own sentences come first.
 */

type Issue = z.core.$ZodRawIssue;
type SizeIssue = Extract<Issue, { code: "too_big" | "too_small" }>;

const LONGEST_NAME = 100;

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  tuple: "a list",
  null: "null",
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: "must be a UUID, such as 01900000-0000-7000-8000-000000000001",
  lowercase: "must be in small letters",
  email: "must be an e-mail address",
  date: "must be a day, such as 2024-06-19",
};

const UNITS: Readonly<Record<string, [one: string, several: string]>> = {
  string: ["character", "characters"],
  array: ["entry", "entries"],
};

const OR = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** One sentence on what a schema found, which names the field and says what it takes. */
function sentenceFor(issue: Issue): string {
  if (issue.code === "unrecognized_keys") {
    const name = nameOf([...(issue.path ?? []), issue.keys[0] ?? ""]);
    return `There is no field “${name}” here.`;
  }
  const name = nameOf(issue.path ?? []);
  const subject = name === "" ? "The input" : `“${name}”`;
  return `${subject} ${issue.input === undefined ? missing(issue) : wrong(issue)}.`;
}

/** A field's name as a dotted path, cut where it is beyond all measure: parts of it may be the caller's. */
export function nameOf(path: readonly PropertyKey[]): string {
  return path.map(String).join(".").slice(0, LONGEST_NAME).toWellFormed();
}

function missing(issue: Issue): string {
  const choices = choicesOf(issue);
  return choices === null ? "is missing" : `is missing: it must be ${choices}`;
}

function wrong(issue: Issue): string {
  const choices = choicesOf(issue);
  if (choices !== null) return `must be ${choices}`;
  if (issue.code === "invalid_type") return `must be ${KINDS[issue.expected] ?? "of another kind"}`;
  if (issue.code === "invalid_format") return FORMATS[issue.format] ?? "is not written as it must be";
  if (issue.code === "too_small" || issue.code === "too_big") return size(issue);
  return "cannot be used";
}

/** What can be chosen from, or null where nothing can. */
function choicesOf(issue: Issue): string | null {
  if (issue.code === "invalid_value") return OR.format(issue.values.map(String));
  if (issue.code === "invalid_union" && "options" in issue && Array.isArray(issue.options))
    return OR.format(issue.options.map(String));
  return null;
}

function size(issue: SizeIssue): string {
  const isLow = issue.code === "too_small";
  const limit = Number(isLow ? issue.minimum : issue.maximum);
  const units = UNITS[issue.origin];
  if (isLow && limit === 1 && units !== undefined) return "must not be empty";
  const bound = `at ${isLow ? "least" : "most"} ${limit.toLocaleString("en")}`;
  if (units === undefined) return `must be ${bound}`;
  return `must have ${bound} ${limit === 1 ? units[0] : units[1]}`;
}

z.config({ customError: sentenceFor });
