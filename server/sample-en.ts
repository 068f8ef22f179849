import type { SampleText } from "./sample-text.ts";

/** The sample in English. Town, people and ship are invented. */
export const SAMPLE_EN: SampleText = {
  headline: "Ferry sails again to Saint Brannoc after three decades",
  byline: "Marta Ellison",
  body: `
The ferry between Port Alder and Saint Brannoc sailed again on Saturday 14 March, ending a gap of 30 years. Some 420
passengers took the first crossing, which left at a quarter past eight and needed 22 minutes to reach the other side of
the bay.

“My grandmother took this boat to work every day,” said mayor Ines Calloway, who cut the ribbon in light rain. The town
paid 3.4 million for the refit of the *Heron*, a vessel built in 1978 and laid up since the road bridge was opened.

## What it costs, and for whom

A single ticket costs 2.80, and children under twelve travel free. The council expects 180,000 passengers in the first
year, twice as many as the bus over the bridge carries today. Not everybody believes that. “I would be glad to see half
of them,” said councillor Tomas Reiter, who had voted against the refit.

The *Heron* is the first electric ferry on the coast, according to its operator, Bay Lines. Her batteries are charged at
the quay overnight and hold enough for eleven crossings. The diesel engine that she was built with now stands in the
harbour museum, next to the bell of her predecessor.

## One road to the mainland

The last ferry had sailed on 30 September 1995, two weeks after the bridge was opened. Since then the people of Saint
Brannoc have had a single road to the mainland, and in the storm of November 2023 it was closed for four days. The
school, the chemist and the only bakery ran out of supplies on the third.

Ticket offices on both sides open daily at seven. After 30 years, the timetable on the quay wall has been painted anew:
ten sailings a day, seven on Sundays, and none when the wind is above force eight.
`,
  sources: {
    harbour: {
      type: "primary",
      csl: {
        type: "document",
        title: "Harbour log of Port Alder, volume 41",
        author: [{ literal: "Port Alder Harbour Office" }],
        issued: { "date-parts": [[1995]] },
      },
    },
    count: {
      type: "primary",
      csl: {
        type: "webpage",
        title: "Passengers on the opening day",
        author: [{ literal: "Port Alder Harbour Office" }],
        issued: { "date-parts": [[2026, 3, 15]] },
        URL: "https://harbour.example.org/opening-day",
      },
    },
    register: {
      type: "primary",
      csl: {
        type: "dataset",
        title: "Register of passenger vessels",
        publisher: "Maritime Registry",
        issued: { "date-parts": [[2025, 12, 31]] },
        URL: "https://registry.example.org/vessels/heron",
      },
    },
    transport: {
      type: "secondary",
      csl: {
        type: "report",
        title: "Public transport in the bay area 2025",
        author: [{ family: "Okafor", given: "Ruth" }],
        publisher: "County Statistics",
        issued: { "date-parts": [[2026, 1]] },
        URL: "https://statistics.example.org/transport-2025.pdf",
      },
    },
  },
  claims: [
    {
      quote: "30 years",
      everywhere: true,
      verdict: "verified",
      citations: [
        {
          source: "harbour",
          stance: "supports",
          locatorLabel: "page",
          locator: "212",
          passage: "30 Sept. Last sailing to St Brannoc, 18.40. Service withdrawn.",
          note: "From 30 September 1995 to 14 March 2026: 30 years, five months and two weeks.",
        },
      ],
    },
    {
      quote: "Some 420 passengers took the first crossing",
      verdict: "verified",
      citations: [
        {
          source: "count",
          stance: "supports",
          locatorLabel: "paragraph",
          locator: "2",
          passage: "The 8.15 carried 417 passengers, the vessel's limit being 450.",
        },
      ],
    },
    {
      quote: "3.4 million",
      verdict: "needs-source",
      discussion: {
        comments: [
          "The council's minutes of June say 3.1 million. Is this with tax, or has it grown?",
          "I asked the treasurer on Monday. She will send the final account; leave it open until then.",
        ],
      },
    },
    {
      quote: "built in 1978",
      verdict: "disputed",
      citations: [
        {
          source: "register",
          stance: "contradicts",
          locatorLabel: "section",
          locator: "2",
          passage: "Keel laid 1979, delivered 4 May 1981.",
        },
      ],
      discussion: {
        comments: ["Bay Lines say on the telephone that 1978 is the year she was ordered. The register it is, then."],
        resolved: true,
      },
    },
    {
      quote:
        "The council expects 180,000 passengers in the first year, twice as many as the bus over the bridge carries today",
      verdict: "needs-source",
    },
    {
      quote: "twice as many as the bus over the bridge carries today",
      verdict: "disputed",
      citations: [
        {
          source: "transport",
          stance: "contradicts",
          locatorLabel: "page",
          locator: "14–15",
          passage: "Line 7 (Port Alder – Saint Brannoc): 140,210 passengers.",
          note: "180,000 would be about a third more, not twice as many.",
        },
      ],
    },
    { quote: "the first electric ferry on the coast", verdict: "verified" },
    {
      quote: "30 September 1995",
      verdict: "verified",
      citations: [
        { source: "harbour", stance: "supports", locatorLabel: "page", locator: "212", passage: "" },
        { source: "transport", stance: "context", locatorLabel: "page", locator: "3", passage: "" },
      ],
    },
  ],
};
