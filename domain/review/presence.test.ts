import { describe, expect, it } from "vitest";
import { type Presence, PresenceBoard } from "./presence.ts";

const ARTICLE = "article";
const tab = (id: string, name = "1", claimId: string | null = null): Presence => ({
  person: { id, name: id },
  tab: name,
  caret: null,
  claimId,
  mode: "check",
});
const news = (here: Presence[], gone: string[] = [], whole = false) => ({ articleId: ARTICLE, whole, here, gone });

describe("who is there", () => {
  it("is put together from news, what changed last at the end", () => {
    const board = new PresenceBoard();
    expect(board.apply(news([tab("ana"), tab("luis")], [], true))).toEqual(["ana/1", "luis/1"]);
    expect(board.apply(news([tab("ana", "1", "claim"), tab("ana", "2")]))).toEqual(["ana/2"]);
    expect([...board.tabs.keys()]).toEqual(["luis/1", "ana/1", "ana/2"]);
    expect(board.tabs.get("ana/1")?.claimId).toBe("claim");
    board.apply(news([], ["luis/1", "nobody/1"]));
    expect(board.whole(ARTICLE)).toEqual(news([tab("ana", "1", "claim"), tab("ana", "2")], [], true));
  });

  it("is only those whom the whole list names", () => {
    const board = new PresenceBoard();
    board.apply(news([tab("ana"), tab("luis")]));
    expect(board.apply(news([tab("luis"), tab("eva")], [], true))).toEqual(["eva/1"]);
    expect([...board.tabs.keys()]).toEqual(["luis/1", "eva/1"]);
  });

  it("tells two people's tabs apart that have one name", () => {
    const board = new PresenceBoard();
    board.apply(news([tab("ana", "same"), tab("luis", "same")]));
    board.apply(news([], ["ana/same"]));
    expect([...board.tabs.keys()]).toEqual(["luis/same"]);
  });
});
