import { describe, expect, it } from "vitest";
import type { OwnPresence, PresenceNews } from "#domain/review/presence.ts";
import { Hours } from "#domain/testing/hours.ts";
import { PresenceRegistry, type TabOwner } from "./presence.ts";

const ARTICLE = "article";
const OTHER_ARTICLE = "other article";
const HERE: OwnPresence = { caret: null, claimId: null, mode: "check" };
const AT_CLAIM: OwnPresence = { ...HERE, claimId: "claim" };

const owner = (id: string): TabOwner => ({ person: { id, name: id.toUpperCase() }, sessionId: `session of ${id}` });
const ANA = owner("ana");
const LUIS = owner("luis");

function open() {
  const time = new Hours();
  const registry = new PresenceRegistry(time);
  const heard: PresenceNews[] = [];
  registry.subscribe(ARTICLE, (news) => heard.push(news));
  return { time, registry, heard };
}

const whoIsIn = (registry: PresenceRegistry, article = ARTICLE) =>
  registry.whole(article).here.map(({ person, tab }) => `${person.id}/${tab}`);

describe("who is there", () => {
  it("is told in one message for all who came or moved in a moment", () => {
    const { time, registry, heard } = open();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    registry.tell(ARTICLE, LUIS, { tab: "1", turn: 1 }, HERE);
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 2 }, AT_CLAIM);
    expect(heard).toEqual([]);
    time.pass(100);
    const luis = { person: LUIS.person, tab: "1", ...HERE };
    const ana = { person: ANA.person, tab: "1", ...AT_CLAIM };
    expect(heard).toEqual([{ articleId: ARTICLE, whole: false, here: [luis, ana], gone: [] }]);
    expect(registry.whole(ARTICLE)).toEqual({ articleId: ARTICLE, whole: true, here: [luis, ana], gone: [] });
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 3 }, AT_CLAIM);
    time.pass(1_000);
    expect(heard, "what is as it was is no news").toHaveLength(1);
  });

  it("is told of one article only", () => {
    const { time, registry, heard } = open();
    registry.tell(OTHER_ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    time.pass(1_000);
    expect(heard).toEqual([]);
    expect([whoIsIn(registry), whoIsIn(registry, OTHER_ARTICLE)]).toEqual([[], ["ana/1"]]);
  });

  it("is not told to those who stopped listening", () => {
    const { time, registry } = open();
    const heard: PresenceNews[] = [];
    registry.subscribe(ARTICLE, (news) => heard.push(news))();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    time.pass(1_000);
    expect(heard).toEqual([]);
  });

  it("are those of whom something was heard in the last 40 seconds", () => {
    const { time, registry, heard } = open();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    registry.tell(ARTICLE, LUIS, { tab: "1", turn: 1 }, HERE);
    for (let turn = 2; turn < 6; turn++) {
      time.pass(15_000);
      registry.tell(ARTICLE, LUIS, { tab: "1", turn }, HERE);
    }
    expect(whoIsIn(registry)).toEqual(["luis/1"]);
    expect(heard.at(-1)).toEqual({ articleId: ARTICLE, whole: false, here: [], gone: ["ana/1"] });
    time.pass(39_000);
    expect(whoIsIn(registry)).toEqual(["luis/1"]);
    time.pass(7_000);
    expect(whoIsIn(registry)).toEqual([]);
    expect([registry.size, time.waiting], "nothing is kept, nothing goes on").toEqual([0, 0]);
  });

  it("is not who left, though what was sent before comes after", () => {
    const { time, registry, heard } = open();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    time.pass(100);
    registry.leave(ARTICLE, ANA, { tab: "1", turn: 3 });
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 2 }, AT_CLAIM);
    time.pass(100);
    expect(heard.at(-1)).toEqual({ articleId: ARTICLE, whole: false, here: [], gone: ["ana/1"] });
    expect(whoIsIn(registry)).toEqual([]);
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 4 }, HERE);
    expect(whoIsIn(registry), "who comes back is there again").toEqual(["ana/1"]);
  });

  it("keeps what was said last, though something older comes after it", () => {
    const { registry } = open();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 2 }, AT_CLAIM);
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    expect(registry.whole(ARTICLE).here).toMatchObject([AT_CLAIM]);
  });

  it("cannot be changed by somebody else, whatever tab they name", () => {
    const { registry } = open();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    registry.tell(ARTICLE, LUIS, { tab: "1", turn: 9 }, AT_CLAIM);
    registry.leave(ARTICLE, LUIS, { tab: "1", turn: 10 });
    registry.leave(ARTICLE, LUIS, { tab: "2", turn: 10 });
    expect(registry.whole(ARTICLE).here).toEqual([{ person: ANA.person, tab: "1", ...HERE }]);
  });

  it("is nobody who signed out, in any article", () => {
    const { registry } = open();
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE);
    registry.tell(OTHER_ARTICLE, ANA, { tab: "2", turn: 1 }, HERE);
    registry.tell(ARTICLE, { ...ANA, sessionId: "another browser" }, { tab: "3", turn: 1 }, HERE);
    registry.endSession(ANA.sessionId);
    expect([whoIsIn(registry), whoIsIn(registry, OTHER_ARTICLE)]).toEqual([["ana/3"], []]);
  });
});

describe("room", () => {
  it("is for 16 tabs of a person in an article: the one that was silent for longest goes", () => {
    const { time, registry } = open();
    registry.tell(ARTICLE, LUIS, { tab: "1", turn: 1 }, HERE);
    for (let tab = 1; tab <= 16; tab++) {
      time.pass(10);
      registry.tell(ARTICLE, ANA, { tab: `${tab}`, turn: 1 }, HERE);
    }
    time.pass(10);
    registry.tell(ARTICLE, ANA, { tab: "1", turn: 2 }, HERE);
    registry.tell(ARTICLE, ANA, { tab: "17", turn: 1 }, HERE);
    const tabs = whoIsIn(registry);
    expect(tabs).toHaveLength(17);
    expect(tabs).toEqual(expect.arrayContaining(["luis/1", "ana/1", "ana/17"]));
    expect(tabs).not.toContain("ana/2");
  });

  it("is for 512 tabs in an article, and those who have theirs keep it", () => {
    const { registry } = open();
    for (let person = 0; person < 512; person++)
      expect(registry.tell(ARTICLE, owner(`p${person}`), { tab: "1", turn: 1 }, HERE)).toBe(true);
    expect(registry.tell(ARTICLE, ANA, { tab: "1", turn: 1 }, HERE)).toBe(false);
    expect(registry.tell(ARTICLE, owner("p7"), { tab: "1", turn: 2 }, AT_CLAIM)).toBe(true);
    registry.leave(ARTICLE, owner("p7"), { tab: "1", turn: 3 });
    expect(registry.size).toBe(512);
    expect(registry.tell(OTHER_ARTICLE, ANA, { tab: "1", turn: 1 }, HERE)).toBe(true);
  });

  it("is for 20,000 tabs at all", () => {
    const { registry } = open();
    for (let article = 0; registry.size < 20_000; article++)
      for (let tab = 0; tab < 16; tab++) registry.tell(`${article}`, ANA, { tab: `${tab}`, turn: 1 }, HERE);
    expect(registry.tell(ARTICLE, LUIS, { tab: "1", turn: 1 }, HERE)).toBe(false);
  });
});
