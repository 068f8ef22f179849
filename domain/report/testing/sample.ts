import { articleSchema } from "#domain/article/schema.ts";
import { documentOf, heading, lineBreak, linked, paragraph, text } from "./documents.ts";
import { NOON, ReviewBuilder } from "./review-builder.ts";

const { nodes } = articleSchema;

/** An article with everything an article may contain, in several scripts. For tests and for looking at the report. */
export function sampleBody() {
  const item = (...words: string[]) =>
    nodes.list_item.create(
      null,
      words.map((one) => paragraph(one)),
    );
  return documentOf(
    paragraph(
      "The president landed in the capital on Wednesday, ",
      text("his first visit in 24 years", "strong"),
      ", and was met by ",
      text("tens of thousands of people", "em"),
      " who lined the avenue from the airport, according to ",
      linked("the state news agency", "https://example.org/agency?x=1&y=2"),
      ".",
    ),
    paragraph("The treaty the two leaders signed has 23 articles."),
    heading(2, "A mutual assistance clause"),
    paragraph(
      "Article 4 obliges each side to help the other “",
      text("without ", "strong"),
      text("delay", "strong", "em"),
      "” if it is attacked, the first such clause since 1996. It replaces treaties of 1961 and 2000.",
    ),
    nodes.blockquote.create(null, [
      paragraph("This is a breakthrough document,", lineBreak(), "the visitor told reporters."),
    ]),
    nodes.bullet_list.create(null, [
      item("Trade grew by 54% in a year 📈."),
      item("Flights resumed in 2023.", "Weekly."),
    ]),
    nodes.ordered_list.create({ order: 3 }, [item("A third bridge was promised.")]),
    nodes.horizontal_rule.create(),
    paragraph("In Arabic: زار الرئيس العاصمة عام 2000. In Hebrew: שלום עולם. Decomposed: cafe\u0301 👩‍👩‍👧 end."),
    paragraph("The visit lasted two days."),
  );
}

/** A review of `sampleBody` with overlapping, nested, multi-paragraph, multi-span, changed and lost claims. */
export function sampleReview(): ReviewBuilder {
  const review = new ReviewBuilder(sampleBody(), { headline: "A Visit After 24 Years, and a Promise of Mutual Help" });
  const visit = review.claim("verified", ["his first visit in 24 years"]);
  review.judgedIn(visit, "The president flew in on Tuesday, his first visit in 24 years.");
  const crowd = review.claim("disputed", ["24 years, and was met by tens of thousands of people"]);
  const number = review.claim("needs-source", ["tens of thousands"]);
  const treaty = review.claim("verified", [
    "The treaty the two leaders signed has 23 articles.\nA mutual assistance clause\nArticle 4",
  ]);
  const clause = review.claim("disputed", ["the first such clause since 1996"], "the first such clause since 1961");
  review.claim("needs-source", [
    "Trade grew by 54% in a year 📈",
    "A third bridge was promised",
    "Bridges were promised before.",
  ]);
  const arabic = review.claim("verified", ["زار الرئيس العاصمة عام 2000"]);
  review.claim("needs-source", ["cafe\u0301 👩‍👩‍👧"]);
  const lost = review.claim("disputed", ["A sentence that was cut."]);
  const tass = review.source({
    type: "article-newspaper",
    title: "The president arrives on a state visit",
    author: [{ literal: "State News Agency" }],
    issued: { "date-parts": [[2024, 6, 19]] },
    URL: "https://example.org/agency/arrival?id=1&lang=en",
    "container-title": "State News Agency",
  });
  const text1961 = review.source({
    type: "legislation",
    title: "Treaty of Friendship, Co-operation and Mutual Assistance",
    issued: { "date-parts": [[1961, 7, 6]] },
    publisher: "United Nations Treaty Series",
    page: "12-14",
  });
  const footage = review.source(
    {
      type: "broadcast",
      title: "Arrival, uncut",
      author: [{ family: "Reyes", given: "Lucía Inés" }],
      publisher: "Canal Seis",
    },
    "secondary",
  );
  review.cite(visit, tass, "supports", {
    passage: "The previous visit took place in July 2000.",
    note: "Counted from July 2000.",
  });
  review.cite(crowd, footage, "contradicts", { locatorLabel: "timestamp", locator: "00:03:10", passage: "" });
  review.cite(crowd, tass, "supports", { locator: "2", passage: "Tens of thousands\nlined the streets." });
  review.cite(treaty, text1961, "context", { locatorLabel: "page", locator: "12-14", accessed: "" });
  review.cite(clause, text1961, "contradicts", { locatorLabel: "section", locator: "1" });
  review.cite(arabic, tass, "supports", { locator: "" });
  review.judge(crowd, "verified", "ana");
  review.judge(crowd, "disputed", "luis");
  review.correct(visit, "24 years", "23 years", { sourceId: tass.id });
  const decided = { decidedBy: "ana", decidedAt: NOON + 500 * 60_000 };
  review.correct(crowd, "Thousands", "Hundreds", {
    ...decided,
    status: "declined",
    decision: "The footage shows more.",
  });
  review.correct(crowd, "of residents", "", { ...decided, status: "accepted" });
  review.correct(clause, "since 1961", "since 1971", {}, "since 1996");
  review.correct(lost, "that was cut", "that was left", {});
  review.correct(crowd, "lined", "filled", { ...decided, status: "withdrawn" });
  review.thread(visit, ["Is it 24 or 25?", "24: July 2000 to June 2024.", ""], {
    resolvedBy: "luis",
    resolvedAt: NOON + 999_000,
  });
  review.thread(number, ["Who counted?"]);
  review.thread(null, ["Headline still says “alliance”.", "Changed.\n\nPlease read again."]);
  review.thread(lost, ["Cut by the desk."]);
  return review;
}
