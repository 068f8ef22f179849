import { describe, expect, it } from "vitest";
import { quietHtml } from "./quiet-html.ts";

describe("foreign HTML made quiet", () => {
  it.each([
    ["style attributes", '<p style="color:red">a</p>', '<p  data-style="color:red">a</p>'],
    ["event handlers", "<img src=x OnError='a()'>", "<img src=x  data-OnError='a()'>"],
    ["style elements", "<STYLE>p{}</style>", '<script type="text/plain">p{}</script>'],
  ])("keeps %s under a name that does nothing", (_what, before, after) => {
    expect(quietHtml(before)).toBe(after);
  });

  it("leaves the words as they are", () => {
    const words = '<p class="style">He wrote style="x" and onclick = y, on time.</p>';
    expect(quietHtml(words)).toBe(words);
  });
});
