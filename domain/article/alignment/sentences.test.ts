import { describe, expect, it } from "vitest";
import { place, wordsAt } from "#domain/testing/placing.ts";

const [LEAD, END] = ["The league met on Monday.", "The next table is due in June."];
const TABLE = [
  "Arno sold 4,120 tickets and welcomed 310 guests.",
  "Brill sold 3,870 tickets and welcomed 290 guests.",
  "Corvo sold 2,950 tickets and welcomed 410 guests.",
  "Delta sold 2,440 tickets and welcomed 180 guests.",
  "Ebro sold 1,730 tickets and welcomed 260 guests.",
];

describe("sentences told in like words", () => {
  it.each([
    ["paragraphs", "\n"],
    ["sentences of one paragraph", " "],
  ])("keep their claims when they changed places and were brought up to date: %s", (_what, between) => {
    const [arno, brill, corvo, delta, ebro] = TABLE as [string, string, string, string, string];
    const drafted = [
      brill.replace("3,870", "4,360"),
      arno.replace("310", "330"),
      ebro.replace("1,730", "3,020"),
      corvo,
      delta.replace("2,440", "2,510"),
    ];
    const [old, draft] = [TABLE, drafted].map((rows) => `${LEAD}\n${rows.join(between)}\n${END}`) as [string, string];
    const now = (words: string) => wordsAt(draft, place(old, draft, words));
    expect(now("Arno sold 4,120 tickets")).toBe("Arno sold 4,120 tickets");
    expect(now("welcomed 310 guests")).toBe("welcomed 330 guests");
    expect(now("Brill sold 3,870 tickets")).toBe("Brill sold 4,360 tickets");
    expect(now("Ebro sold 1,730 tickets")).toBe("Ebro sold 3,020 tickets");
    expect(now("Delta sold 2,440 tickets")).toBe("Delta sold 2,510 tickets");
    expect(place(old, draft, "Ebro sold 1,730 tickets")?.outcome).toBe("changed");
    expect(place(old, draft, "welcomed 260 guests")?.outcome).toBe("moved");
  });

  it("are no kin for a figure that both have", () => {
    const old = `${LEAD}\nNov 10: A talk on maps\nNov 17: A talk on money\n${END}`;
    const draft = `${LEAD}\nNov 12: A talk on maps, part 1\nNov 17: A talk on money, part 1\nDec 10: A talk on boats, part 2\n${END}`;
    expect(wordsAt(draft, place(old, draft, "Nov 10: A talk on maps"))).toBe("Nov 12: A talk on maps");
  });
});

describe("a short paragraph that stands once in either text", () => {
  it("is found where it was moved to", () => {
    const old = [LEAD, "Refunds", TABLE[0], TABLE[1], END].join("\n");
    const draft = [LEAD, TABLE[0], TABLE[1], "Refunds", END].join("\n");
    expect(place(old, draft, "Refunds")).toMatchObject({ outcome: "moved", start: draft.indexOf("Refunds") });
  });

  it("is gone where it stands twice in one of them, or as a part of another", () => {
    const old = [LEAD, "Refunds", TABLE[0], TABLE[1], END].join("\n");
    expect(place(old, [LEAD, TABLE[0], "Refunds", TABLE[1], "Refunds", END].join("\n"), "Refunds")).toBeNull();
    expect(place(old, [LEAD, TABLE[0], TABLE[1], "Refunds are late.", END].join("\n"), "Refunds")).toBeNull();
  });
});
