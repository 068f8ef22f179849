import { describe, expect, it } from "vitest";
import type { OwnPresence } from "#domain/review/presence.ts";
import { turns } from "#domain/testing/browsers.ts";
import { Hours } from "#domain/testing/hours.ts";
import { PresenceSender } from "./presence-sender.ts";

type Outcome = "told" | "unreachable" | "refused";

/** A tab whose person moves when a test says so, and a line that answers when a test says so. */
function open({ accompanied = true } = {}) {
  const time = new Hours();
  const sent: { claimId: string | null; turn: number }[] = [];
  const left: number[] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  const tab = { claimId: null as string | null, known: null as string | null, accompanied };
  const sender = new PresenceSender({
    read: (): OwnPresence => ({ caret: null, claimId: tab.claimId, mode: "check" }),
    isKnown: ({ claimId }) => claimId === tab.known,
    isAccompanied: () => tab.accompanied,
    tell: ({ claimId }, turn) => {
      sent.push({ claimId, turn });
      return new Promise((resolve) =>
        answers.push((outcome) => {
          if (outcome === "told") tab.known = claimId;
          resolve(outcome);
        }),
      );
    },
    leave: (turn) => left.push(turn),
    after: time.after,
  });
  const goTo = (claimId: string) => {
    tab.claimId = claimId;
    sender.moved();
  };
  const answer = async (outcome: Outcome = "told") => {
    answers.shift()?.(outcome);
    await turns();
  };
  return { time, sent, left, tab, sender, goTo, answer };
}

describe("telling where one is", () => {
  it("says moves within a moment as one, and nothing where nothing is new", async () => {
    const { time, sent, sender, goTo, answer } = open();
    sender.come();
    time.pass(200);
    await answer();
    goTo("a");
    goTo("b");
    expect(sent).toHaveLength(1);
    time.pass(200);
    await answer();
    expect(sent).toEqual([
      { claimId: null, turn: 1 },
      { claimId: "b", turn: 2 },
    ]);
    sender.moved();
    time.pass(1_000);
    expect(sent).toHaveLength(2);
  });

  it("has one call under way at a time, and then tells where one has got to", async () => {
    const { time, sent, sender, goTo, answer } = open();
    sender.come();
    time.pass(200);
    goTo("a");
    time.pass(200);
    goTo("b");
    time.pass(5_000);
    expect(sent).toHaveLength(1);
    await answer();
    time.pass(200);
    expect(sent.map(({ claimId }) => claimId)).toEqual([null, "b"]);
  });

  it("tells that one is back where one was, though the others did not know yet that one had left", async () => {
    const { time, sent, sender, goTo, answer } = open();
    sender.come();
    time.pass(200);
    await answer();
    goTo("a");
    time.pass(200);
    await answer();
    goTo("b");
    time.pass(200);
    goTo("a");
    time.pass(200);
    await answer();
    time.pass(200);
    expect(sent.map(({ claimId }) => claimId)).toEqual([null, "a", "b", "a"]);
  });

  it("tells nobody of moves while nobody is there, and a newcomer at once", async () => {
    const { time, sent, sender, goTo, answer, tab } = open({ accompanied: false });
    sender.come();
    time.pass(200);
    await answer();
    goTo("a");
    time.pass(5_000);
    expect(sent).toHaveLength(1);
    tab.accompanied = true;
    sender.again();
    time.pass(200);
    expect(sent.at(-1)).toEqual({ claimId: "a", turn: 2 });
  });

  it("tells a newcomer in new words what the others know, even when a move came first", async () => {
    const { time, sent, sender, tab, answer } = open();
    sender.come();
    time.pass(200);
    await answer();
    tab.claimId = "a";
    tab.known = "a";
    sender.moved();
    sender.again();
    time.pass(200);
    expect(sent.at(-1)).toEqual({ claimId: "a", turn: 2 });
  });

  it("says every 15 seconds that it is there, after an answer and after none", async () => {
    const { time, sent, sender, answer } = open();
    sender.come();
    time.pass(200);
    await answer();
    time.pass(15_000);
    await answer("unreachable");
    time.pass(15_000);
    expect(sent.map(({ turn }) => turn)).toEqual([1, 2, 3]);
  });

  it("counts the 15 seconds from what it said last, and not at all once it left", async () => {
    const { time, sent, sender, goTo, answer } = open();
    sender.come();
    time.pass(200);
    await answer();
    time.pass(14_000);
    goTo("a");
    time.pass(200);
    await answer();
    time.pass(14_000);
    expect(sent).toHaveLength(2);
    time.pass(1_000);
    await answer();
    expect(sent).toHaveLength(3);
    sender.leave();
    expect(time.waiting).toBe(0);
    time.pass(60_000);
    expect(sent).toHaveLength(3);
  });

  it("stops where there is no point in it, until the line is there again", async () => {
    const { time, sent, sender, answer } = open();
    sender.come();
    time.pass(200);
    await answer("refused");
    time.pass(60_000);
    expect(sent).toHaveLength(1);
    sender.come();
    time.pass(200);
    expect(sent).toHaveLength(2);
  });

  it("says everything anew to a server that may have forgotten it", async () => {
    const { time, sent, sender, answer } = open();
    sender.come();
    time.pass(200);
    await answer();
    sender.again();
    time.pass(200);
    expect(sent, "these words are known").toHaveLength(1);
    sender.forgotten();
    sender.again();
    time.pass(200);
    expect(sent).toHaveLength(2);
  });

  it("leaves once, with the highest turn, and says nothing more until it comes back", async () => {
    const { time, sent, left, sender, goTo, answer } = open();
    sender.leave();
    expect(left, "it was not there").toEqual([]);
    sender.come();
    time.pass(200);
    goTo("a");
    sender.leave();
    sender.leave();
    await answer();
    goTo("b");
    sender.again();
    time.pass(60_000);
    expect([sent.length, left, time.waiting]).toEqual([1, [2], 0]);
    sender.come();
    time.pass(200);
    expect(sent.at(-1)).toEqual({ claimId: "b", turn: 3 });
  });
});
