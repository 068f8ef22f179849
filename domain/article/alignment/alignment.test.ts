import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { place, wordsAt } from "#domain/testing/placing.ts";
import { alignStretches } from "./alignment.ts";

const BRIDGE = [
  "The bridge over the Tarn opens on Monday after nine years of work.",
  "It is 2,460 metres long, and its tallest pier stands 343 metres above the ground.",
  "About 25,000 cars a day will cross it in summer. The toll is 8.30 euros.",
  "The mayor said the bridge would bring 400 jobs. A year ago she had promised 600 jobs.",
].join("\n");

describe("a stretch in a new draft", () => {
  it("stays where it was when nothing changed", () => {
    for (const words of ["nine years", "343 metres", "8.30", "jobs. A year"]) {
      const found = place(BRIDGE, BRIDGE, words);
      expect(found).toMatchObject({ outcome: "same", start: BRIDGE.indexOf(words) });
      expect(wordsAt(BRIDGE, found)).toBe(words);
    }
  });

  it("is found behind text that came before it", () => {
    const draft = `PARIS: A preface.\n${BRIDGE}`;
    expect(place(BRIDGE, draft, "25,000 cars a day")).toMatchObject({
      outcome: "same",
      start: draft.indexOf("25,000 cars a day"),
    });
  });

  it("moves with its paragraph", () => {
    const lines = BRIDGE.split("\n");
    const draft = [lines[0], lines[2], lines[3], lines[1]].join("\n");
    const found = place(BRIDGE, draft, "its tallest pier");
    expect(found?.outcome).toBe("moved");
    expect(wordsAt(draft, found)).toBe("its tallest pier");
  });

  it("is changed when one digit is", () => {
    const draft = BRIDGE.replace("343", "342");
    const found = place(BRIDGE, draft, "stands 343 metres");
    expect(found?.outcome).toBe("changed");
    expect(wordsAt(draft, found)).toBe("stands 342 metres");
  });

  it("takes in words that came between its own, and leaves out those beside it", () => {
    const draft = BRIDGE.replace("25,000 cars a day", "at least 25,000 cars and lorries a day");
    expect(wordsAt(draft, place(BRIDGE, draft, "25,000 cars a day"))).toBe("25,000 cars and lorries a day");
  });

  it("is gone when its sentence is", () => {
    const draft = BRIDGE.replace(" The toll is 8.30 euros.", "");
    expect(place(BRIDGE, draft, "The toll is 8.30 euros")).toBeNull();
  });

  it("does not go over to the same words elsewhere", () => {
    const old = `${BRIDGE}\nThe critics of the bridge said the bridge would bring no jobs at all.`;
    const draft = old.split("\n").slice(0, 4).join("\n");
    const start = old.lastIndexOf("the bridge would bring");
    expect(alignStretches(old, draft, [{ start, end: start + 22 }])).toEqual([null]);
    const first = old.indexOf("the bridge would bring");
    expect(alignStretches(old, draft, [{ start: first, end: first + 22 }])[0]).toMatchObject({ start: first });
  });

  it("is gone when other words stand in its place", () => {
    const draft = BRIDGE.replace("nine years of work", "a long dispute");
    expect(place(BRIDGE, draft, "nine years of work")).toBeNull();
  });

  it("is found when only its spelling changed", () => {
    const old = "No hay momento prefecto para abrir el código.";
    const draft = "No hay momento perfecto para abrir el código.";
    const found = place(old, draft, "prefecto");
    expect(found?.outcome).toBe("changed");
    expect(wordsAt(draft, found)).toBe("perfecto");
  });

  it.each([
    ["paragraphs", "\n"],
    ["sentences", " "],
  ])("goes with its own sentence when %s told in like words change places", (_what, between) => {
    const [peter, mary] = ["Peter Brown was fined 500 euros in May.", "Mary Brown was fined 500 euros in June."];
    const [old, draft] = [
      ["First words.", peter, mary, "Last words."].join(between),
      ["First words.", mary, peter, "Last words."].join(between),
    ];
    const from = old.indexOf("fined");
    const [first, second] = alignStretches(old, draft, [
      { start: from, end: from + 15 },
      { start: old.lastIndexOf("fined"), end: old.lastIndexOf("fined") + 15 },
    ]);
    expect([first?.start, second?.start]).toEqual([draft.lastIndexOf("fined"), draft.indexOf("fined")]);
    expect([first?.outcome, second?.outcome].sort()).toEqual(["moved", "same"]);
  });

  it.each([
    ["8.30", "The toll is 8.30 euros.", "The toll is 9.10 euros.", "9.10"],
    ["400", "It brought 400 jobs to the coast.", "It brought 1,500 jobs to the coast.", "1,500"],
  ])("that is but a figure, %s, is the figure that stands in its place", (quote, old, draft, now) => {
    const found = place(old, draft, quote);
    expect(found?.outcome).toBe("changed");
    expect(wordsAt(draft, found)).toBe(now);
  });

  it.each([
    ["400", "It brought 400 jobs to the coast.", "It brought many jobs to the coast."],
    [
      "exportar archivos estáticos",
      "Next puede exportar archivos estáticos hoy.",
      "Next admite una exportación estática hoy.",
    ],
  ])("is gone when none of its words is left, be others like them in its place: %s", (quote, old, draft) => {
    expect(place(old, draft, quote)).toBeNull();
  });

  it("goes with its clause when clauses of a sentence change places", () => {
    const swap = (before: string, after: string, ...claims: string[]) => {
      const [old, draft] = [
        BRIDGE.replace("The toll is 8.30 euros.", before),
        BRIDGE.replace("The toll is 8.30 euros.", after),
      ];
      for (const words of claims) expect(wordsAt(draft, place(old, draft, words))).toBe(words);
    };
    const [cars, trucks] = ["8.30 euros for cars", "12.50 euros for trucks"];
    swap(
      `The toll is ${cars} and ${trucks}.`,
      `The toll is ${trucks} and ${cars}.`,
      cars,
      trucks,
      "8.30 euros",
      "12.50 euros",
    );
    swap(
      "Lyon built 35 schools and Nice built 28 schools.",
      "Nice built 28 schools and Lyon built 35 schools.",
      "35 schools",
      "28 schools",
    );
    swap(
      "北京去年新建学校35所，上海去年新建学校28所。",
      "上海去年新建学校28所，北京去年新建学校35所。",
      "35所",
      "28所",
    );
    // A clause that was changed, too, is not taken for the one that is in its place now, but known by its words.
    const [old, swapped] = [`The toll is ${cars} and ${trucks}.`, `The toll is ${trucks} and 8.40 euros for cars.`];
    expect(place(old, swapped, "8.30 euros")).toBeNull();
    expect(place(old, swapped, cars)?.outcome).toBe("changed");
    expect(wordsAt(swapped, place(old, swapped, cars))).toBe("8.40 euros for cars");
    const [schools, fewer] = [
      "Lyon built 35 schools and Nice built 28 schools.",
      "Nice built 28 schools and Lyon built 36 schools.",
    ];
    expect(wordsAt(fewer, place(schools, fewer, "Lyon built 35 schools"))).toBe("Lyon built 36 schools");
    expect(place(schools, fewer, "35 schools")).toBeNull();
    // What became another figure is not looked for where it stands for something else.
    const draft = BRIDGE.replace("8.30 euros", "9.30 euros").replace("600 jobs", "8.30 euros");
    expect(wordsAt(draft, place(BRIDGE, draft, "8.30 euros"))).toBe("9.30 euros");
  });

  it("stays in its sentence when its figure changed to another and like words came to say its own figure", () => {
    const old =
      "The ferry was built in 2005, and its owners paint it yearly. The pier was built in 1998, and its owners do not.";
    const draft = old.replace("2005", "2004").replace("1998", "2005");
    const found = place(old, draft, "built in 2005, and its owners");
    expect(found?.outcome).toBe("changed");
    expect(wordsAt(draft, found)).toBe("built in 2004, and its owners");
  });

  it("is found in a paragraph that was moved and edited, whatever small words it has in common with others", () => {
    const survey = "The survey found 17 cracks in the eastern pillar during the first inspection.";
    const cost = "The toll went up twice in the year after the opening, said the board. It cost drivers dear.";
    const noise = "Residents filed 310 complaints about noise since the opening.";
    const old = `${BRIDGE}\n${survey}\n${cost}\n${noise}`;
    const draft = `${BRIDGE}\n${noise}\n${cost.replace("twice", "three times")}\n${survey.replace("17", "19")}`;
    for (const words of ["17 cracks", "17 cracks in the eastern pillar", "eastern pillar", "310 complaints"])
      expect(wordsAt(draft, place(old, draft, words))).toBe(words.replace("17", "19"));
  });

  it("says how much of the rest of its sentence stands beside it still", () => {
    const kept = (newText: string, words = "400 jobs") => place(BRIDGE, newText, words)?.surroundings;
    expect(kept(BRIDGE)).toBe(1);
    // Moved, split and joined sentences are still what they were.
    const lines = BRIDGE.split("\n");
    expect(kept([lines[3], lines[0], lines[1], lines[2]].join("\n"))).toBe(1);
    expect(kept(BRIDGE.replace("jobs. A year", "jobs, though a year"))).toBeGreaterThan(0.95);
    expect(kept(BRIDGE.replace("The mayor said", "The mayor spoke. She said"))).toBeGreaterThan(0.8);
    expect(kept(BRIDGE.replace("The mayor", "The old mayor"))).toBeGreaterThan(0.8);
    const other = BRIDGE.replace(
      "The mayor said the bridge would bring 400",
      "Closing the mine, unions warn, cost 400",
    );
    expect(wordsAt(other, place(BRIDGE, other, "400 jobs"))).toBe("400 jobs");
    expect(kept(other)).toBeLessThan(0.3);
    // A whole sentence has nothing beside it.
    expect(kept(other, "The toll is 8.30 euros.")).toBe(1);
  });

  it("says that quotation marks and white space changed, and stays in its place", () => {
    const old = 'The operator calls it "very moderate" today.';
    const draft = "The operator calls it “very  moderate” today.";
    const found = place(old, draft, '"very moderate"');
    expect(found).toMatchObject({ outcome: "changed", likeness: 1 });
    expect(wordsAt(draft, found)).toBe("“very  moderate”");
  });

  it("keeps bounds inside a word", () => {
    const draft = `Today: ${BRIDGE}`;
    expect(wordsAt(draft, place(BRIDGE, draft, "ridge over the Ta"))).toBe("ridge over the Ta");
  });

  it("is found in scripts that do not separate words", () => {
    const old = "首相は24年ぶりに訪問した。同盟条約に署名した。";
    const draft = "首相は火曜日に24年ぶりに訪問した。新しい同盟条約に署名した。";
    expect(wordsAt(draft, place(old, draft, "24年ぶり"))).toBe("24年ぶり");
    expect(wordsAt(draft, place(old, draft, "同盟条約"))).toBe("同盟条約");
  });

  it("has an answer for empty texts and for stretches without a word", () => {
    expect(alignStretches("", "", [])).toEqual([]);
    expect(alignStretches("word", "", [{ start: 0, end: 4 }])).toEqual([null]);
    expect(alignStretches("a  b", "a  b", [{ start: 1, end: 3 }])).toEqual([null]);
  });
});

/** Sentences of made-up words, of which every one stands once. */
const sentences = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 24, maxLength: 120 })
  .map((words) => Array.from({ length: Math.floor(words.length / 6) }, (_, at) => words.slice(at * 6, at * 6 + 6)));

describe("any new draft", () => {
  it("leaves what was not touched exactly where it is, whatever is inserted, deleted and moved around it", () => {
    fc.assert(
      fc.property(sentences, fc.infiniteStream(fc.nat()), (lines, chance) => {
        const next = (below: number) => (chance.next().value ?? 0) % below;
        const old = lines.map((words) => words.join(" ")).join("\n");
        const kept = lines.filter(() => next(4) > 0);
        if (kept.length > 1 && next(2) === 0) kept.push(...kept.splice(next(kept.length), 1));
        const draft = kept.map((words) =>
          next(3) === 0 ? `NEW${next(100)} ${words.join(" ")} MORE.` : words.join(" "),
        );
        const text = draft.join("\n");
        for (const words of lines) {
          const sentence = words.join(" ");
          const found = place(old, text, sentence);
          if (text.includes(sentence)) {
            expect(wordsAt(text, found)).toBe(sentence);
            expect(found?.outcome).not.toBe("changed");
          } else expect(found).toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });

  it("never says that changed letters are the same", () => {
    fc.assert(
      fc.property(sentences, fc.nat(), fc.stringMatching(/^[0-9]{1,4}$/), (lines, at, figure) => {
        const old = lines.map((words) => words.join(" ")).join("\n");
        const words = lines[at % lines.length] ?? [];
        const changed = words.map((word, index) => (index === 3 ? figure : word));
        const draft = old.replace(words.join(" "), changed.join(" "));
        const found = place(old, draft, words.join(" "));
        expect(found?.outcome).toBe("changed");
        expect(wordsAt(draft, found)).toBe(changed.join(" "));
      }),
    );
  });
});

describe("paragraphs of like form", () => {
  const stations = Array.from(
    { length: 12 },
    (_, index) =>
      `Station ${index + 1} sold ${137 * (index + 1)} tickets in 2023, of which ${11 * (index + 3)} were for children.`,
  );

  it.each([
    ["with the last ones first", [...stations.slice(6), ...stations.slice(0, 6)]],
    ["backwards", stations.toReversed()],
  ])("%s keep their claims, whose words stand nowhere else", (_how, drafted) => {
    const [before, after] = [stations.join("\n"), drafted.join("\n")];
    const claims = stations.map((_, index) => `Station ${index + 1} sold ${137 * (index + 1)} tickets`);
    const stretches = claims.map((words) => ({
      start: before.indexOf(`${words} `),
      end: before.indexOf(`${words} `) + words.length,
    }));
    const found = alignStretches(before, after, stretches);
    expect(found.map((place) => place && after.slice(place.start, place.end))).toEqual(claims);
  });

  it("that moved and changed do not take the end of another along", () => {
    const [first, second, third] = [
      "Costs rose by 12 percent in 2019, said Ms Ortega.",
      "The mayor was not there that day.",
      "Nobody had anything to add.",
    ];
    const after = [second, third, first?.replace("rose", "fell")].join("\n");
    const [place] = alignStretches([first, second, third].join("\n"), after, [{ start: 0, end: 48 }]);
    expect(place && after.slice(place.start, place.end)).toBe("Costs fell by 12 percent in 2019, said Ms Ortega");
  });
});
