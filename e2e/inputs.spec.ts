import { carry, correctSpelling, InputMethod, replaceAll } from "./devices.ts";
import { test as base, expect } from "./fixtures.ts";
import { BRIDGE_ARTICLE } from "./texts.ts";
import { Workbench } from "./workbench.ts";

/** What is said of a claim whose own words changed. */
const CHANGED = /^(changed|gone)$/;

/** Words that stand for a claim, and whether its verdict was given on others. */
type Standing = [claimId: string, words: string, state?: "changed"];

/** An article that the owner edits while the checker looks on. */
class TwoDesks {
  readonly writer: Workbench;
  readonly checker: Workbench;

  constructor(writer: Workbench, checker: Workbench) {
    this.writer = writer;
    this.checker = checker;
  }

  async open(articleId: string): Promise<void> {
    await this.checker.open(articleId);
    await this.writer.open(articleId);
    await this.writer.setMode("Edit");
    await this.writer.text.focus();
  }

  /** Both see each claim on its words. */
  async show(...claims: Standing[]): Promise<void> {
    for (const desk of [this.writer, this.checker])
      for (const [claimId, words, state] of claims) {
        await expect.poll(() => desk.claimed(claimId)).toBe(words);
        const head = desk.page.locator(`[data-card-head="${claimId}"]`);
        await expect(head.getByText(CHANGED)).toHaveText(state ? [state] : []);
      }
  }

  /** And so does whoever opens the article anew. */
  async showAgain(...claims: Standing[]): Promise<void> {
    await this.writer.isSaved();
    await this.writer.page.reload();
    await this.writer.ready();
    await this.show(...claims);
  }
}

const test = base.extend<{ desks: TwoDesks }>({
  desks: async ({ workbench, newsroom, openAs }, use) =>
    use(new TwoDesks(workbench, new Workbench(await openAs(newsroom.checker)))),
});

test("claimed text is dragged elsewhere with the mouse, whole, in part, and as a copy", async ({
  desks,
  page,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const cars = await api.claim(id, "25,000 cars a day", "verified");
  const toll = await api.claim(id, "8.30 euros", "verified");
  const length = await api.claim(id, "2,460 metres long", "verified");
  const { writer } = desks;
  await desks.open(id);

  await writer.drag("25,000 cars a day ");
  await carry(writer, { words: "cars a day", to: "The mayor" });
  await expect(desks.checker.text).toContainText("25,000 cars a day The mayor");
  await desks.show([cars, "25,000 cars a day"], [toll, "8.30 euros"]);
  await writer.drag("The toll is 8.30 euros, ");
  await carry(writer, { words: "toll is", to: "It is 2,460" });
  await expect(desks.checker.text).toContainText("of work. The toll is 8.30 euros, It is");
  await desks.show([cars, "25,000 cars a day"], [toll, "8.30 euros"]);

  await writer.drag("metres long, ");
  await carry(writer, { words: "long, ", to: "400 jobs" });
  await expect(desks.checker.text).toContainText("bring metres long, 400 jobs");
  await desks.show([length, "2,460", "changed"]);
  await page.keyboard.press("Control+z");
  await desks.show([length, "2,460 metres long"]);

  await writer.drag("25,000 cars a day ");
  await carry(writer, { words: "25,000", to: "400 jobs", copied: true });
  await expect(desks.checker.text).toContainText("bring 25,000 cars a day 400 jobs");
  const all: Standing[] = [
    [cars, "25,000 cars a day"],
    [toll, "8.30 euros"],
    [length, "2,460 metres long"],
  ];
  await desks.show(...all);
  await desks.showAgain(...all);

  const text = await writer.paragraphs();
  await writer.drag("343 metres");
  await carry(writer, { words: "343", to: "About" });
  expect(await writer.paragraphs(), "in Check no text is carried away").toEqual(text);
});

test("an input method composes in a claim, at its edges and in its place", async ({ desks, page, api }) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const cars = await api.claim(id, "25,000 cars a day", "verified");
  const toll = await api.claim(id, "8.30 euros", "verified");
  const { writer, checker } = desks;
  await desks.open(id);
  const method = await InputMethod.on(page);

  await writer.walkTo("25,000");
  await method.compose("n", "に", "にh", "にほ", "にほん", "日本", "二本");
  await method.choose("日本");
  await writer.walkTo(" will cross");
  await method.compose("だ", "だい");
  await method.choose("台");
  await desks.show([cars, "25,000 cars a day"]);
  await expect(
    checker.text,
    "letters of a script without spaces are beside it, and no part of its words",
  ).toContainText("日本25,000 cars a day台 will");
  for (let times = 0; times < 2; times++) await page.keyboard.press("Control+z");
  await desks.show([cars, "25,000 cars a day"]);

  await writer.walkTo("cars a day");
  await method.compose("n", "に");
  await method.cancel();
  await desks.show([cars, "25,000 cars a day"]);
  await method.compose("n", "に", "にほ");
  await expect(checker.text).toContainText("25,000 にほcars");
  await checker.setMode("Edit");
  await checker.text.focus();
  await checker.walkTo("About");
  await checker.page.keyboard.type("As we said: ");
  await api.run(id, { kind: "claim.setVerdict", claimId: cars, verdict: "disputed" });
  await expect(writer.text).toContainText("As we said: About 25,000 にほcars");
  await method.compose("にほん", "日本", "日本の");
  await method.choose("日本の");
  await desks.show([cars, "25,000 日本のcars a day", "changed"]);
  await expect(writer.highlighted("disputed")).toHaveText("25,000 日本のcars a day");

  await writer.selectByKeys("8.30 euros");
  await method.compose("じ", "じゅう", "10");
  await method.choose("十");
  await method.compose("えん");
  await method.choose("円");
  const all: Standing[] = [
    [cars, "25,000 日本のcars a day", "changed"],
    [toll, "十円", "changed"],
  ];
  await desks.show(...all);
  await expect(checker.text).toContainText(
    "As we said: About 25,000 日本のcars a day will cross it in summer. The toll is 十円,",
  );
  await desks.showAgain(...all);
});

test("a spell-checker and a phone's keyboard put words right in a claim", async ({ desks, page, api }) => {
  const text = "It was teh first visit in 24 yeasr, said the Ministry. Many acress were solt.";
  const id = await api.load(`The visit\n\n${text}`);
  const visit = await api.claim(id, "teh first visit in 24 yeasr", "verified");
  const acres = await api.claim(id, "acress", "verified");
  const sold = await api.claim(id, "Many acress were solt", "verified");
  const { writer, checker } = desks;
  await desks.open(id);
  await correctSpelling(writer, "teh", "the");
  await desks.show([visit, "the first visit in 24 yeasr", "changed"]);
  await correctSpelling(writer, "yeasr", "years");
  await correctSpelling(writer, "acress", "acres");
  const method = await InputMethod.on(page);
  await writer.walkTo(".", 1);
  const at = "It was the first visit in 24 years, said the Ministry. Many acres were ".length;
  await method.correct(at, at + "solt".length, "sold");
  const all: Standing[] = [
    [visit, "the first visit in 24 years", "changed"],
    [acres, "acres", "changed"],
    [sold, "Many acres were sold", "changed"],
  ];
  await desks.show(...all);
  await expect(checker.text).toHaveText("It was the first visit in 24 years, said the Ministry. Many acres were sold.");
  await desks.showAgain(...all);
  await writer.setMode("Edit");
  await correctSpelling(writer, "the first", "teh first");
  await correctSpelling(writer, "years", "yeasr");
  await desks.show([visit, "teh first visit in 24 yeasr"]);
});

test("a word is replaced everywhere at once: each claim has the new one, and the others are as they were", async ({
  desks,
  page,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE.replace("promised 600 jobs", "promised 600 jobs (new jobs)"));
  const before = ["25,000 cars a day", "400 jobs", "600 jobs", "(new jobs)", "two years ago", "900 jobs"];
  const claims: string[] = [];
  for (const words of before) claims.push(await api.claim(id, words, "verified"));
  const { writer, checker } = desks;
  await desks.open(id);
  await replaceAll(writer, "jobs", "posts");
  await expect(checker.text).toContainText("bring 400 posts. A year ago she had promised 600 posts (new posts),");
  const after = claims.map((claimId, index): Standing => {
    const words = before[index] ?? "";
    return words.includes("jobs") ? [claimId, words.replace("jobs", "posts"), "changed"] : [claimId, words];
  });
  await desks.show(...after);
  await page.keyboard.press("Control+z");
  await expect(checker.text).toContainText("bring 400 jobs.");
  await desks.show(...claims.map((claimId, index): Standing => [claimId, before[index] ?? ""]));
  await replaceAll(writer, "o", "0");
  await expect(checker.text).toContainText("The may0r said the bridge w0uld bring 400 j0bs.");
  const all = claims.map((claimId, index): Standing => {
    const words = before[index] ?? "";
    return words.includes("o") ? [claimId, words.replaceAll("o", "0"), "changed"] : [claimId, words];
  });
  await desks.show(...all);
  await desks.showAgain(...all);
});

test("a claim is split, joined and formatted in part, and stands for both on its words", async ({
  desks,
  page,
  api,
}) => {
  const id = await api.load(BRIDGE_ARTICLE);
  const cars = await api.claim(id, "25,000 cars a day", "verified");
  const metres = await api.claim(id, "343 metres above the ground", "disputed");
  const { writer, checker } = desks;
  await desks.open(id);
  await writer.walkTo("cars a day");
  await page.keyboard.press("Enter");
  await expect(checker.highlights(cars)).toHaveText(["25,000 ", "cars a day"]);
  await writer.isSaved();
  await page.keyboard.press("Backspace");
  await expect(checker.highlights(cars)).toHaveText(["25,000 cars a day"]);
  await desks.show([cars, "25,000 cars a day"]);

  await writer.selectByKeys("000 cars");
  await page.keyboard.press("Control+b");
  await writer.selectByKeys("cars a day will");
  await page.keyboard.press("Control+i");
  await expect(checker.text.locator("strong")).toHaveText(["000 ", "cars"]);
  await expect(checker.text.locator("em")).toHaveText(["cars a day will"]);
  await desks.show([cars, "25,000 cars a day"]);
  await page.keyboard.press("Control+z");
  await writer.walkTo("About");
  await page.keyboard.press("Backspace");
  await page.keyboard.type(" ");
  const all: Standing[] = [
    [cars, "25,000 cars a day"],
    [metres, "343 metres above the ground"],
  ];
  await expect(checker.text).toContainText("above the ground. About 25,000");
  await desks.show(...all);
  await desks.showAgain(...all);
});
