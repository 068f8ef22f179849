import { describe, expect, it } from "vitest";
import { kinOf } from "./kin.ts";
import { tokenPair } from "./tokens.ts";

/** Whether one sentence is known as what became of another. */
function areKin(oldText: string, newText: string): boolean {
  const pair = tokenPair(oldText, newText);
  const whole = (ids: Int32Array) => [{ from: 0, to: ids.length }];
  return kinOf(pair, whole(pair.old.ids), whole(pair.new.ids)).length === 1;
}

describe("a sentence became another one", () => {
  it("that has the words which it alone has", () => {
    expect(
      areKin("Arno sold 4,120 tickets and welcomed 310 guests", "Arno sold 4,120 tickets and welcomed 330 guests"),
    ).toBe(true);
  });

  it("but not where they have only figures, for headings and lists are numbered anew", () => {
    expect(areKin("2 = 31", "2 = 31 +")).toBe(false);
  });

  it("but not where little of it is left", () => {
    expect(areKin("Arno sold 4,120 tickets and welcomed 310 guests", "The guests of Arno came late on a wet day")).toBe(
      false,
    );
  });
});
