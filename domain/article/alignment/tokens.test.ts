import { describe, expect, it } from "vitest";
import { tokenPair } from "./tokens.ts";

function tokensOf(text: string): string[] {
  const { old } = tokenPair(text, "");
  return Array.from(old.starts, (start, at) => text.slice(start, old.ends[at]));
}

describe("a text is cut into words", () => {
  it.each([
    ["l'eau qu’elle boit", ["l", "'", "eau", "qu", "’", "elle", "boit"]],
    ["parle d'un chat", ["parle", "d", "'", "un", "chat"]],
    ["I'll say they don't, it’s Mary's", ["I'll", "say", "they", "don't", ",", "it’s", "Mary's"]],
    ["aujourd'hui, O'Brien", ["aujourd'hui", ",", "O'Brien"]],
    ["the_best 1.200,50 euros", ["the", "_", "best", "1.200,50", "euros"]],
    ["首相は24年", ["首", "相", "は", "24", "年"]],
  ])("%s", (text, words) => {
    expect(tokensOf(text)).toEqual(words);
  });
});
