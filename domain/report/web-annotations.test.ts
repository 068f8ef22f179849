import { describe, expect, it } from "vitest";
import { z } from "zod";
import { VERDICTS } from "#domain/review/model.ts";
import { isoTime } from "./dates.ts";
import { buildReport } from "./model.ts";
import { plainTextSha256, sha256 } from "./offsets.ts";
import { documentOf, paragraph } from "./testing/documents.ts";
import { NOON, ReviewBuilder } from "./testing/review-builder.ts";
import { sampleReview } from "./testing/sample.ts";
import { toWebAnnotations } from "./web-annotations.ts";

/** The MUSTs of the Web Annotation Data Model (Recommendation of 2017-02-23) for what we write, section by section. */
const iri = z.string().regex(/^(?:urn:uuid:[0-9a-f-]{36}|https?:\/\/\S+|ni:\/\/\/sha-256;[\w-]{43}\?ct=text\/plain)$/);
const uuid = z.string().regex(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
// §3.3.1: xsd:dateTime, in UTC expressed as "Z".
const dateTime = z.iso.datetime({ offset: false });
// §3.3.5
const motivation = z.enum([
  "assessing",
  "bookmarking",
  "classifying",
  "commenting",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "moderating",
  "questioning",
  "replying",
  "tagging",
]);
// §3.3.2; a name is all we tell of a person.
const person = z.strictObject({ type: z.literal("Person"), name: z.string() });
// §4.2.4, §4.2.5, §4.2.1
const quoteSelector = z.strictObject({
  type: z.literal("TextQuoteSelector"),
  exact: z.string().min(1),
  prefix: z.string().min(1).optional(),
  suffix: z.string().min(1).optional(),
});
const positionSelector = z
  .strictObject({ type: z.literal("TextPositionSelector"), start: z.int().min(0), end: z.int().min(0) })
  .refine(({ start, end }) => start < end);
const fragmentSelector = z.strictObject({ type: z.literal("FragmentSelector"), conformsTo: iri, value: z.string() });
const selector = z.union([quoteSelector, positionSelector, fragmentSelector]);
// §4.3.1: exactly one of sourceDate and the pair of a period; §4: exactly one source.
const timeState = z.strictObject({ type: z.literal("TimeState"), sourceDate: dateTime });
const specificResource = z.strictObject({
  type: z.literal("SpecificResource"),
  source: iri,
  purpose: motivation.optional(),
  selector: z.union([selector, z.array(selector).min(1)]).optional(),
  state: timeState.optional(),
});
// §3.2.4
const textualBody = z.strictObject({
  type: z.literal("TextualBody"),
  value: z.string(),
  purpose: motivation,
  format: z.literal("text/plain"),
  language: z.string().optional(),
  creator: person.optional(),
  created: dateTime.optional(),
});
const verdict = z.enum(VERDICTS);
// Ours, beside the vocabulary: the verdicts in order.
const judgement = z.strictObject({
  type: z.literal("AssessAction"),
  creator: person,
  created: dateTime,
  from: verdict.optional(),
  to: verdict,
  text: z.string().min(1),
});
// §3.1: one id, the type, one or more targets, bodies or none and never a bodyValue beside them (strict).
const annotation = z.strictObject({
  id: uuid,
  type: z.literal("Annotation"),
  motivation,
  creator: person,
  created: dateTime,
  modified: dateTime.optional(),
  contributor: person.optional(),
  label: z.string().optional(),
  verdictHistory: z.array(judgement).min(1).optional(),
  body: z.array(z.union([textualBody, specificResource])),
  target: z.union([iri, z.array(specificResource).min(1)]),
});
// §5.1, §5.2
const collection = z.strictObject({
  "@context": z.tuple([z.literal("http://www.w3.org/ns/anno.jsonld"), z.record(z.string(), z.unknown())]),
  id: uuid,
  type: z.literal("AnnotationCollection"),
  label: z.string(),
  generator: z.strictObject({ type: z.literal("Software"), name: z.string() }),
  generated: dateTime,
  about: z.strictObject({
    id: iri,
    type: z.literal("Text"),
    format: z.literal("text/plain"),
    language: z.string().optional(),
    byline: z.string().optional(),
    isBasedOn: iri.optional(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    text: z.string(),
  }),
  totals: z.array(
    z.strictObject({
      type: z.literal("PropertyValue"),
      propertyID: z.string(),
      label: z.string(),
      value: z.int().min(0),
    }),
  ),
  total: z.int().min(0),
  first: z.strictObject({
    id: uuid,
    type: z.literal("AnnotationPage"),
    partOf: uuid,
    startIndex: z.literal(0),
    items: z.array(annotation),
  }),
});

async function written() {
  const { input } = sampleReview();
  const report = buildReport({ ...input, plainTextSha256: await plainTextSha256(input.body) });
  return { report, file: collection.parse(JSON.parse(toWebAnnotations(report))) };
}
/** Every name in the file that JSON-LD looks up: keys, and what `type`, `motivation` and `purpose` say. */
function termsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(termsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "@context") return [];
    return [key, ...(typeof inner === "string" && NAMING.has(key) ? [inner] : termsIn(inner))];
  });
}
const NAMING = new Set(["type", "motivation", "purpose"]);
/** What of http://www.w3.org/ns/anno.jsonld is in the sample's file. */
const W3C_TERMS = new Set([
  ...motivation.options,
  ..."id type label generator generated creator created modified format language total first partOf startIndex".split(
    " ",
  ),
  ..."items motivation body target purpose value name source selector state exact prefix suffix start end".split(" "),
  ..."sourceDate conformsTo AnnotationCollection AnnotationPage Annotation Software Person Text TextualBody".split(" "),
  ..."SpecificResource TextQuoteSelector TextPositionSelector FragmentSelector TimeState".split(" "),
]);
const specificTargets = ({ target }: z.infer<typeof annotation>) => (typeof target === "string" ? [] : target);

describe("toWebAnnotations", () => {
  it("fulfils what the specification demands, and counts its items", async () => {
    const { file } = await written();
    expect(file.total).toBe(file.first.items.length);
    expect(file.first.partOf).toBe(file.id);
    const ids = [file.id, file.first.id, ...file.first.items.map((item) => item.id)];
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("publishes the text that its selectors count, under its own hash", async () => {
    const { file, report } = await written();
    expect(await sha256(file.about.text)).toBe(file.about.sha256);
    expect(file.about.id).toContain(Buffer.from(file.about.sha256, "hex").toString("base64url"));
    expect(file.about.text).toBe(report.plainText);
  });
  it("selects each place by quote and by code points of that text, unambiguously", async () => {
    const { file, report } = await written();
    const points = Array.from(file.about.text);
    const targets = file.first.items.flatMap(specificTargets).filter((target) => target.source === file.about.id);
    expect(targets).toHaveLength(report.claims.flatMap((claim) => claim.spans).length);
    for (const { selector: both } of targets) {
      const [quote, position] = Array.isArray(both) ? both : [];
      if (quote?.type !== "TextQuoteSelector" || position?.type !== "TextPositionSelector")
        throw new Error("two selectors");
      expect(points.slice(position.start, position.end).join("")).toBe(quote.exact);
      const found = file.about.text.split(`${quote.prefix ?? ""}${quote.exact}${quote.suffix ?? ""}`);
      expect(found).toHaveLength(2);
    }
  });
  it("says assessing of a verdict and questioning of a claim without one, with the verdict as its class", async () => {
    const { file, report } = await written();
    for (const claim of report.claims) {
      const item = file.first.items.find((one) => one.id === `urn:uuid:${claim.id}`);
      expect(item?.motivation).toBe(claim.verdict === "needs-source" ? "questioning" : "assessing");
      expect(item?.body[0]).toMatchObject({
        purpose: "classifying",
        value: claim.verdict,
        creator: { name: claim.verdictBy },
      });
    }
  });
  it("tells every verdict of a claim: who, when, from what to what, on which words", async () => {
    const { file, report } = await written();
    for (const claim of report.claims) {
      const item = file.first.items.find((one) => one.id === `urn:uuid:${claim.id}`);
      expect(item?.verdictHistory).toEqual(
        claim.history.map(({ who, at, from, to, quote }) => ({
          type: "AssessAction",
          creator: { type: "Person", name: who },
          created: isoTime(at),
          ...(from === null ? {} : { from }),
          to,
          text: quote,
        })),
      );
    }
    const crowd = file.first.items.find((one) => one.label === "Claim 2");
    expect(crowd?.verdictHistory?.map(({ from, to, creator }) => [from, to, creator.name])).toEqual([
      [undefined, "needs-source", "Ana Prieto"],
      ["needs-source", "disputed", "Luis Ortega"],
      ["disputed", "verified", "Ana Prieto"],
      ["verified", "disputed", "Luis Ortega"],
    ]);
  });
  it("says of a claim only the verdict that holds now", async () => {
    const { file } = await written();
    for (const { verdictHistory, body } of file.first.items) {
      const classes = body.filter((one) => one.type === "TextualBody" && one.purpose === "classifying");
      if (verdictHistory) expect(classes).toMatchObject([{ value: verdictHistory.at(-1)?.to }]);
    }
  });
  it("tells the totals of the review, which are not the number of annotations", async () => {
    const { file } = await written();
    expect(file.totals.map(({ propertyID, value }) => [propertyID, value])).toEqual([
      ["verified", 3],
      ["disputed", 3],
      ["needs-source", 3],
      ["claims", 9],
      ["no-source", 2],
      ["stale", 1],
      ["orphaned", 1],
      ["unfinished", 6],
    ]);
    expect(file.totals.at(-1)?.label).toBe("To do");
    expect(file.total).toBe(file.first.items.length);
  });
  it("tells the byline of the text, and none where there is none", async () => {
    const { file } = await written();
    expect(file.about.byline).toBe("Mar Soler");
    const unsigned = new ReviewBuilder(documentOf(paragraph("Words.")), { byline: " " });
    expect(JSON.parse(toWebAnnotations(buildReport(unsigned.input))).about).not.toHaveProperty("byline");
  });
  it("says of each citation whether its source is primary or secondary", async () => {
    const { file, report } = await written();
    const citations = report.claims.flatMap((claim) => claim.citations);
    expect(new Set(citations.map((citation) => citation.sourceType))).toEqual(new Set(["primary", "secondary"]));
    for (const { id, sourceType } of citations) {
      const body = file.first.items.find((one) => one.id === `urn:uuid:${id}`)?.body;
      expect(body).toContainEqual({ ...body?.[1], purpose: "tagging", value: `${sourceType}-source` });
    }
  });
  it("names nothing that is in neither context, and takes no term of the W3C for itself", async () => {
    const { file } = await written();
    const own = Object.keys(file["@context"][1]);
    const used = new Set(termsIn(file));
    expect(own.filter((term) => W3C_TERMS.has(term))).toEqual([]);
    expect([...used].filter((term) => !W3C_TERMS.has(term) && !own.includes(term))).toEqual([]);
    expect(own.filter((term) => !used.has(term))).toEqual([]);
  });
  it("finds a lost claim in the article as it was when it was judged", async () => {
    const { file, report } = await written();
    const lost = report.claims.find((claim) => claim.orphaned);
    const item = file.first.items.find((one) => one.id === `urn:uuid:${lost?.id}`);
    expect(item?.target).toMatchObject([
      { source: `urn:uuid:${report.articleId}`, state: { type: "TimeState" }, selector: { exact: lost?.quote } },
    ]);
  });
  it("links citations to their claim, with stance, passage, place and day", async () => {
    const { file, report } = await written();
    const links = file.first.items.filter((item) => item.motivation === "linking");
    expect(links).toHaveLength(report.claims.flatMap((claim) => claim.citations).length);
    const claims = new Set(report.claims.map((claim) => `urn:uuid:${claim.id}`));
    for (const { target } of links) expect(claims).toContain(target);
    expect(JSON.stringify(links)).toContain('"value":"t=190"');
    expect(links[0]?.body[0]).toMatchObject({ purpose: "linking", state: { sourceDate: "2024-06-20T00:00:00Z" } });
  });
  it("answers the first comment of a thread with the others, deleted ones without words", async () => {
    const { file, report } = await written();
    const [first, second, third] = report.claims[0]?.threads[0]?.comments ?? [];
    const item = (id?: string) => file.first.items.find((one) => one.id === `urn:uuid:${id}`);
    expect(item(first?.id)).toMatchObject({ motivation: "commenting", target: `urn:uuid:${report.claims[0]?.id}` });
    expect(item(second?.id)).toMatchObject({ motivation: "replying", target: `urn:uuid:${first?.id}` });
    expect(item(third?.id)?.body.map((body) => ("value" in body ? body.value : ""))).toEqual(["deleted"]);
  });
  it("takes no impossible day and no odd timestamp into its machine-readable parts", () => {
    const review = new ReviewBuilder(documentOf(paragraph("Words.")));
    const claim = review.claim("verified", ["Words"]);
    review.cite(claim, review.source(), "supports", {
      accessed: "2024-13-45",
      locatorLabel: "timestamp",
      locator: "about noon",
    });
    const file = collection.parse(JSON.parse(toWebAnnotations(buildReport(review.input))));
    expect(JSON.stringify(file)).not.toMatch(/FragmentSelector|TimeState/);
    expect(file.generated).toBe(isoTime(NOON + 36_000_000));
  });
});
