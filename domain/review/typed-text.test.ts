import { describe, expect, it } from "vitest";
import { leftOut, typedText } from "./typed-text.ts";

const put = (from: number, text: string, to = from) => ({
  ...{ stepType: "replace", from, to },
  ...(text === "" ? {} : { slice: { content: [{ type: "text", text }] } }),
});

describe("what steps typed", () => {
  it("is words where letters were typed side by side, and a line for each place", () => {
    expect(typedText([put(5, "v"), put(6, "er"), put(8, "y"), put(20, "now")])).toBe("very\nnow");
  });

  it("has nothing of what was deleted again right away", () => {
    expect(typedText([put(5, "ve"), put(7, "rr"), put(8, "", 9), put(8, "y")])).toBe("very");
    expect(typedText([put(5, "x"), put(5, "", 6)])).toBe("");
  });

  it("has what was typed in the place of other words, and nothing of what was only deleted", () => {
    expect(typedText([put(3, "25", 5), put(9, "", 12), put(9, "!")])).toBe("25\n!");
  });

  it("keeps a paragraph apart from the words before it", () => {
    const paragraph = { content: [{ type: "paragraph", content: [{ type: "text", text: "Next" }] }] };
    expect(typedText([put(5, "One."), { ...put(9, ""), slice: paragraph }])).toBe("One.\nNext");
  });
});

describe("the steps left out", () => {
  it("are those whose content is missing, at whatever place the others stand now", () => {
    const steps = [put(5, "a"), put(6, "b"), put(7, "c")];
    expect(leftOut(steps, [put(15, "a"), put(16, "c")])).toEqual([put(6, "b")]);
    expect(leftOut(steps, [])).toEqual(steps);
    expect(leftOut(steps, [put(1, "a"), put(2, "b"), put(3, "c")])).toEqual([]);
  });
});
