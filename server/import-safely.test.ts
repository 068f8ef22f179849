import { expect, it } from "vitest";
import { importSafely } from "./import-safely.ts";

const PARAGRAPH = "The pact has 23 articles, and the oldest of them is from 1961. ";

it("reads a long text in a thread exactly as a short one at once", async () => {
  const content = `A headline\n\n${`${PARAGRAPH.repeat(10)}\n\n`.repeat(200)}`;
  const { headline, language, doc } = await importSafely({ format: "text", content });
  expect({ headline, language }).toEqual({ headline: "A headline", language: "en" });
  expect(doc["content"]).toHaveLength(200);
});

it("passes on why a long text is refused", async () => {
  const content = "# x\n\n".repeat(600_000);
  await expect(importSafely({ format: "markdown", content })).rejects.toMatchObject({ code: "too_large" });
});

it("goes on answering while long texts are read", async () => {
  const content = PARAGRAPH.repeat(40_000);
  const reading = Promise.all([1, 2, 3].map(() => importSafely({ format: "text", content })));
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await reading;
  clearInterval(watch);
  expect(longest).toBeGreaterThan(0);
});
