import { describe, expect, it } from "vitest";
import { CITATION, sourceInput, uuid } from "#domain/testing/review.ts";
import { commandSchema } from "./commands.ts";
import { LIMITS } from "./model.ts";

const ID = uuid(1);
const span = { id: uuid(2), from: 0, to: 4, quote: "It w" };
const create = { id: ID, kind: "claim.create", claimId: uuid(3), version: 0, spans: [span], verdict: "verified" };
const edit = { id: ID, kind: "article.edit", version: 0, steps: [{ stepType: "replace", from: 1, to: 1 }] };
const judge = { id: ID, kind: "claim.setVerdict", claimId: uuid(3), verdict: "verified" };
const cite = { id: ID, kind: "citation.add", citationId: uuid(4), claimId: uuid(3), sourceId: uuid(5), ...CITATION };
const source = sourceInput(uuid(5));
const bring = { ...cite, source };
const reply = { id: ID, kind: "comment.add", commentId: uuid(6), threadId: uuid(7), body: "Sure?" };
const describeIt = { id: ID, kind: "article.describe", headline: "A pact" };
const name = { id: ID, kind: "version.rename", versionId: uuid(8), name: "draft 2" };
const redraft = { id: ID, kind: "article.redraft", version: 0, steps: edit.steps, places: [] };
const draftPlace = { id: uuid(9), at: null };
const csl = (fields: object) => ({ ...bring, source: { ...source, csl: { ...source.csl, ...fields } } });

function nested(depth: number): object {
  let inner = {};
  for (let level = 1; level < depth; level++) inner = { content: inner };
  return inner;
}

/** Where the first fault lies, as a dotted path. */
function faultIn(command: unknown): string {
  const { error } = commandSchema.safeParse(command);
  if (!error) throw new Error("It was taken");
  return error.issues[0]?.path.join(".") ?? "";
}

describe("a command", () => {
  it.each<[string, unknown]>([
    ["a claim", create],
    ["a claim at the article's first position", { ...create, spans: [{ ...span, from: 0 }] }],
    [
      "an edit whose step has fields of its own",
      { ...edit, steps: [{ stepType: "replace", from: 1, to: 2, slice: {} }] },
    ],
    ["a verdict on a version", { ...judge, version: 7 }],
    ["a citation without a locator, passage or day", { ...cite, locator: "", passage: "", accessed: "" }],
    ["a source that has only an address", csl({ title: undefined, URL: "https://example.org/" })],
    [
      "a source with names, dates and all",
      csl({
        author: [{ literal: "TASS" }, { family: "Soler", given: "Mar" }],
        issued: { "date-parts": [[2024, 6, 19]] },
      }),
    ],
    ["a leap day", csl({ issued: { "date-parts": [[2024, 2, 29]] } })],
    ["a period before Christ", csl({ issued: { "date-parts": [[-44, 3, 15], [-43]] } })],
    ["a comment of one emoji with its joiners", { ...reply, body: "👩‍🚒" }],
    ["a comment of 10,000 characters", { ...reply, body: "a".repeat(LIMITS.comment) }],
    ["a language tag with a region", { ...describeIt, language: "pt-BR" }],
    ["a version's name in any script", { ...name, name: "טיוטה 2 – إلى المطبعة 👩‍🚒" }],
    ["a description that sets nothing", { id: ID, kind: "article.describe" }],
    ["200 places", { ...create, spans: Array.from({ length: 200 }, () => span) }],
    ["text of every script", { ...reply, body: "24 años 日本 שלום 😀\n\ttabbed" }],
  ])("is taken: %s", (_what, command) => {
    expect(commandSchema.parse(command)).toEqual(JSON.parse(JSON.stringify(command)));
  });

  it("to claim gives no verdict unless it says so", () => {
    const { verdict: _verdict, ...silent } = create;
    expect(commandSchema.parse(silent)).toMatchObject({ verdict: "needs-source" });
  });

  it.each<[string, unknown, string]>([
    ["nothing", null, ""],
    ["a list", [create], ""],
    ["a kind that does not exist", { ...create, kind: "claim.explode" }, "kind"],
    ["a kind named like a part of every object", { ...create, kind: "__proto__" }, "kind"],
    ["no id", { ...create, id: undefined }, "id"],
    ["an id that is no UUID", { ...create, id: "1" }, "id"],
    ["an id in capitals", { ...create, id: "01900000-0000-7000-8000-00000000ABCD" }, "id"],
    ["a field that no command has", { ...create, role: "owner" }, ""],
    ["a person to act for", { ...judge, verdictBy: "luis" }, ""],
    ["a verdict that does not exist", { ...judge, verdict: "true" }, "verdict"],
    ["a verdict in capitals", { ...judge, verdict: "Verified" }, "verdict"],
    ["a version before the first", { ...judge, version: -1 }, "version"],
    ["a version that is a text", { ...create, version: "0" }, "version"],
    ["a version between two", { ...create, version: 0.5 }, "version"],
    ["no places", { ...create, spans: [] }, "spans"],
    ["201 places", { ...create, spans: Array.from({ length: 201 }, () => span) }, "spans"],
    ["a place before the article", { ...create, spans: [{ ...span, from: -1 }] }, "spans.0.from"],
    ["a place that is no whole number", { ...create, spans: [{ ...span, to: 3.5 }] }, "spans.0.to"],
    ["a place beyond all numbers", { ...create, spans: [{ ...span, to: 1e300 }] }, "spans.0.to"],
    ["a place with a field of its own", { ...create, spans: [{ ...span, version: 4 }] }, "spans.0"],
    [
      "a quote that is too long",
      { ...create, spans: [{ ...span, quote: "a".repeat(LIMITS.quote + 1) }] },
      "spans.0.quote",
    ],
    ["half a character in a quote", { ...create, spans: [{ ...span, quote: "a\uD83D" }] }, "spans.0.quote"],
    ["a step nested 20,000 deep", { ...edit, steps: [{ stepType: "replace", slice: nested(20_000) }] }, "steps.0"],
    ["no steps", { ...edit, steps: [] }, "steps"],
    ["201 steps", { ...edit, steps: Array.from({ length: 201 }, () => edit.steps[0]) }, "steps"],
    ["a step that is no object", { ...edit, steps: ["replace"] }, "steps.0"],
    ["a step without a kind", { ...edit, steps: [{ from: 1 }] }, "steps.0.stepType"],
    ["a step whose kind is a list", { ...edit, steps: [{ stepType: ["replace"] }] }, "steps.0.stepType"],
    ["a comment of nothing but spaces", { ...reply, body: " \n\t" }, "body"],
    ["a comment of characters without a shape", { ...reply, body: "\u200b\u2060 \u00ad\ufeff\u3164" }, "body"],
    ["a headline of characters without a shape", { ...describeIt, headline: "\u200b" }, "headline"],
    ["a source whose title has no shape", csl({ title: "\u200b" }), "source.csl.title"],
    ["a comment of 1 MB", { ...reply, body: "a".repeat(1_000_000) }, "body"],
    ["a comment with a zero byte", { ...reply, body: "a\u0000b" }, "body"],
    ["a comment that is no text", { ...reply, body: 5 }, "body"],
    ["a version's name over two lines", { ...name, name: "draft\n2" }, "name"],
    ["a version's name that turns what stands behind it", { ...name, name: "draft \u202e2" }, "name"],
    ["a new version's name that turns what stands behind it", { ...name, name: "\u2067draft 2" }, "name"],
    ["a version's name with a lone surrogate", { ...name, name: "draft \ud800" }, "name"],
    ["a version's name without a shape", { ...name, name: "\u200e\u2060" }, "name"],
    ["a version's name that is too long", { ...name, name: "a".repeat(121) }, "name"],
    ["a place of a draft without an id", { ...redraft, places: [{ at: null }] }, "places.0.id"],
    ["a place of a draft with words", { ...redraft, places: [{ ...draftPlace, quote: "24" }] }, "places.0"],
    ["half a place of a draft", { ...redraft, places: [{ ...draftPlace, at: { from: 1 } }] }, "places.0.at.to"],
    ["20,001 places of a draft", { ...redraft, places: Array(20_001).fill(draftPlace) }, "places"],
    ["a draft without steps", { ...redraft, steps: [] }, "steps"],
    ["a draft that goes back to before the log", { ...redraft, restores: -1 }, "restores"],
    ["a draft that goes back to a part of a point", { ...redraft, restores: 0.5 }, "restores"],
    ["a stance that does not exist", { ...cite, stance: "proves" }, "stance"],
    ["a locator of a kind that does not exist", { ...cite, locatorLabel: "verse" }, "locatorLabel"],
    ["a locator that is too long", { ...cite, locator: "4".repeat(101) }, "locator"],
    ["a day that is none", { ...cite, accessed: "2024-02-30" }, "accessed"],
    ["a day written otherwise", { ...cite, accessed: "19/06/2024" }, "accessed"],
    ["a moment for a day", { ...cite, accessed: "2024-06-19T12:00:00Z" }, "accessed"],
    ["a script for a source's address", csl({ URL: "javascript:alert(1)" }), "source.csl.URL"],
    ["a file for a source's address", csl({ URL: "file:///etc/passwd" }), "source.csl.URL"],
    ["a password in a source's address", csl({ URL: "https://a:b@example.org/" }), "source.csl.URL"],
    ["an address that is too long", csl({ URL: `https://example.org/${"a".repeat(2_048)}` }), "source.csl.URL"],
    ["a source without title and address", csl({ title: undefined }), "source.csl.title"],
    ["a source whose title is spaces", csl({ title: "  " }), "source.csl.title"],
    ["a kind of source that does not exist", csl({ type: "rumour" }), "source.csl.type"],
    ["a field that CSL does not have", csl({ evil: "x" }), "source.csl"],
    ["a name without parts", csl({ author: [{ family: "" }] }), "source.csl.author.0"],
    ["a date without a year", csl({ issued: { "date-parts": [[]] } }), "source.csl.issued.date-parts.0"],
    ["a thirteenth month", csl({ issued: { "date-parts": [[2024, 13]] } }), "source.csl.issued.date-parts.0.1"],
    ["a month before the first", csl({ issued: { "date-parts": [[2024, 0, 1]] } }), "source.csl.issued.date-parts.0.1"],
    ["a 45th day", csl({ issued: { "date-parts": [[2024, 6, 45]] } }), "source.csl.issued.date-parts.0.2"],
    ["a day before the first", csl({ issued: { "date-parts": [[2024, 6, 0]] } }), "source.csl.issued.date-parts.0.2"],
    [
      "a day that its month has not, at the end of a period",
      csl({ issued: { "date-parts": [[2023], [2023, 2, 29]] } }),
      "source.csl.issued.date-parts.1.2",
    ],
    [
      "a date of five parts",
      csl({ issued: { "date-parts": [[2024, 6, 19, 1, 2]] } }),
      "source.csl.issued.date-parts.0",
    ],
    [
      "a source that is neither primary nor secondary",
      { ...bring, source: { ...source, type: "other" } },
      "source.type",
    ],
    ["an empty headline", { ...describeIt, headline: " " }, "headline"],
    ["a headline that is too long", { ...describeIt, headline: "a".repeat(501) }, "headline"],
    ["a language that is none", { ...describeIt, language: "not a language" }, "language"],
    ["an empty language", { ...describeIt, language: "" }, "language"],
    ["a script for the article's address", { ...describeIt, sourceUrl: "javascript:alert(1)" }, "sourceUrl"],
    ["a deadline that is a text", { ...describeIt, deadline: "tomorrow" }, "deadline"],
  ])("is refused with %s, at its field", (_what, command, field) => {
    expect(faultIn(command)).toBe(field);
  });

  it.each<[string, unknown, string]>([
    ["a verdict", { ...judge, verdict: "maybe" }, "A verdict is verified, disputed or needs-source."],
    ["no verdict", { ...judge, verdict: null }, "A verdict is verified, disputed or needs-source."],
    ["a stance", { ...cite, stance: "proves" }, "A stance is supports, contradicts or context."],
    ["a day", { ...cite, accessed: "today" }, "A day is written like 2024-06-19, or left empty."],
    ["a day that is no text", { ...cite, accessed: 5 }, "A day is written like 2024-06-19, or left empty."],
    ["a month", csl({ issued: { "date-parts": [[2024, 13]] } }), "A month is a number from 1 to 12."],
    ["nothing", null, "A command is an object with an id, a kind and the fields of that kind."],
  ])("is told what it may be: %s", (_what, command, sentence) => {
    expect(commandSchema.safeParse(command).error?.issues[0]?.message).toBe(sentence);
  });

  it.each(["createdBy", "createdAt", "articleId"])("cannot set what no command may: %s", (field) => {
    expect(faultIn({ ...describeIt, [field]: "luis" })).toBe("");
  });
});
